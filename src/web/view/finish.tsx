import type { VNode } from "preact";
import { nameFor } from "../draft/blank.ts";
import { isJson } from "../draft/draft.ts";
import { htmlReport } from "../out/report.ts";
import { save } from "../out/save.ts";
import type { Store } from "../state/store.ts";
import { Section } from "./section.tsx";

/** What somebody takes away: the declaration, the report, and a list of what to do in the portal. */
export function Finish({ store }: { store: Store }): VNode {
  const { history } = store.state();
  const { declared, standing } = store.judged();
  const { draft } = history;
  const name =
    /\.(ya?ml|json)$/i.test(draft.name) && draft.name !== nameFor("")
      ? draft.name
      : nameFor(declared?.organisation("reference") ?? "");
  const keepFile = (): void => {
    save(name, draft.text, isJson(draft) ? "application/json" : "application/yaml");
    store.show({ saved: draft.text, said: `Saved as ${name}.` });
  };
  const report = (showPersonal: boolean): void =>
    save(
      name.replace(/\.roles\.\w+$|\.\w+$/, ".report.html"),
      htmlReport(store.judged(), store.bench, showPersonal),
      "text/html",
    );
  return (
    <Section id="finish" title="Save and submit">
      {standing.state !== "ready" && (
        <p class="govuk-body">You can save the declaration as it is, and go on with it later.</p>
      )}
      <div class="govuk-button-group">
        <button type="button" class="govuk-button" onClick={keepFile}>
          Save the declaration<span class="govuk-visually-hidden"> as {name}</span>
        </button>
        <button
          type="button"
          class="govuk-button govuk-button--secondary"
          onClick={() => report((document.getElementById("in-full") as HTMLInputElement).checked)}
        >
          Save the report
        </button>
        <button
          type="button"
          class="govuk-button govuk-button--secondary"
          disabled={!declared}
          onClick={() => store.show({ screen: "checklist" }, "checklist")}
        >
          Checklist for the portal
        </button>
      </div>
      <div class="govuk-checkboxes govuk-checkboxes--small govuk-form-group">
        <div class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" type="checkbox" id="in-full" />
          <label class="govuk-label govuk-checkboxes__label" for="in-full">
            Show names, email addresses and phone numbers in full in the report
          </label>
        </div>
      </div>
    </Section>
  );
}
