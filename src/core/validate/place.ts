import { keys } from "../../../generated/validators.js";
import type { Path } from "../model.ts";
import type { Kind } from "./fault.ts";

/** What the mappings of a document are called: one of its kind, or one of many. Others go by their key. */
export const NAMES: Readonly<Record<Kind, Readonly<Record<string, { one?: string; any?: string; the?: string }>>>> = {
  declaration: {
    "": { the: "the declaration" },
    "/organisation": { the: "the organisation" },
    "/users/*": { one: "user" },
    "/preregistration/contacts/*": { one: "contact" },
  },
  register: {
    "": { the: "the register" },
    "/organisations/*": { one: "register entry" },
    "/organisations/*/contacts/*": { one: "contact" },
  },
  configuration: {
    "": { the: "the configuration" },
    "/exceptions/*": { one: "exception", any: "an exception" },
    "/formats/*": { one: "format" },
  },
  exceptions: {
    "": { the: "the file of exceptions" },
    "/exceptions/*": { one: "exception", any: "an exception" },
  },
};

/** The shape of a path: `/users/*` for any item of `users`. */
export function placeOf(path: Path): string {
  return path.map((step) => (typeof step === "number" ? "/*" : `/${step}`)).join("");
}

/** The keys that the mapping at a place may have. */
export function keysAt(kind: Kind, place: string): readonly string[] {
  const known = keys[kind];
  return Object.hasOwn(known, place) ? (known[place] ?? []) : [];
}

/** The only place that has a key of this name; undefined where none or several have. */
export function homeOf(kind: Kind, key: string): string | undefined {
  const homes = Object.keys(keys[kind]).filter((place) => keysAt(kind, place).includes(key));
  return homes.length === 1 ? homes[0] : undefined;
}

/** A mapping in a sentence about itself: `this user`. */
export function thisOne(kind: Kind, place: string): string {
  const name = NAMES[kind][place];
  return name?.the ?? (name?.one === undefined ? quoted(place) : `this ${name.one}`);
}

/** A mapping in a sentence about its kind: `a user`. */
export function anyOne(kind: Kind, place: string): string {
  const name = NAMES[kind][place];
  return name?.the ?? name?.any ?? (name?.one === undefined ? quoted(place) : `a ${name.one}`);
}

const quoted = (place: string): string => `‘${place.slice(place.lastIndexOf("/") + 1)}’`;

/** A value at the start of a sentence: `‘phone’`, or `Item 2 of ‘users’`. */
export function whatIs(path: Path): string {
  const last = path.at(-1);
  if (typeof last === "number") return `Item ${last + 1} of ‘${String(path.at(-2) ?? "")}’`;
  return last === undefined ? "The document" : `‘${last}’`;
}
