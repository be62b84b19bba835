import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { RuleEntry } from "../../core/catalogue.ts";
import { BASIS } from "../../core/describe.ts";

interface WhyProps {
  readonly message: string;
  readonly rule: RuleEntry;
  /** Of the text, from 1. */
  readonly line: number;
}

/**
 * What stands behind a finding, which is made once somebody asks: a keystroke brings findings, and few are asked about.
 * A `<details>` would look the same, and bring a style sheet of the browser's for each.
 */
export function Why({ message, rule, line }: WhyProps): VNode {
  const [open, setOpen] = useState(false);
  return (
    <div class="app-item__why">
      <button type="button" class="app-link" aria-expanded={open} onClick={() => setOpen(!open)}>
        Why<span class="govuk-visually-hidden">: {message}</span>
      </button>
      {open && (
        <div class="govuk-details__text">
          <p class="govuk-body-s">{rule.description}</p>
          {rule.quote && <p class="govuk-body-s">The guidance says: ‘{rule.quote}’</p>}
          <p class="govuk-body-s">
            {BASIS[rule.basis]}
            {rule.source && ` (${rule.source.title})`}. Rule {rule.id}, line {line}.
          </p>
        </div>
      )}
    </div>
  );
}
