import { VERDICTS } from "../../core/model.ts";
import type { Reader } from "../reader.ts";
import type { Across, Header, Result } from "../result.ts";
import { AcrossComparing } from "./across.ts";
import { CHANGES, type Change, changeOf, differencesOf, isChanged, type Pair } from "./change.ts";
import type { Comparison, OrganisationChange, Side } from "./comparison.ts";
import { differences } from "./headers.ts";
import { Condenser, joined, type Known } from "./known.ts";
import { addTo, noChanges, RuleComparing } from "./rules.ts";

const URGENCY: readonly Known["verdict"][] = ["not_judged", "non_compliant", "compliant", "not_applicable"];

type Headers = Record<"before" | "after", Header>;

/**
 * Compares two audits that are read one after the other. An organisation is the same by its reference; one without is
 * the same by its file and document. Of each is kept only what is compared.
 */
export class Comparing {
  readonly #condenser = new Condenser();
  readonly #pairs = new Map<string, Pair>();
  readonly #across = new AcrossComparing();
  readonly #headers: Partial<Headers> = {};

  /** Who reads one of the audits: the one before first. */
  reader(side: "before" | "after"): Reader {
    return {
      start: (header) => {
        this.#headers[side] = header;
      },
      line: (line) => (line.type === "across" ? this.#addAcross(side, line) : this.#add(side, line)),
      end: (tally) => this.#across.evaluated(side, tally),
    };
  }

  /** Once both are read. */
  comparison(files: { readonly before: string; readonly after: string }): Comparison {
    const { before, after } = this.#headers as Headers;
    const [keys, settled] = [noKeys(), noKeys()];
    const rules = new RuleComparing();
    const findings = noChanges();
    let newlyNonCompliant = 0;
    for (const [key, pair] of this.#pairs) {
      const changed = differencesOf(pair);
      const change = changeOf(pair, changed);
      rules.add(pair, changed);
      for (const difference of changed) addTo(findings, difference);
      if (pair.after?.verdict === "non_compliant" && pair.before?.verdict !== "non_compliant") newlyNonCompliant += 1;
      if (change !== "unchanged") (changed.some(isChanged) ? keys : settled)[change].push(key);
    }
    // Whose findings are as they were are told after the others.
    for (const change of CHANGES) for (const key of settled[change]) keys[change].push(key);
    // Of those that nobody knows from before, the ones that need somebody come first.
    for (const change of ["new", "judged_again"] as const)
      keys[change].sort((a, b) => this.#urgency(a) - this.#urgency(b));
    const changed = CHANGES.reduce((sum, change) => sum + keys[change].length, 0);
    const counts = CHANGES.map((change) => [change, keys[change].length] as const);
    return {
      before: this.#side("before", files.before, before),
      after: this.#side("after", files.after, after),
      differences: differences(before, after),
      changes: { ...(Object.fromEntries(counts) as Record<Change, number>), unchanged: this.#pairs.size - changed },
      newlyNonCompliant,
      findings,
      rules: rules.changes(this.#condenser),
      across: this.#across.changes(),
      organisations: (change) => this.#entries(change, keys[change]),
    };
  }

  #add(side: "before" | "after", result: Result): void {
    const key = keyOf(result);
    const pair = this.#pairs.get(key) ?? { before: undefined, after: undefined };
    const known = this.#condenser.condense(result);
    const earlier = pair[side];
    pair[side] = earlier ? joined(earlier, known) : known;
    this.#pairs.set(key, pair);
  }

  #addAcross(side: "before" | "after", line: Across): void {
    if (side === "before") this.#across.before(line);
    else this.#across.after(line);
  }

  #urgency(key: string): number {
    return URGENCY.indexOf(this.#pairs.get(key)?.after?.verdict ?? "compliant");
  }

  #side(side: "before" | "after", file: string, header: Header): Side {
    const verdicts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Known["verdict"], number>;
    let organisations = 0;
    let repeated = 0;
    for (const pair of this.#pairs.values()) {
      const known = pair[side];
      if (!known) continue;
      organisations += 1;
      if (known.documents > 1) repeated += 1;
      verdicts[known.verdict] += 1;
    }
    return { file, header, organisations, repeated, verdicts };
  }

  *#entries(change: Change, keys: readonly string[]): Generator<OrganisationChange> {
    for (const key of keys) {
      const pair = this.#pairs.get(key) as Pair;
      const known = (pair.after ?? pair.before) as Known;
      const changed = differencesOf(pair);
      const findings = noChanges();
      for (const difference of changed) addTo(findings, difference);
      const rules = (which: (one: (typeof changed)[number]) => number): readonly string[] =>
        changed.filter((one) => which(one) > 0).map(({ rule }) => this.#condenser.ruleOf(rule));
      yield {
        change,
        name: known.name || (pair.before?.name ?? ""),
        reference: referenceIn(key),
        file: known.file,
        document: known.document,
        before: pair.before?.verdict ?? null,
        after: pair.after?.verdict ?? null,
        documents: known.documents,
        findings,
        new_rules: rules((one) => one.new + one.newly_checked),
        fixed_rules: rules((one) => one.fixed),
      };
    }
  }
}

function noKeys(): Record<Change, string[]> {
  return Object.fromEntries(CHANGES.map((change) => [change, [] as string[]])) as Record<Change, string[]>;
}

/** An equals sign begins a reference, and a number that of a document: no file can be taken for a reference. */
function keyOf({ organisation, file, document }: Result): string {
  const reference = organisation.reference?.trim() ?? "";
  return reference === "" ? `${document} ${file}` : `=${reference}`;
}

function referenceIn(key: string): string {
  return key.startsWith("=") ? key.slice(1) : "";
}
