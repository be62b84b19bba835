import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { organisationAt } from "../../bench/organisations.ts";
import type { Header, Line, Result, Tally } from "../../src/audit/result.ts";
import { folder } from "../cli/run.ts";

export const NOW = "2026-11-22T12:00:00Z";

export const KEY: string = `${"0123456789abcdef".repeat(4)}\n`;

/** What organisations declare, as YAML. */
export const yamlAt = (place: number): string => stringify(organisationAt(place).declaration);

export const jsonAt = (place: number): string => JSON.stringify(organisationAt(place).declaration);

const places = (count: number): readonly number[] => Array.from({ length: count }, (_, place) => place);

export const ndjson = (count: number): string =>
  places(count)
    .map((place) => `${jsonAt(place)}\n`)
    .join("");

/** A register of these organisations, but of the last. */
export const register = (count: number): string =>
  places(count - 1)
    .map((place) => `${JSON.stringify(organisationAt(place).entry)}\n`)
    .join("");

/**
 * A folder with the same organisations as files below `orgs/`, in `all.yaml` and in `all.ndjson`, with a register in
 * which the last is missing, and with a key file.
 */
export function inputs(count: number, more: Readonly<Record<string, string | Uint8Array>> = {}): string {
  return folder({
    ...Object.fromEntries(
      places(count).map((place) => [`orgs/${String(place).padStart(4, "0")}.roles.yaml`, yamlAt(place)]),
    ),
    "all.yaml": places(count)
      .map((place) => `---\n${yamlAt(place)}`)
      .join(""),
    "all.ndjson": ndjson(count),
    "register.ndjson": register(count),
    key: KEY,
    ...more,
  });
}

export const WITH: readonly string[] = ["--register", "register.ndjson", "--key-file", "key", "--now", NOW];

/** An audit as it was written. */
export interface Audit {
  readonly header: Header;
  readonly results: readonly Result[];
  readonly tally: Tally;
  readonly lines: readonly Line[];
}

export function auditIn(text: string): Audit {
  const lines = text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
  const results = lines.filter((line) => line.type === "organisation");
  return { header: lines[0] as Header, results, tally: lines.at(-1) as Tally, lines };
}

export const written = (cwd: string, name: string): string => readFileSync(join(cwd, name), "utf8");
