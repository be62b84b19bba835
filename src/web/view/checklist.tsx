import type { VNode } from "preact";
import type { Declared } from "../draft/declared.ts";
import { checklistFor } from "../out/checklist.ts";
import { seen } from "../seen.ts";
import type { Store } from "../state/store.ts";
import { Trouble } from "./trouble.tsx";

/** What to do in the portal, on paper or beside it. */
export function Checklist({ store, declared }: { store: Store; declared: Declared }): VNode {
  const { standing } = store.judged();
  const steps = checklistFor(declared, store.bench.judge.ruleset.data.roles);
  return (
    <>
      <button
        type="button"
        class="app-link app-back app-noprint"
        onClick={() => store.show({ screen: "draft" }, "finish")}
      >
        Back to the declaration
      </button>
      <h1 class="govuk-heading-xl" id="checklist" tabIndex={-1}>
        Checklist for the connection portal{declared.organisation("name") && `: ${seen(declared.organisation("name"))}`}
      </h1>
      <Trouble store={store} />
      <p class="govuk-body">
        <strong>{standing.verdict}.</strong>
      </p>
      {steps.length === 0 && <p class="govuk-body">Nobody’s account is still to be made.</p>}
      <ol class="app-steps">
        {steps.map(({ title, words, items }) => (
          <li key={title}>
            <h2 class="govuk-heading-m">{title}</h2>
            {words.map((word) => (
              <p class="govuk-body" key={word}>
                {word}
              </p>
            ))}
            <ul class="app-ticks">
              {items.map(({ what, details }, index) => (
                <li key={String(index)}>
                  <span class="app-ticks__box" aria-hidden="true" />
                  <div>
                    <strong>{what}</strong>
                    {details.map(([name, text]) => (
                      <div key={name}>
                        {name}: {seen(text) || "–"}
                      </div>
                    ))}
                  </div>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <p class="govuk-body-s">The steps follow PDP’s guidance, ‘Registration: Create additional users’.</p>
      <button type="button" class="govuk-button app-noprint" onClick={() => print()}>
        Print this list
      </button>
    </>
  );
}
