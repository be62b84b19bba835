// Written by `npm run generate` from schemas/. Do not edit.

/** A fault as ajv reports it, without words. Paths are RFC 6901 pointers. */
export interface Fault {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Says whether a value fits the schema; `errors` then holds every fault of the last call. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly Fault[] | null;
}

export declare const declaration: Validator;
export declare const register: Validator;
export declare const configuration: Validator;
export declare const exceptions: Validator;

/** The keys that each mapping of a kind of document may have, by its place: `/users/*` is an item of `users`. */
export declare const keys: Readonly<Record<"declaration" | "register" | "configuration" | "exceptions", Readonly<Record<string, readonly string[]>>>>;
