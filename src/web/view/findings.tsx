import type { VNode } from "preact";
import type { Severity } from "../../core/model.ts";
import { type Action, actionsFor } from "../judge/actions.ts";
import { contactsOf } from "../judge/contacts.ts";
import type { Told as Said } from "../judge/judging.ts";
import { idOf, userOf } from "../judge/place.ts";
import { seen } from "../seen.ts";
import { revealing, type Store } from "../state/store.ts";
import { Still } from "./still.ts";
import { Why } from "./why.tsx";

const HEADINGS: Readonly<Record<Severity, string>> = {
  error: "To put right before you submit",
  warning: "To look at",
  info: "Advice",
};

/** Everything that is found, the worst first, each with its place and its remedies. */
export function Findings({ store }: { store: Store }): VNode {
  const { told } = store.judged();
  const missing = told.filter(({ severity, gap }) => severity === "error" && gap);
  const groups = (["error", "warning", "info"] as const).map((severity) => ({
    title: HEADINGS[severity],
    list: told.filter((one) => one.severity === severity && !(severity === "error" && one.gap)),
    severity,
  }));
  return (
    <div class="app-findings">
      {groups.slice(0, 1).map((group) => (
        <Group key={group.title} store={store} {...group} />
      ))}
      <Group store={store} title="Still missing" list={missing} severity="error" closed={!store.state().thorough} />
      {groups.slice(1).map((group) => (
        <Group key={group.title} store={store} {...group} closed={group.severity === "info"} />
      ))}
    </div>
  );
}

/** A group shows so many, and counts the others. */
const MOST_SHOWN = 40;

function Group({
  store,
  title,
  list,
  severity,
  closed = false,
}: {
  store: Store;
  title: string;
  list: readonly Said[];
  severity: Severity;
  closed?: boolean;
}): VNode | null {
  if (list.length === 0) return null;
  return (
    <details class={`app-group app-group--${severity}`} open={!closed}>
      <summary class="app-group__summary">
        <h3 class="govuk-heading-s app-group__title">
          {title} ({list.length})
        </h3>
      </summary>
      <ul class="govuk-list app-group__list">
        {list.slice(0, MOST_SHOWN).map((one) => (
          <Item key={one.id} store={store} one={one} />
        ))}
      </ul>
      {list.length > MOST_SHOWN && <p class="govuk-body-s">And {list.length - MOST_SHOWN} more.</p>}
    </details>
  );
}

/** What can be done about a finding as the draft is now. */
function actionsNow(store: Store, id: string): readonly Action[] {
  const judged = store.judged();
  const one = judged.told.find((told) => told.id === id);
  const { roles } = store.bench.judge.ruleset.data;
  const contacts = contactsOf(store.bench, judged.declared);
  return one ? actionsFor(one, judged, { roles, foresight: store.foresight(), contacts }) : [];
}

function Item({ store, one }: { store: Store; one: Said }): VNode {
  const labels = actionsNow(store, one.id).map(({ label }) => label);
  const target = targetOf(one, store.judged().declared !== undefined);
  const name = nameBefore(one, store);
  const on = [one.id, name, one.message, one.place, one.finding.range.start, labels, target];
  return <Still on={JSON.stringify(on)} draw={() => <Told {...{ store, one, labels, target, name }} />} />;
}

interface ItemProps {
  readonly store: Store;
  readonly one: Said;
  readonly labels: readonly string[];
  readonly target: string;
  readonly name: string;
}

function Told({ store, one, labels, target, name }: ItemProps): VNode {
  const { finding, message, remedy, place, gap, id } = one;
  const press = (label: string): void => {
    const action = actionsNow(store, id).find((now) => now.label === label);
    if (action) store.change(action.change, label.charAt(0).toLowerCase() + label.slice(1), undefined, "verdict");
  };
  return (
    <li class="app-item">
      <a
        class="govuk-link app-item__link"
        href={`#${target}`}
        onClick={(event) => {
          event.preventDefault();
          if (target !== "text") store.show(revealing(store.state(), place), target);
          else store.show({ beside: true, cursor: { offset: finding.range.start.offset } });
        }}
      >
        {name}
        {message}
      </a>
      {!(gap && place !== "users") && <p class="govuk-body-s app-item__remedy">{remedy}</p>}
      {labels.length > 0 && (
        <div class="app-item__buttons">
          {labels.map((label) => (
            <button type="button" class="govuk-button govuk-button--secondary" key={label} onClick={() => press(label)}>
              {label}
            </button>
          ))}
        </div>
      )}
      <Why message={message} rule={store.bench.rule(finding.rule)} line={finding.range.start.line} />
    </li>
  );
}

/** Where a finding can be seen to: its field, or the text where the form does not show it. */
function targetOf({ place }: Said, form: boolean): string {
  return form && place !== "" ? idOf(place) : "text";
}

/** A message that does not name its user needs the name in front. */
function nameBefore({ place, message }: Said, store: Store): string {
  const index = userOf(place);
  const user = index === undefined ? undefined : store.judged().declared?.users[index];
  if (!user) return place.startsWith("preregistration/") ? "Preregistration: " : "";
  const name = seen(user.text("name").trim());
  return name !== "" && message.includes(name) ? "" : `${name || `User ${user.index + 1}`}: `;
}
