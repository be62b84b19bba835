import type { VNode } from "preact";
import { nameFor } from "../draft/blank.ts";
import { isJson } from "../draft/draft.ts";
import { htmlReport } from "../out/report.ts";
import { save } from "../out/save.ts";
import { seen } from "../seen.ts";
import type { Store } from "../state/store.ts";
import { Section } from "./section.tsx";
import { Still } from "./still.ts";

/** What somebody takes away: the declaration, the report, and a list of what to do in the portal. */
export function Finish({ store }: { store: Store }): VNode {
  const { declared, standing } = store.judged();
  const { name: known } = store.state().history.draft;
  const name =
    /\.(ya?ml|json)$/i.test(known) && known !== nameFor("")
      ? known
      : nameFor(declared?.organisation("reference") ?? "");
  const ready = standing.state === "ready";
  return (
    <Still
      on={JSON.stringify([name, ready, declared !== undefined])}
      draw={() => <Ways {...{ store, name, ready, form: declared !== undefined }} />}
    />
  );
}

interface WaysProps {
  readonly store: Store;
  /** What the declaration’s file is called. */
  readonly name: string;
  readonly ready: boolean;
  /** Whether there is a form, and so a checklist. */
  readonly form: boolean;
}

function Ways({ store, name, ready, form }: WaysProps): VNode {
  const keepFile = (): void => {
    const { draft } = store.state().history;
    save(name, draft.text, isJson(draft) ? "application/json" : "application/yaml");
    store.show({ saved: draft.text, said: `Saved as ${seen(name)}.` });
  };
  const report = (showPersonal: boolean): void =>
    save(
      name.replace(/\.roles\.\w+$|\.\w+$/, ".report.html"),
      htmlReport(store.judged(), store.bench, showPersonal),
      "text/html",
    );
  return (
    <Section id="finish" title="Save and submit">
      {!ready && <p class="govuk-body">You can save the declaration as it is, and go on with it later.</p>}
      <div class="govuk-button-group">
        <button type="button" class="govuk-button" onClick={keepFile}>
          Save the declaration<span class="govuk-visually-hidden"> as {seen(name)}</span>
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
          disabled={!form}
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
