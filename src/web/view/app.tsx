import type { VNode } from "preact";
import type { Declared } from "../draft/declared.ts";
import { contactsOf } from "../judge/contacts.ts";
import { seen } from "../seen.ts";
import type { Store } from "../state/store.ts";
import { Begin } from "./begin.tsx";
import { Checklist } from "./checklist.tsx";
import { Contacts } from "./contacts.tsx";
import { spokenAt } from "./field.tsx";
import { Findings } from "./findings.tsx";
import { Finish } from "./finish.tsx";
import { Licences } from "./licences.tsx";
import { Organisation } from "./organisation.tsx";
import { Picture } from "./picture.tsx";
import { Keeping, Privacy } from "./privacy.tsx";
import { SheetPreview } from "./sheet.tsx";
import { Still } from "./still.ts";
import { Text } from "./text.tsx";
import { Trouble } from "./trouble.tsx";
import { Unreadable } from "./unreadable.tsx";
import { Users } from "./users.tsx";
import { Verdict } from "./verdict.tsx";

/** What never changes is made once, and nobody looks at it again. */
const TOP = (
  <>
    <a href="#main" class="govuk-skip-link app-skip">
      Skip to main content
    </a>
    <header class="app-header app-noprint">
      <div class="app-width">
        <p class="app-header__name">
          <strong>rolecall</strong> Users and roles in the connection portal
        </p>
      </div>
    </header>
  </>
);
const ASIDE = (
  <aside class="app-noprint" aria-label="What happens to what you type">
    <Privacy />
  </aside>
);
const LICENCES = <Licences />;

/** What there is to see of a store's state. The form is drawn once a `turn`, what is found whenever somebody asks. */
interface Seen {
  readonly store: Store;
  readonly turn: number;
}

/** All that there is to see. */
export function App({ store, turn }: Seen): VNode {
  const { said, kept } = store.state();
  const { version, judge } = store.bench;
  return (
    <>
      {TOP}
      <div class="app-width">
        {ASIDE}
        <main id="main" class="app-main" tabIndex={-1}>
          <Screen store={store} turn={turn} />
        </main>
        <div role="status" class="govuk-visually-hidden" id="said">
          {said}
        </div>
        <div aria-live="polite" class="govuk-visually-hidden" id="heard" />
      </div>
      <footer class="app-footer app-noprint">
        <div class="app-width">
          <Still on={String(kept)} draw={() => <Keeping store={store} />} />
          <p class="govuk-body-s">
            This is a check to help you before you submit. The Pensions Dashboards Programme decides on every request.
            This is not a government service.
          </p>
          <p class="govuk-body-s">
            rolecall {version}, with the policies of {judge.ruleset.revision}
          </p>
          {LICENCES}
        </div>
      </footer>
    </>
  );
}

function Screen({ store, turn }: Seen): VNode {
  const { screen, sheet } = store.state();
  const { declared } = store.judged();
  if (screen === "sheet" && sheet) return <SheetPreview store={store} sheet={sheet} />;
  if (screen === "checklist" && declared) return <Checklist store={store} declared={declared} />;
  if (screen === "begin") return <Begin store={store} />;
  return <Work store={store} turn={turn} />;
}

/** The form, what is found beside it, and the text. */
function Work({ store, turn }: Seen): VNode {
  const { beside } = store.state();
  const on = String(turn);
  return (
    <>
      <Still on={on} draw={() => <Title store={store} />} />
      <Trouble store={store} />
      <div class={`app-columns-2${beside ? " app-columns-2--text" : ""}`}>
        <div class="app-right">
          <div class="app-right__all">
            <Verdict store={store} />
            {beside && <Text store={store} />}
            <Findings store={store} />
          </div>
        </div>
        <div class="app-form">
          <Still on={on} draw={() => <Form store={store} />} />
        </div>
      </div>
    </>
  );
}

function Title({ store }: { store: Store }): VNode {
  const { beside } = store.state();
  const { declared } = store.judged();
  return (
    <div class="app-title">
      <h1 class="govuk-heading-xl" id="declaration" tabIndex={-1}>
        {seen(declared?.organisation("name").trim() ?? "") || "Your declaration"}
      </h1>
      <div class="app-title__buttons">
        <button
          type="button"
          class="govuk-button govuk-button--secondary"
          aria-pressed={beside}
          onClick={() => store.show({ beside: !beside })}
        >
          {beside ? "Hide the text" : "Show the text beside"}
        </button>
        <button
          type="button"
          class="govuk-button govuk-button--secondary"
          onClick={() => store.show({ screen: "begin" }, "declaration")}
        >
          Open another file
        </button>
      </div>
    </div>
  );
}

function Form({ store }: { store: Store }): VNode {
  const { declared } = store.judged();
  return (
    <>
      {declared ? (
        <>
          <Still
            on={organisationNow(store, declared)}
            draw={() => <Organisation store={store} declared={declared} />}
          />
          <Users store={store} declared={declared} />
          <Picture store={store} declared={declared} />
          <Still on={contactsNow(store, declared)} draw={() => <Contacts store={store} declared={declared} />} />
        </>
      ) : (
        <Unreadable store={store} />
      )}
      <Finish store={store} />
    </>
  );
}

/** What is asked about the organisation, and what is told of the answers. */
function organisationNow(store: Store, { organisation, domains }: Declared): string {
  const answers = ["name", "reference", "type", "connection", "phase"].map(organisation);
  return JSON.stringify([answers, domains, spokenAt(store, "organisation")]);
}

function contactsNow(store: Store, declared: Declared): string {
  const reference = store.bench.taken && declared.organisation("reference");
  return JSON.stringify([contactsOf(store.bench, declared), reference, spokenAt(store, "preregistration")]);
}
