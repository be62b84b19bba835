import type { VNode } from "preact";
import { list, withThousands } from "../../core/describe.ts";
import { callOf, type Declared, type DeclaredUser } from "../draft/declared.ts";
import { append } from "../draft/edit.ts";
import { takeOut } from "../judge/actions.ts";
import type { Told } from "../judge/judging.ts";
import { userOf } from "../judge/place.ts";
import { spokenOf, titleOf } from "../judge/titles.ts";
import { seen } from "../seen.ts";
import type { Store } from "../state/store.ts";
import { USERS } from "../words.ts";
import { Duties } from "./duties.tsx";
import { Section } from "./section.tsx";
import { Still } from "./still.ts";
import { User } from "./user.tsx";

/** More lines would take longer to draw than to read: who comes after them is shown once somebody wants to see to them. */
const MOST_DRAWN = 300;

/** Everybody, a line each, with the details of those that are open. */
export function Users({ store, declared }: { store: Store; declared: Declared }): VNode {
  const { users } = declared;
  const { open: opened } = store.state();
  const drawn = users.filter(({ index }) => index < MOST_DRAWN || opened.has(index));
  const counts = countsOf(store.judged().told);
  const add = (): void => {
    const open = new Set([...store.state().open, users.length]);
    store.show({ open });
    store.change(
      append(["users"], { name: "", email: "", phone: "", roles: [] }),
      "add a user",
      undefined,
      `users-${users.length}-name`,
    );
  };
  return (
    <Section id="people" title="Users">
      <p class="govuk-body">{USERS}</p>
      <Still on="" draw={() => <Duties roles={store.bench.judge.ruleset.data.roles} />} />
      {users.length > 0 && (
        <ol class="app-users">
          {drawn.map((user) => (
            <Row
              key={user.index}
              store={store}
              user={user}
              counts={counts.get(user.index) ?? NOTHING}
              alone={users.length === 1}
            />
          ))}
        </ol>
      )}
      {drawn.length < users.length && (
        <p class="govuk-body-s">
          {withThousands(users.length - drawn.length)} more users are checked and not drawn. A finding leads to its
          user; all of them are in the text.
        </p>
      )}
      <button type="button" class="govuk-button govuk-button--secondary" onClick={add} id="add-user">
        {users.length === 0 ? "Add the first user" : "Add another user"}
      </button>
    </Section>
  );
}

interface RowProps {
  readonly store: Store;
  readonly user: DeclaredUser;
  readonly counts: Counts;
  /** Whether there is no other user. */
  readonly alone: boolean;
}

function Row({ store, user, counts, alone }: RowProps): VNode {
  const isOpen = store.state().open.has(user.index);
  const id = `users-${user.index}`;
  const on = [callOf(user), user.index, user.roles, user.text("status"), counts, isOpen, alone];
  return (
    <li class="app-user">
      <Still on={JSON.stringify(on)} draw={() => <Line {...{ store, user, counts, alone }} />} />
      <div id={`${id}-details`} hidden={!isOpen}>
        {isOpen && <User store={store} user={user} />}
      </div>
    </li>
  );
}

function Line({ store, user, counts, alone }: RowProps): VNode {
  const { roles } = store.bench.judge.ruleset.data;
  const isOpen = store.state().open.has(user.index);
  const id = `users-${user.index}`;
  const held = user.roles.filter((role) => role !== "").map((role) => titleOf(role, roles));
  const status = user.text("status");
  const name = callOf(user);
  return (
    <div class="app-user__line">
      <h3 class="govuk-heading-s app-user__name" id={id} tabIndex={-1}>
        {name}
      </h3>
      <p class="govuk-body-s app-user__roles">
        {held.length === 0 ? "No role yet" : list(held)}
        {status !== "" && <strong class="govuk-tag govuk-tag--grey app-user__status">{seen(spokenOf(status))}</strong>}
      </p>
      <Count counts={counts} />
      <div class="app-user__buttons">
        <button
          type="button"
          class="app-link"
          aria-expanded={isOpen}
          aria-controls={`${id}-details`}
          onClick={() => toggleDetails(store, user.index)}
        >
          {isOpen ? "Close" : "Change"}
          <span class="govuk-visually-hidden"> {name}</span>
        </button>
        <button type="button" class="app-link" onClick={() => leaveOut(store, user, alone)}>
          Take out<span class="govuk-visually-hidden"> {name}</span>
        </button>
      </div>
    </div>
  );
}

function toggleDetails(store: Store, index: number): void {
  const open = new Set(store.state().open);
  if (!open.delete(index)) open.add(index);
  store.show({ open });
}

/** Those behind the user move up by one, and what is open moves with them. */
function leaveOut(store: Store, user: DeclaredUser, alone: boolean): void {
  const others = [...store.state().open].filter((index) => index !== user.index);
  store.show({ open: new Set(others.map((index) => (index > user.index ? index - 1 : index))) });
  store.change(takeOut(user).change, `take ${callOf(user)} out`, undefined, alone ? "add-user" : "people");
}

/** How much there is to do about a user. */
interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

const NOTHING: Counts = { errors: 0, warnings: 0 };

/** By user; of those about whom there is anything to do. */
function countsOf(told: readonly Told[]): ReadonlyMap<number, Counts> {
  const counts = new Map<number, Counts>();
  for (const { place, severity } of told) {
    const index = userOf(place);
    if (index === undefined || severity === "info") continue;
    const { errors, warnings } = counts.get(index) ?? NOTHING;
    const isError = severity === "error";
    counts.set(index, { errors: errors + (isError ? 1 : 0), warnings: warnings + (isError ? 0 : 1) });
  }
  return counts;
}

function Count({ counts: { errors, warnings } }: { counts: Counts }): VNode | null {
  if (errors + warnings === 0) return null;
  return (
    <p class="app-user__count">
      {errors > 0 && <strong class="govuk-tag govuk-tag--red">{errors} to put right</strong>}{" "}
      {warnings > 0 && <strong class="govuk-tag govuk-tag--yellow">{warnings} to look at</strong>}
    </p>
  );
}
