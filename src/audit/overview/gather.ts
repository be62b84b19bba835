import { counted } from "../../core/describe.ts";
import type { Missing } from "../../core/model.ts";
import { reasonOf } from "../../formats/gaps.ts";
import { Numbered } from "../numbered.ts";
import type { Across, Result } from "../result.ts";
import type { ViewOptions } from "../view.ts";
import { type Packed, type PackedOrganisation, SEVERITIES, SOURCES, VERDICTS } from "./packed.ts";

/** How much one page can take. What is more is counted, and the page says so. */
const MOST = { organisations: 20_000, findings: 200, characters: 24_000_000, across: 100 } as const;

/** Rules that were not evaluated for one reason, and how many organisations that is about. */
export interface Unevaluated {
  readonly missing: string;
  readonly rules: ReadonlySet<string>;
  readonly organisations: number;
}

/** Findings of one rule across organisations: the first of them, and how many there are. */
export interface AcrossRule {
  readonly rule: string;
  readonly shown: readonly Across[];
  readonly count: number;
}

/** What a page holds of the organisations with one verdict, and how much text their findings are. */
interface Room {
  readonly organisations: PackedOrganisation[];
  characters: number;
}

/** What a page needs of the lines that went by. Holds so many organisations and so much text, and no more. */
export class Gathered {
  readonly #rule: ViewOptions["rule"];
  readonly #rules = new Numbered();
  readonly #messages = new Numbered();
  readonly #gaps = new Numbered();
  readonly #rooms: readonly Room[] = VERDICTS.map(() => ({ organisations: [], characters: 0 }));
  readonly #missing = new Map<string, { rules: Set<string>; organisations: number }>();
  readonly #across = new Map<string, { shown: Across[]; count: number }>();

  constructor({ rule }: Pick<ViewOptions, "rule">) {
    this.#rule = rule;
  }

  add(line: Result | Across): void {
    if (line.type === "across") this.#addAcross(line);
    else this.#addResult(line);
  }

  /** Those that need somebody first: all others are left out sooner. Among equals in the order of the audit. */
  packed(): Packed {
    const organisations = this.#rooms.flatMap(({ organisations }) => organisations).slice(0, MOST.organisations);
    const rules = this.#rules.texts.map((id) => [id, this.#rule(id)?.title ?? id] as const);
    return { rules, messages: this.#messages.texts, gaps: this.#gaps.texts, organisations };
  }

  unevaluated(): readonly Unevaluated[] {
    return [...this.#missing].map(([missing, told]) => ({ missing, ...told }));
  }

  across(): readonly AcrossRule[] {
    return [...this.#across].map(([rule, told]) => ({ rule, ...told }));
  }

  #addAcross(line: Across): void {
    const told = this.#across.get(line.rule) ?? { shown: [], count: 0 };
    this.#across.set(line.rule, told);
    told.count += 1;
    if (told.shown.length < MOST.across) told.shown.push(line);
  }

  #addResult(result: Result): void {
    const reasons = this.#reasonsOf(result);
    for (const [missing, rules] of reasons) {
      const told = this.#missing.get(missing) ?? { rules: new Set(), organisations: 0 };
      this.#missing.set(missing, told);
      for (const rule of rules) told.rules.add(rule);
      told.organisations += 1;
    }
    const verdict = VERDICTS.indexOf(result.verdict);
    const room = this.#rooms[verdict] as Room;
    if (room.organisations.length === MOST.organisations) return;
    const characters = result.findings.reduce((sum, { message }) => sum + message.length, 0);
    room.characters += characters;
    const gaps = reasons.map(([missing, rules]) =>
      this.#gaps.of(`${counted(rules.length, "rule")}: ${reasonOf(missing as Missing)}`),
    );
    room.organisations.push(this.#organisationOf(result, verdict, gaps, room.characters <= MOST.characters));
  }

  #reasonsOf({ not_evaluated }: Result): readonly (readonly [string, readonly string[]])[] {
    const reasons = new Map<string, string[]>();
    for (const { rule, missing } of not_evaluated) {
      const rules = reasons.get(missing);
      if (rules) rules.push(rule);
      else reasons.set(missing, [rule]);
    }
    return [...reasons];
  }

  #organisationOf(
    { organisation, file, document, line, preregistration, findings, omitted }: Result,
    verdict: number,
    gaps: readonly number[],
    hasRoom: boolean,
  ): PackedOrganisation {
    const count = (severity: string): number =>
      findings.filter((finding) => finding.severity === severity).length +
      omitted.reduce((sum, one) => sum + (one.severity === severity ? one.count : 0), 0);
    const [errors, warnings, infos] = SEVERITIES.map(count) as [number, number, number];
    const sorted = SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
    const shown = sorted.slice(0, MOST.findings);
    const left = new Map(omitted.map(({ rule, count }) => [rule, count]));
    for (const { rule } of sorted.slice(MOST.findings)) left.set(rule, (left.get(rule) ?? 0) + 1);
    const ids = [...new Set([...findings, ...omitted].map(({ rule }) => rule))];
    return [
      organisation.name?.trim() ?? "",
      organisation.reference?.trim() ?? "",
      ...([file, document, line, verdict, SOURCES.indexOf(preregistration.source)] as const),
      ...([errors, warnings, infos, gaps] as const),
      ids.map((id) => this.#rules.of(id)),
      hasRoom
        ? shown.map(({ rule, severity, message, range: { start } }) => {
            const words = this.#messages.of(message);
            return [this.#rules.of(rule), SEVERITIES.indexOf(severity), start.line, start.column, words];
          })
        : null,
      [...left].map(([rule, count]) => [this.#rules.of(rule), count]),
    ];
  }
}
