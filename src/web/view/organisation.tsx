import type { VNode } from "preact";
import type { Declared } from "../draft/declared.ts";
import { append, remove, write } from "../draft/edit.ts";
import { seen } from "../seen.ts";
import type { Store } from "../state/store.ts";
import { wordsFor } from "../words.ts";
import { type FieldProps, groupOf, Messages, RadioField, TextField, toldHere } from "./field.tsx";
import { Section } from "./section.tsx";

/** The first questions: who connects, and how. */
export function Organisation({ store, declared }: { store: Store; declared: Declared }): VNode {
  const { organisation } = declared;
  const field = (name: string): FieldProps => ({
    store,
    place: `organisation/${name}`,
    value: organisation(name),
    section: "organisation",
    name,
    what: `the organisation’s ${wordsFor("organisation", name).title.toLowerCase()}`,
    hint: wordsFor("organisation", name).hint,
  });
  return (
    <Section id="organisation" title="Your organisation">
      <TextField {...field("name")} />
      <TextField {...field("reference")} />
      <RadioField {...field("type")} />
      <RadioField {...field("connection")} />
      <RadioField {...field("phase")} />
      <Domains store={store} domains={declared.domains} />
    </Section>
  );
}

function Domains({ store, domains }: { store: Store; domains: readonly string[] }): VNode {
  const id = "organisation-email_domains";
  const words = wordsFor("organisation", "email_domains");
  const told = toldHere(store, "organisation/email_domains");
  const rows = domains.length === 0 ? [""] : domains;
  const type = (index: number, text: string): void => {
    const place = `organisation/email_domains/${index}`;
    const what = "change an email domain";
    if (index >= domains.length) store.change(append(["organisation", "email_domains"], text), what, place);
    else if (text === "" && domains.length === 1) store.change(remove(["organisation", "email_domains"]), what, place);
    else store.change(write(["organisation", "email_domains", index], text), what, place);
  };
  return (
    <div class={groupOf(told)}>
      <fieldset class="govuk-fieldset" aria-describedby={`${id}-hint${told.length > 0 ? ` ${id}-told` : ""}`}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{words.title}</legend>
        <div class="govuk-hint" id={`${id}-hint`}>
          {words.hint}
        </div>
        <Messages id={id} told={told} />
        {rows.map((domain, index) => (
          <div class="app-domain" key={String(index)}>
            <label class="govuk-visually-hidden" for={index === 0 ? id : `${id}-${index}`}>
              Domain {index + 1}
            </label>
            <input
              class="govuk-input govuk-!-width-two-thirds"
              id={index === 0 ? id : `${id}-${index}`}
              type="text"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              value={domain}
              onInput={({ currentTarget }) => type(index, currentTarget.value)}
              onBlur={() => store.leave("organisation/email_domains")}
            />
            {rows.length > 1 && (
              <button
                type="button"
                class="govuk-button govuk-button--secondary"
                onClick={() =>
                  store.change(
                    remove(["organisation", "email_domains", index]),
                    `take ${seen(domain) || "an empty domain"} out`,
                    undefined,
                    id,
                  )
                }
              >
                Take out<span class="govuk-visually-hidden"> {seen(domain) || `domain ${index + 1}`}</span>
              </button>
            )}
          </div>
        ))}
        {domains.length > 0 && domains.at(-1) !== "" && (
          <button
            type="button"
            class="govuk-button govuk-button--secondary"
            onClick={() =>
              store.change(
                append(["organisation", "email_domains"], ""),
                "add a domain",
                undefined,
                `${id}-${domains.length}`,
              )
            }
          >
            Add another domain
          </button>
        )}
      </fieldset>
    </div>
  );
}
