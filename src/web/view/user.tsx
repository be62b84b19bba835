import type { VNode } from "preact";
import { callOf, type DeclaredUser } from "../draft/declared.ts";
import { append } from "../draft/edit.ts";
import { takeAway } from "../judge/actions.ts";
import { toldAt } from "../judge/judging.ts";
import { lowerTitle } from "../judge/titles.ts";
import type { Store } from "../state/store.ts";
import { wordsFor } from "../words.ts";
import { Account } from "./account.tsx";
import { describedBy, type FieldProps, groupOf, Messages, saidHere, TextField, toldHere } from "./field.tsx";
import { Still } from "./still.ts";

/** What PDP asks about a user, and which roles the user is to have. */
export function User({ store, user }: { store: Store; user: DeclaredUser }): VNode {
  const place = `users/${user.index}`;
  const name = callOf(user);
  const whole = toldAt(store.judged(), place);
  const field = (key: string, what: string): FieldProps => ({
    store,
    place: `${place}/${key}`,
    value: user.text(key),
    section: "user",
    name: key,
    hint: wordsFor("user", key).hint,
    what: `the ${what} of ${name}`,
  });
  return (
    <div class="app-user__details">
      <Messages id={`users-${user.index}-whole`} told={whole} />
      <TextField {...field("name", "name")} />
      <TextField {...field("email", "email address")} inputmode="email" />
      <TextField {...field("phone", "phone number")} inputmode="tel" />
      <Still on={rolesNow(store, user)} draw={() => <Roles store={store} user={user} />} />
      <Still on={accountNow(store, user)} draw={() => <Account store={store} user={user} />} />
    </div>
  );
}

/** All that the boxes of a user’s roles show. */
function rolesNow(store: Store, user: DeclaredUser): string {
  const foresight = store.foresight();
  const against = Object.keys(store.bench.judge.ruleset.data.roles).map(
    (role) => !user.roles.includes(role) && foresight(user.index, role),
  );
  return JSON.stringify([user.index, callOf(user), user.roles, against, saidHere(store, `users/${user.index}/roles`)]);
}

function accountNow(store: Store, user: DeclaredUser): string {
  const shown = ["status", "invited_at", "requested_at", "deactivation_reason"].map((key) => [
    user.text(key),
    saidHere(store, `users/${user.index}/${key}`),
  ]);
  return JSON.stringify([user.index, callOf(user), shown]);
}

function Roles({ store, user }: { store: Store; user: DeclaredUser }): VNode {
  const place = `users/${user.index}/roles`;
  const id = `users-${user.index}-roles`;
  const { roles } = store.bench.judge.ruleset.data;
  const foresight = store.foresight();
  const told = toldHere(store, place);
  return (
    <div class={groupOf(told)}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(id, true, told)}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
          {wordsFor("user", "roles").title}
          <span class="govuk-visually-hidden"> of {callOf(user)}</span>
        </legend>
        <div class="govuk-hint" id={`${id}-hint`}>
          {wordsFor("user", "roles").hint}
        </div>
        <Messages id={id} told={told} />
        <div class="govuk-checkboxes govuk-checkboxes--small">
          {Object.entries(roles).map(([role, { title, description }], index) => {
            const own = index === 0 ? id : `${id}-${role}`;
            const hint = `${id}-${role}-hint`;
            const holds = user.roles.includes(role);
            const against = holds ? undefined : foresight(user.index, role);
            return (
              <div class="govuk-checkboxes__item" key={role}>
                <input
                  class="govuk-checkboxes__input"
                  type="checkbox"
                  id={own}
                  checked={holds}
                  aria-describedby={hint}
                  onChange={() => toggle(store, user, role)}
                  onBlur={() => store.leave(place)}
                />
                <label class="govuk-label govuk-checkboxes__label" for={own}>
                  {title}
                </label>
                <div class="govuk-hint govuk-checkboxes__hint" id={hint}>
                  {description}
                  {against && (
                    <span class="app-against">
                      <strong>Would break a rule:</strong> {against}.
                    </span>
                  )}
                </div>
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}

/** Gives a role or takes it away. */
export function toggle(store: Store, user: DeclaredUser, role: string): void {
  const { roles } = store.bench.judge.ruleset.data;
  const title = lowerTitle(role, roles);
  if (user.roles.includes(role))
    store.change(takeAway(user, role, roles).change, `remove ${title} from ${callOf(user)}`);
  else store.change(append(["users", user.index, "roles"], role), `give ${title} to ${callOf(user)}`);
}
