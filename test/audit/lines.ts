import type { Across, Header, Line, Result, Tally } from "../../src/audit/result.ts";
import { Tallying } from "../../src/audit/tally.ts";

/** Lines of audits for tests, each whole, with what a test is about put in. */

export function header(of: Partial<Header> = {}): Header {
  return {
    type: "audit",
    version: 1,
    now: "2026-11-22T09:00:00.000Z",
    ruleset: { digest: "d".repeat(64), revision: "2026-11" },
    register: null,
    options: { strict_match: false },
    key: null,
    shard: null,
    ...of,
  };
}

export function result(ordinal: number, of: Partial<Result> = {}): Result {
  return {
    type: "organisation",
    version: 1,
    ordinal,
    file: `orgs/${ordinal}.roles.yaml`,
    document: 0,
    line: 1,
    organisation: { name: `Scheme ${ordinal}`, reference: `scheme-${ordinal}` },
    verdict: "compliant",
    preregistration: { source: "register" },
    findings: [],
    omitted: [],
    not_evaluated: [],
    ...of,
  };
}

export function finding(rule: string, severity: "error" | "warning" | "info" = "error"): Result["findings"][number] {
  return {
    rule,
    severity,
    message: `${rule} is broken`,
    path: "/users",
    range: { start: { line: 1, column: 1 } },
    fingerprint: "f".repeat(32),
  };
}

export function across(rule: string, of: Partial<Across> = {}): Across {
  return {
    type: "across",
    version: 1,
    rule,
    severity: "warning",
    message: `${rule} is broken`,
    args: {},
    references: [],
    places: [],
    omitted: 0,
    fingerprint: "a".repeat(32),
    ...of,
  };
}

/** The summary of these lines. */
export function summary(lines: readonly Line[], of: Tally["across"] = { evaluated: [], not_evaluated: [] }): Tally {
  const tallying = new Tallying();
  for (const line of lines) if (line.type === "organisation" || line.type === "across") tallying.add(line);
  return tallying.tally(of);
}

/** An audit as it is written: these lines between a header and their summary. */
export function written(lines: readonly Line[], head: Header = header()): string {
  return textOf([head, ...lines, summary(lines)]);
}

export function textOf(lines: readonly unknown[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}
