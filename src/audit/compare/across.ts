import type { Severity } from "../../core/model.ts";
import type { Across, Tally } from "../result.ts";
import type { AcrossChange, AcrossChanges } from "./comparison.ts";

/** Compares findings across organisations. Of those before only what names them is kept: there may be many. */
export class AcrossComparing {
  readonly #left = new Map<string, { rule: string; severity: Severity; references: string }>();
  readonly #new: AcrossChange[] = [];
  readonly #evaluated: Record<"before" | "after", ReadonlySet<string>> = { before: new Set(), after: new Set() };
  #still = 0;

  before({ fingerprint, rule, severity, references }: Across): void {
    this.#left.set(fingerprint, { rule, severity, references: references.join("\n") });
  }

  after({ fingerprint, rule, severity, references, message }: Across): void {
    if (this.#left.delete(fingerprint)) this.#still += 1;
    else this.#new.push({ rule, severity, references, message });
  }

  evaluated(side: "before" | "after", { across }: Tally): void {
    this.#evaluated[side] = new Set(across.evaluated);
  }

  changes(): AcrossChanges {
    const lost = [...this.#left.values()];
    const fixed = lost.filter(({ rule }) => this.#evaluated.after.has(rule));
    const added = this.#new.filter(({ rule }) => this.#evaluated.before.has(rule));
    return {
      findings: {
        new: added.length,
        newly_checked: this.#new.length - added.length,
        fixed: fixed.length,
        unchecked: lost.length - fixed.length,
        still: this.#still,
      },
      new: this.#new,
      fixed: fixed.map(({ references, ...one }) => ({ ...one, references: references.split("\n").filter(Boolean) })),
    };
  }
}
