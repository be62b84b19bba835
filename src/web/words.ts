import schema from "../../schemas/declaration.schema.json" with { type: "json" };
import { spokenOf } from "./judge/titles.ts";

/** What a field of the declaration is called and what belongs in it, in the schema’s words. */
export interface FieldWords {
  readonly title: string;
  readonly hint: string;
  /** What to do where nothing is there; undefined where the schema has no words of its own for that. */
  readonly empty: string | undefined;
  readonly choices: readonly Choice[];
}

/** One of a few values. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Empty where the label says it all. */
  readonly hint: string;
}

export type Section = "organisation" | "user" | "contact";

interface Described {
  readonly title: string;
  readonly description: string;
  readonly patternErrorMessage?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
}

const { organisation, users, preregistration } = schema.properties;

/** Who is a user. */
export const USERS: string = users.description;

const FIELDS: Readonly<Record<Section, Readonly<Record<string, unknown>>>> = {
  organisation: organisation.properties,
  user: users.items.properties,
  contact: preregistration.properties.contacts.items.properties,
};

export function wordsFor(section: Section, key: string): FieldWords {
  const {
    title,
    description,
    patternErrorMessage,
    enum: values = [],
    enumDescriptions = [],
  } = FIELDS[section][key] as Described;
  return {
    title,
    hint: description,
    empty: patternErrorMessage,
    choices: values.map((value, index) => choice(value, enumDescriptions[index] ?? "")),
  };
}

function choice(value: string, description: string): Choice {
  const label = spokenOf(value);
  const bare = description.replace(/^An? |\.$/g, "").toLowerCase();
  return { value, label, hint: bare === label.toLowerCase() ? "" : description };
}
