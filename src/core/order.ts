import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Located } from "./locate/locate.ts";
import { maskPath, maskPersonal } from "./mask.ts";
import { type DocumentReport, type Finding, type Path, SEVERITIES } from "./model.ts";
import { nodeSha256 } from "./platform.ts";

/** How many findings of one rule a document shows; the rest are counted as omitted. */
export const FINDINGS_PER_RULE = 100;

/** What a fingerprint knows of a document. */
export interface Subject {
  readonly reference: string;
  /** The document's value, for the names of users and contacts. */
  readonly value: unknown;
}

export interface Ordered {
  readonly findings: readonly Finding[];
  readonly omitted: DocumentReport["omitted"];
}

/** Sorts findings by their place in the text, drops equal ones, keeps to the cap and gives each its fingerprint. */
export function order(located: readonly Located[], subject: Subject): Ordered {
  const sorted = [...new Map(located.map((finding) => [identity(finding), finding])).entries()]
    .sort(([a, left], [b, right]) => byPlace(left, right) || compareText(a, b))
    .map(([, finding]) => finding);
  const seen = new Map<string, number>();
  const findings: Finding[] = [];
  const omitted = new Map<string, { rule: string; severity: Finding["severity"]; count: number }>();
  const perRule = new Map<string, number>();
  for (const finding of sorted) {
    const { rule, severity } = finding;
    const count = (perRule.get(rule) ?? 0) + 1;
    perRule.set(rule, count);
    if (count > FINDINGS_PER_RULE) omitted.set(rule, { rule, severity, count: count - FINDINGS_PER_RULE });
    else findings.push({ ...finding, fingerprint: fingerprint(finding, subject, seen) });
  }
  return { findings, omitted: [...omitted.values()] };
}

/** In the order of the text; of one place what is worst first. */
function byPlace(left: Located, right: Located): number {
  return (
    left.range.start.offset - right.range.start.offset ||
    SEVERITIES.indexOf(right.severity) - SEVERITIES.indexOf(left.severity)
  );
}

/** Findings are equal only if rule, path and arguments are. */
function identity({ rule, path, args }: Located): string {
  const sorted = Object.entries(args).sort(([a], [b]) => compareText(a, b));
  return JSON.stringify([rule, path, sorted]);
}

/** By code unit: the same everywhere, whatever the locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * A hash of the rule, the organisation's reference, the role and field, the masked subject, and an ordinal among
 * equals. Neither a line nor an index, so that it stays when others move; neither a phone nor an email address nor a
 * register's value, whose hashes could be reversed.
 */
function fingerprint(finding: Located, subject: Subject, seen: Map<string, number>): string {
  const { rule, path, args } = finding;
  const role = typeof args.role === "string" ? args.role : "";
  const fields = maskPath(path).filter((step) => typeof step === "string");
  const key = JSON.stringify([rule, subject.reference, role, fields, nameAt(subject.value, path)]);
  const ordinal = (seen.get(key) ?? 0) + 1;
  seen.set(key, ordinal);
  digest ??= nodeSha256() ?? ((text) => bytesToHex(sha256(utf8ToBytes(text))));
  return digest(`${key}#${ordinal}`).slice(0, 32);
}

/** SHA-256 in hex. Looked up when it is first needed: most checks find nothing. */
let digest: ((text: string) => string) | undefined;

/** The masked name of the user or contact that a path leads into. */
function nameAt(value: unknown, path: Path): string {
  const item = path.findIndex((step) => typeof step === "number");
  let found: unknown = value;
  for (const step of path.slice(0, item + 1))
    found = (found as Record<string | number, unknown> | null | undefined)?.[step];
  const name = (found as { readonly name?: unknown } | null | undefined)?.name;
  return item !== -1 && typeof name === "string" ? maskPersonal(name) : "";
}
