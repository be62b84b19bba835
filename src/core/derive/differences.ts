import { compare, type Details, FIELDS, type Field } from "./comparison.ts";

/** By field and text, what is left of a text with every difference of form evened out but one. */
export type Differences = { readonly [field in Field]?: Readonly<Record<string, Readonly<Record<string, string>>>> };

/** Somebody who is compared with others, by their forms; others have none. */
interface Compared extends Details {
  readonly forms?: Details | undefined;
}

/**
 * Of the texts that differ from another one in form only, which are few, by what they differ. They are looked up by their
 * form, so that nobody has to be held against everybody else.
 */
export function differencesOf(people: readonly Compared[]): Differences {
  const differences: { -readonly [field in keyof Differences]: Differences[field] } = {};
  for (const field of FIELDS) {
    const texts = differingIn(field, people);
    if (texts.size === 0) continue;
    differences[field] = Object.fromEntries(Array.from(texts, (text) => [text, compare(field, text).but_for]));
  }
  return differences;
}

function differingIn(field: Field, people: readonly Compared[]): ReadonlySet<string> {
  const first = new Map<string, string>();
  const differing = new Set<string>();
  for (const person of people) {
    const text = person[field];
    if (text === undefined || !person.forms) continue;
    const form = person.forms[field] ?? text;
    const other = first.get(form);
    if (other === undefined) first.set(form, text);
    else if (other !== text) differing.add(other).add(text);
  }
  return differing;
}
