import { createHash } from "node:crypto";
import type { RuleEntry } from "../../core/catalogue.ts";
import { messageOf } from "../../core/describe.ts";
import type { Ruleset } from "../../core/model.ts";
import type { Across } from "../result.ts";
import type { JudgedGroup } from "./judged.ts";
import type { Places } from "./places.ts";
import type { Sorter } from "./sorter.ts";

/** Findings across declarations, sorted by rule, then by organisations, then in the order of their groups. */
export class Found {
  readonly #sorter: Sorter;

  constructor(sorter: Sorter) {
    this.#sorter = sorter;
  }

  add(finding: JudgedGroup): void {
    const { rule, references, ordinal } = finding;
    // Nothing in a rule's id or a reference is less than a line break.
    const key = Buffer.from(`${rule}\0${references.join("\n")}\0`);
    const place = Buffer.alloc(6);
    place.writeUIntBE(ordinal, 0, 6);
    const whole = Buffer.from(JSON.stringify(finding));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(whole.length);
    this.#sorter.add(key, place, whole, length);
  }

  *sorted(): Generator<JudgedGroup> {
    for (const record of this.#sorter.sorted()) {
      const end = record.length - 4;
      yield JSON.parse(record.toString("utf8", end - record.readUInt32BE(end), end));
    }
    this.#sorter.close();
  }
}

/** The findings as an audit writes them. */
export function* acrossOf(found: Found, places: Places, { catalogue, data }: Ruleset): Generator<Across> {
  const rules = new Map(catalogue.map((rule) => [rule.id, rule]));
  let before = "";
  let ordinal = 0;
  for (const finding of found.sorted()) {
    const { rule, args, references } = finding;
    const entry = rules.get(rule) as RuleEntry;
    const subject = JSON.stringify([rule, references]);
    ordinal = subject === before ? ordinal + 1 : 1;
    before = subject;
    yield {
      type: "across",
      version: 1,
      rule,
      severity: entry.severity,
      message: messageOf(entry, args, { roles: data.roles, showPersonal: false }),
      args,
      references,
      places: finding.places.map((number) => {
        const { file, document, line } = places.at(number);
        return { file, document, line };
      }),
      omitted: finding.documents - finding.places.length,
      fingerprint: createHash("sha256").update(`${subject}#${ordinal}`).digest("hex").slice(0, 32),
    };
  }
}
