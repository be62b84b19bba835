import type { VNode } from "preact";
import type { Store } from "../state/store.ts";

/** What went wrong on the way in. */
export function Trouble({ store }: { store: Store }): VNode | null {
  const { trouble } = store.state();
  if (trouble === "") return null;
  return (
    <div class="govuk-error-summary app-noprint" role="alert" id="trouble" tabIndex={-1}>
      <h2 class="govuk-error-summary__title">There is a problem</h2>
      <div class="govuk-error-summary__body">
        <p>{trouble}</p>
      </div>
    </div>
  );
}
