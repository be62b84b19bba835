import type { Change } from "../draft/draft.ts";
import { all, append, write } from "../draft/edit.ts";
import { type Person, writtenOf } from "./people.ts";

/** Puts the users of a spreadsheet behind those that are there, or in their place. */
export function take(people: readonly Person[], instead: boolean): Change {
  return all([...(instead ? [write(["users"], [])] : []), append(["users"], ...people.map(writtenOf))]);
}
