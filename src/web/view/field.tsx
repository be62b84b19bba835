import type { VNode } from "preact";
import { write } from "../draft/edit.ts";
import { type Told, toldAt } from "../judge/judging.ts";
import { idOf, type Place } from "../judge/place.ts";
import type { Store } from "../state/store.ts";
import { type Section, wordsFor } from "../words.ts";

/** What is told at a field: what is missing only once somebody has left it, and nothing before that. */
export function toldHere(store: Store, place: Place): readonly Told[] {
  const { thorough, left } = store.state();
  return thorough || left.has(place) ? toldAt(store.judged(), place).filter(({ severity }) => severity !== "info") : [];
}

/** What is told at a field, and whether it is shown, as something to compare. */
export function saidHere(store: Store, place: Place): readonly string[] {
  return toldHere(store, place).flatMap(({ id, severity, message }) => [id, severity, message]);
}

/** All that is told at a place and below it, as one text that changes when that does. */
export function spokenAt(store: Store, place: Place): string {
  const { thorough, left } = store.state();
  const told = store.judged().told.filter((one) => one.place.startsWith(place));
  const shown = [...left].filter((one) => one.startsWith(place));
  return JSON.stringify([thorough || shown, told.map((one) => [one.place, one.severity, one.message])]);
}

/** What is told at a field, above it, each with its weight in words. */
export function Messages({
  id,
  told,
  empty,
}: {
  id: string;
  told: readonly Told[];
  empty?: string | undefined;
}): VNode | null {
  if (told.length === 0) return null;
  return (
    <div id={`${id}-told`}>
      {told.map(({ severity, message, gap, id: key }) => (
        <p class={severity === "error" ? "govuk-error-message" : "app-warning-message"} key={key}>
          <span class="govuk-visually-hidden">{severity === "error" ? "Error: " : "To look at: "}</span>
          {(gap && empty) || `${message}.`}
        </p>
      ))}
    </div>
  );
}

/** The classes of a group of fields, and what it is described by. */
export function groupOf(told: readonly Told[]): string {
  const wrong = told.some(({ severity }) => severity === "error");
  return `govuk-form-group${wrong ? " govuk-form-group--error" : told.length > 0 ? " app-form-group--warning" : ""}`;
}

export function describedBy(id: string, hint: boolean, told: readonly Told[]): string | undefined {
  return [...(hint ? [`${id}-hint`] : []), ...(told.length > 0 ? [`${id}-told`] : [])].join(" ") || undefined;
}

/** What a field shows, and where what is written in it goes. */
export interface FieldProps {
  readonly store: Store;
  readonly place: Place;
  readonly value: string;
  readonly section: Section;
  readonly name: string;
  /** What the change is called, to take it back: “the name of Priya”. */
  readonly what: string;
  readonly hint?: string | undefined;
  readonly inputmode?: "email" | "tel";
}

/** A line of text. */
export function TextField({ store, place, value, section, name, what, hint, inputmode }: FieldProps): VNode {
  const id = idOf(place);
  const words = wordsFor(section, name);
  const told = toldHere(store, place);
  return (
    <div class={groupOf(told)}>
      <label class="govuk-label" for={id}>
        {words.title}
      </label>
      {hint && (
        <div class="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <Messages id={id} told={told} empty={words.empty} />
      <input
        class={`govuk-input govuk-!-width-two-thirds${told.some(({ severity }) => severity === "error") ? " govuk-input--error" : ""}`}
        id={id}
        type="text"
        inputMode={inputmode}
        autocomplete="off"
        autocapitalize={inputmode === "email" ? "none" : undefined}
        spellcheck={false}
        value={value}
        aria-describedby={describedBy(id, Boolean(hint), told)}
        onInput={({ currentTarget }) =>
          store.change(write(place.split("/").map(step), currentTarget.value), `change ${what}`, place)
        }
        onBlur={() => store.leave(place)}
      />
    </div>
  );
}

/** A step of a path, of a step of a place. */
export function step(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text;
}

export function pathOf(place: Place): readonly (string | number)[] {
  return place.split("/").map(step);
}

/** One of a few, as radios. */
export function RadioField({
  store,
  place,
  value,
  section,
  name,
  what,
  hint,
  inline,
}: Omit<FieldProps, "inputmode"> & { inline?: boolean }): VNode {
  const id = idOf(place);
  const words = wordsFor(section, name);
  const told = toldHere(store, place);
  return (
    <div class={groupOf(told)}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(id, Boolean(hint), told)}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{words.title}</legend>
        {hint && (
          <div class="govuk-hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
        <Messages id={id} told={told} empty={`Choose the ${words.title.toLowerCase()}.`} />
        <div class={`govuk-radios govuk-radios--small${inline ? " govuk-radios--inline" : ""}`}>
          {words.choices.map((choice, index) => {
            const own = index === 0 ? id : `${id}-${choice.value}`;
            return (
              <div class="govuk-radios__item" key={choice.value}>
                <input
                  class="govuk-radios__input"
                  type="radio"
                  id={own}
                  name={id}
                  value={choice.value}
                  checked={value === choice.value}
                  aria-describedby={choice.hint ? `${own}-choice` : undefined}
                  onChange={() => store.change(write(pathOf(place), choice.value), `change ${what}`)}
                  onBlur={() => store.leave(place)}
                />
                <label class="govuk-label govuk-radios__label" for={own}>
                  {choice.label}
                </label>
                {choice.hint && (
                  <div class="govuk-hint govuk-radios__hint" id={`${own}-choice`}>
                    {choice.hint}
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}
