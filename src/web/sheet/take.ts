import type { Change } from "../draft/draft.ts";
import { all, append, remove } from "../draft/edit.ts";
import { type Person, writtenOf } from "./people.ts";

/** Puts the users of a spreadsheet behind those that are there, or in their place. */
export function take(people: readonly Person[], instead: boolean): Change {
  const added = people.map((person) => append(["users"], writtenOf(person)));
  return all([...(instead ? [remove(["users"])] : []), ...added]);
}
