import type { VNode } from "preact";
import { blank } from "../draft/blank.ts";
import { openFile, openPasted } from "../open.ts";
import type { Store } from "../state/store.ts";
import { Trouble } from "./trouble.tsx";

/** How does somebody want to begin? */
export function Begin({ store }: { store: Store }): VNode {
  const { taken } = store.bench;
  const { kept, history } = store.state();
  const begun = history.past.length + history.future.length > 0;
  const begin = (): void =>
    store.replace(
      blank(taken?.reference),
      "start a new declaration",
      { screen: "draft", thorough: false },
      "organisation-name",
    );
  return (
    <>
      <h1 class="govuk-heading-xl" id="declaration" tabIndex={-1}>
        Check your users and roles before you submit
      </h1>
      <p class="govuk-body-l">
        Fill in who is to have which role in the pensions dashboards connection portal. You see what would be rejected,
        and how to put it right.
      </p>
      <Trouble store={store} />
      {(kept || begun) && (
        <div class="govuk-inset-text">
          <p class="govuk-body">{begun ? "Your declaration is still here." : "This browser keeps a draft of yours."}</p>
          <button
            type="button"
            class="govuk-button"
            onClick={() => store.show({ screen: "draft", ...(!begun && { thorough: true }) }, "declaration")}
          >
            Go on with it
          </button>
        </div>
      )}
      <h2 class="govuk-heading-l">How do you want to begin?</h2>
      <div class="app-ways">
        <section class="app-way" aria-labelledby="way-form">
          <h3 class="govuk-heading-m" id="way-form">
            Fill in a form
          </h3>
          <p class="govuk-body">Your organisation, its users and their roles, and what you gave at preregistration.</p>
          <button type="button" class="govuk-button" onClick={begin}>
            Start now
          </button>
        </section>
        <section class="app-way" aria-labelledby="way-file">
          <h3 class="govuk-heading-m" id="way-file">
            Open a file
          </h3>
          <p class="govuk-body" id="way-file-hint">
            A declaration (YAML or JSON), or a spreadsheet (Excel .xlsx or CSV). You can also drop it anywhere on this
            page.
          </p>
          <label class="govuk-label" for="file">
            Choose a file
          </label>
          <input
            class="govuk-file-upload"
            type="file"
            id="file"
            accept=".yaml,.yml,.json,.csv,.tsv,.txt,.xlsx"
            aria-describedby="way-file-hint"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) void openFile(store, file);
              currentTarget.value = "";
            }}
          />
        </section>
        <section class="app-way" aria-labelledby="way-paste">
          <h3 class="govuk-heading-m" id="way-paste">
            Paste a spreadsheet
          </h3>
          <label class="govuk-label" for="pasted">
            Copy the rows in your spreadsheet, with their headings, and paste them here
          </label>
          <textarea class="govuk-textarea" id="pasted" rows={4} spellcheck={false} autocomplete="off" />
          <button
            type="button"
            class="govuk-button govuk-button--secondary"
            onClick={() => openPasted(store, (document.getElementById("pasted") as HTMLTextAreaElement).value)}
          >
            Look at it
          </button>
        </section>
      </div>
    </>
  );
}
