import type { VNode } from "preact";
import { callOf, type DeclaredUser } from "../draft/declared.ts";
import { remove, write } from "../draft/edit.ts";
import { localOf, momentOf } from "../moment.ts";
import { seen } from "../seen.ts";
import type { Store } from "../state/store.ts";
import { wordsFor } from "../words.ts";
import { describedBy, groupOf, Messages, TextField, toldHere } from "./field.tsx";

/** How far the account of a user has come; most users of a new organisation have none yet. */
export function Account({ store, user }: { store: Store; user: DeclaredUser }): VNode {
  const place = `users/${user.index}/status`;
  const id = `users-${user.index}-status`;
  const words = wordsFor("user", "status");
  const status = user.text("status");
  const told = toldHere(store, place);
  const name = callOf(user);
  const chosen = words.choices.find(({ value }) => value === status);
  const choose = (value: string): void =>
    store.change(
      value === "" ? remove(["users", user.index, "status"]) : write(["users", user.index, "status"], value),
      `change the account of ${name}`,
    );
  return (
    <>
      <div class={groupOf(told)}>
        <label class="govuk-label" for={id}>
          {words.title}
          <span class="govuk-visually-hidden"> of {name}</span>
        </label>
        <div class="govuk-hint" id={`${id}-hint`}>
          {chosen?.hint ?? words.hint}
        </div>
        <Messages id={id} told={told} />
        <select
          class="govuk-select"
          id={id}
          value={status}
          aria-describedby={describedBy(id, true, told)}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          <option value="">Planned</option>
          {words.choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
          {status !== "" && !chosen && <option value={status}>{seen(status)}</option>}
        </select>
      </div>
      {(status === "invited" || user.text("invited_at") !== "") && (
        <Moment store={store} user={user} name="invited_at" />
      )}
      {user.text("requested_at") !== "" && <Moment store={store} user={user} name="requested_at" />}
      {(status === "deactivated" || user.text("deactivation_reason") !== "") && (
        <TextField
          store={store}
          place={`users/${user.index}/deactivation_reason`}
          value={user.text("deactivation_reason")}
          section="user"
          name="deactivation_reason"
          what={`the reason for the deactivation of ${name}`}
        />
      )}
    </>
  );
}

function Moment({ store, user, name }: { store: Store; user: DeclaredUser; name: string }): VNode {
  const place = `users/${user.index}/${name}`;
  const id = `users-${user.index}-${name}`;
  const words = wordsFor("user", name);
  const told = toldHere(store, place);
  const text = user.text(name);
  return (
    <div class={groupOf(told)}>
      <label class="govuk-label" for={id}>
        {words.title}
        <span class="govuk-visually-hidden">, {callOf(user)}</span>
      </label>
      <div class="govuk-hint" id={`${id}-hint`}>
        The date and time where you are.{text !== "" && localOf(text) === "" && ` Now: ‘${seen(text)}’.`}
      </div>
      <Messages id={id} told={told} />
      <input
        class="govuk-input govuk-input--width-20"
        type="datetime-local"
        id={id}
        value={localOf(text)}
        aria-describedby={describedBy(id, true, told)}
        onInput={({ currentTarget }) => {
          const path = ["users", user.index, name];
          const moment = momentOf(currentTarget.value);
          store.change(
            moment === "" ? remove(path) : write(path, moment),
            `change when ${callOf(user)} was ${name === "invited_at" ? "invited" : "requested"}`,
            place,
          );
        }}
        onBlur={() => store.leave(place)}
      />
    </div>
  );
}
