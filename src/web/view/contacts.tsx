import type { VNode } from "preact";
import { moment } from "../../formats/html/moment.ts";
import type { Declared, Fields } from "../draft/declared.ts";
import { append, remove, write } from "../draft/edit.ts";
import { contactsOf } from "../judge/contacts.ts";
import { toldAt } from "../judge/judging.ts";
import { lowerTitle, titleOf } from "../judge/titles.ts";
import { seen } from "../seen.ts";
import type { Store } from "../state/store.ts";
import { type FieldProps, Messages, pathOf, TextField, toldHere } from "./field.tsx";
import { Scroll, Section } from "./section.tsx";

/** What the organisation gave PDP at preregistration: from PDP’s register where that came with the page, typed otherwise. */
export function Contacts({ store, declared }: { store: Store; declared: Declared }): VNode {
  const { taken } = store.bench;
  const told = toldAt(store.judged(), "preregistration");
  const { thorough, left } = store.state();
  return (
    <Section id="preregistration" title="Preregistration details">
      {taken ? (
        <Recorded store={store} taken={`${taken.file}, as it was on ${moment(taken.taken_at)}`} />
      ) : (
        <>
          <p class="govuk-body">
            What your organisation gave PDP at preregistration. PDP compares it with the accounts that you request,
            character for character.
          </p>
          <div class="govuk-inset-text">
            Copy it from what was sent to PDP, not from the form above: that is the check.
          </div>
          <Messages id="preregistration" told={thorough || left.has("preregistration") ? told : []} />
          {declared.contacts.map((contact, index) => (
            <Contact key={String(index)} store={store} contact={contact} index={index} />
          ))}
          <div class="govuk-button-group">
            {rolesThere(store).map((role) => (
              <button
                key={role}
                type="button"
                id={`add-${role}`}
                class="govuk-button govuk-button--secondary"
                onClick={() =>
                  store.change(
                    append(["preregistration", "contacts"], { role, name: "", email: "", phone: "" }),
                    `add a ${lowerTitle(role, store.bench.judge.ruleset.data.roles)} to preregistration`,
                    undefined,
                    `preregistration-contacts-${declared.contacts.length}-name`,
                  )
                }
              >
                Add a {lowerTitle(role, store.bench.judge.ruleset.data.roles)}
              </button>
            ))}
          </div>
        </>
      )}
    </Section>
  );
}

function rolesThere({ bench }: Store): readonly string[] {
  return Object.entries(bench.judge.ruleset.data.roles)
    .filter(([, role]) => role.in_preregistration)
    .map(([id]) => id);
}

function Contact({ store, contact, index }: { store: Store; contact: Fields; index: number }): VNode {
  const place = `preregistration/contacts/${index}`;
  const { roles } = store.bench.judge.ruleset.data;
  const role = contact("role");
  const title = Object.hasOwn(roles, role) ? titleOf(role, roles) : "Contact";
  const own = [...toldHere(store, place), ...toldHere(store, `${place}/role`)];
  const id = `preregistration-contacts-${index}`;
  const field = (name: string): FieldProps => ({
    store,
    place: `${place}/${name}`,
    value: contact(name),
    section: "contact",
    name,
    what: `the ${name} of a preregistered contact`,
  });
  return (
    <fieldset class="govuk-fieldset app-contact" id={id} tabIndex={-1}>
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{title}, as preregistered</legend>
      <Messages id={id} told={own} />
      <div class="govuk-form-group">
        <label class="govuk-label" for={`${id}-role`}>
          Role
        </label>
        <select
          class="govuk-select"
          id={`${id}-role`}
          value={role}
          onChange={({ currentTarget }) =>
            store.change(
              write(pathOf(`${place}/role`), currentTarget.value),
              "change the role of a preregistered contact",
            )
          }
        >
          {rolesThere(store).map((each) => (
            <option key={each} value={each}>
              {titleOf(each, roles)}
            </option>
          ))}
          {!rolesThere(store).includes(role) && <option value={role}>{seen(role) || "Choose a role"}</option>}
        </select>
      </div>
      <TextField {...field("name")} />
      <TextField {...field("email")} inputmode="email" />
      <TextField {...field("phone")} inputmode="tel" />
      <button
        type="button"
        class="govuk-button govuk-button--secondary"
        onClick={() =>
          store.change(
            remove(["preregistration", "contacts", index]),
            "take a preregistered contact out",
            undefined,
            "preregistration",
          )
        }
      >
        Take out<span class="govuk-visually-hidden"> {seen(contact("name")) || "this contact"}</span>
      </button>
    </fieldset>
  );
}

/** PDP’s own record, which nobody here can change. */
function Recorded({ store, taken }: { store: Store; taken: string }): VNode {
  const { roles } = store.bench.judge.ruleset.data;
  const { taken: entry } = store.bench;
  const reference = store.judged().declared?.organisation("reference") ?? "";
  return (
    <>
      <p class="govuk-body">
        These come with this page, from {taken}. They count, whatever the declaration says itself.
      </p>
      {entry && reference !== entry.reference && (
        <div class="govuk-inset-text" id="preregistration-told">
          They are those of ‘{entry.reference}’, and the reference of this declaration is{" "}
          {reference === "" ? "empty" : `‘${seen(reference)}’`}, so nobody is compared with them. If it is the same
          organisation, write its reference as ‘{entry.reference}’.
        </div>
      )}
      <Scroll label="Preregistered contacts">
        <table class="govuk-table">
          <caption class="govuk-table__caption govuk-table__caption--s">Contacts of {entry?.reference}</caption>
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              {["Role", "Name", "Email address", "Phone number"].map((head) => (
                <th scope="col" class="govuk-table__header" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {contactsOf(store.bench, store.judged().declared).map(({ role, name, email, phone }, index) => (
              <tr class="govuk-table__row" key={String(index)}>
                <td class="govuk-table__cell">{seen(titleOf(role, roles))}</td>
                <td class="govuk-table__cell">{seen(name)}</td>
                <td class="govuk-table__cell">{seen(email)}</td>
                <td class="govuk-table__cell">{seen(phone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}
