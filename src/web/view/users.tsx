import type { VNode } from "preact";
import { counted, list } from "../../core/describe.ts";
import { callOf, type Declared, type DeclaredUser } from "../draft/declared.ts";
import { append } from "../draft/edit.ts";
import { takeOut } from "../judge/actions.ts";
import { spokenOf, titleOf } from "../judge/titles.ts";
import type { Store } from "../state/store.ts";
import { Section } from "./section.tsx";
import { User } from "./user.tsx";

/** Everybody, a line each, with the details of those that are open. */
export function Users({ store, declared }: { store: Store; declared: Declared }): VNode {
  const { users } = declared;
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
      <p class="govuk-body">
        Everybody who has an account in the connection portal, or is to have one. One person can hold several roles.
      </p>
      {users.length > 0 && (
        <ol class="app-users">
          {users.map((user) => (
            <Row key={user.index} store={store} user={user} alone={users.length === 1} />
          ))}
        </ol>
      )}
      <button type="button" class="govuk-button govuk-button--secondary" onClick={add} id="add-user">
        {users.length === 0 ? "Add the first user" : "Add another user"}
      </button>
    </Section>
  );
}

function Row({ store, user, alone }: { store: Store; user: DeclaredUser; alone: boolean }): VNode {
  const { open } = store.state();
  const { roles } = store.bench.judge.ruleset.data;
  const isOpen = open.has(user.index);
  const id = `users-${user.index}`;
  const held = user.roles.filter((role) => role !== "").map((role) => titleOf(role, roles));
  const status = user.text("status");
  const toggle = (): void => {
    const next = new Set(open);
    if (isOpen) next.delete(user.index);
    else next.add(user.index);
    store.show({ open: next });
  };
  const name = callOf(user);
  return (
    <li class="app-user">
      <div class="app-user__line">
        <h3 class="govuk-heading-s app-user__name" id={id} tabIndex={-1}>
          {name}
        </h3>
        <p class="govuk-body-s app-user__roles">
          {held.length === 0 ? "No role yet" : list(held)}
          {status !== "" && (
            <>
              {" "}
              <strong class="govuk-tag govuk-tag--grey">{spokenOf(status)}</strong>
            </>
          )}
        </p>
        <Count store={store} index={user.index} />
        <div class="app-user__buttons">
          <button
            type="button"
            class="app-link"
            aria-expanded={isOpen}
            aria-controls={`${id}-details`}
            onClick={toggle}
          >
            {isOpen ? "Close" : "Change"}
            <span class="govuk-visually-hidden"> {name}</span>
          </button>
          <button
            type="button"
            class="app-link"
            onClick={() => {
              const { change } = takeOut(user);
              store.show({
                open: new Set(
                  [...open]
                    .filter((index) => index !== user.index)
                    .map((index) => (index > user.index ? index - 1 : index)),
                ),
              });
              store.change(change, `take ${name} out`, undefined, alone ? "add-user" : "people");
            }}
          >
            Take out<span class="govuk-visually-hidden"> {name}</span>
          </button>
        </div>
      </div>
      <div id={`${id}-details`} hidden={!isOpen}>
        {isOpen && <User store={store} user={user} />}
      </div>
    </li>
  );
}

/** How much there is to do about a user, in words. */
function Count({ store, index }: { store: Store; index: number }): VNode | null {
  const prefix = `users/${index}/`;
  const own = store.judged().told.filter(({ place }) => place.startsWith(prefix) || place === `users/${index}`);
  const errors = own.filter(({ severity }) => severity === "error").length;
  const warnings = own.filter(({ severity }) => severity === "warning").length;
  if (errors + warnings === 0) return null;
  return (
    <p class="app-user__count">
      {errors > 0 && (
        <strong class="govuk-tag govuk-tag--red">{counted(errors, "to put right", "to put right")}</strong>
      )}{" "}
      {warnings > 0 && (
        <strong class="govuk-tag govuk-tag--yellow">{counted(warnings, "to look at", "to look at")}</strong>
      )}
    </p>
  );
}
