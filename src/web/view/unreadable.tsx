import type { VNode } from "preact";
import type { Store } from "../state/store.ts";

/** In the place of the form, where the text is none that a form can show. */
export function Unreadable({ store }: { store: Store }): VNode {
  const { beside } = store.state();
  const several = store.judged().checked.length > 1;
  return (
    <div class="govuk-inset-text">
      <p class="govuk-body">
        {several
          ? "This file holds several declarations. All of them are checked, but a form can show only one: save each in a file of its own."
          : "The form cannot show this text as it is. What is wrong stands in the list; the form comes back once the text can be read again."}
      </p>
      {!beside && (
        <button
          type="button"
          class="govuk-button govuk-button--secondary"
          onClick={() => store.show({ beside: true }, "text")}
        >
          Show the text
        </button>
      )}
    </div>
  );
}
