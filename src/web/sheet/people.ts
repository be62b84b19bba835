import { STATUSES } from "../../../generated/vocabulary.js";
import type { RoleTable } from "../../core/catalogue.ts";
import { plain, recogniseRole, recogniseValue } from "../../core/validate/spelling.ts";
import type { Written } from "../draft/edit.ts";
import type { Column } from "./column.ts";
import { bodyOf, type Sheet } from "./sheet.ts";

/** A user as a spreadsheet has it. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** Ids of the role table, and what names no role as it is written. */
  readonly roles: readonly string[];
  readonly status: string;
}

/**
 * The users of a spreadsheet: rows with the same details are one user, with the roles of all of them. So is a row that has
 * only roles, behind the columns of a user’s details: the cells of those are merged with the ones above.
 */
export function peopleIn(sheet: Sheet, roles: RoleTable): readonly Person[] {
  const people: Person[] = [];
  const byEmail = new Map<string, number>();
  const { columns } = sheet;
  const merges = columns.indexOf("roles") > columns.findIndex((column) => /name|email/.test(column));
  for (const row of bodyOf(sheet)) {
    const person = personOf(row, sheet, roles);
    const { name, email, phone } = person;
    const nobody = [name, email, phone].every((text) => text === "");
    if (nobody && person.roles.length === 0) continue;
    const key = JSON.stringify([email.toLowerCase(), name.toLowerCase()]);
    const goesOn = nobody && merges && !columns.some((column) => column.startsWith("role:"));
    const at = goesOn ? people.length - 1 : email === "" ? undefined : byEmail.get(key);
    const joined = joinedBy(people[at ?? -1], person);
    if (joined) people[at as number] = joined;
    else byEmail.set(key, people.push(person) - 1);
  }
  return people;
}

/** Two rows about one user as one; undefined where they say different things of the phone or the account. */
function joinedBy(first: Person | undefined, second: Person): Person | undefined {
  const { phone, status, roles } = second;
  const differ = (a: string, b: string): boolean => a !== "" && b !== "" && a !== b;
  if (!first || differ(first.phone, phone) || differ(first.status, status)) return undefined;
  return {
    ...first,
    phone: first.phone || phone,
    status: first.status || status,
    roles: [...new Set([...first.roles, ...roles])],
  };
}

/** The phone numbers that a spreadsheet has robbed of their zero or plus. */
export function robbedIn(sheet: Sheet): number {
  const at = sheet.columns.indexOf("phone");
  return at === -1 ? 0 : bodyOf(sheet).filter((row) => robbedOf(row[at] ?? "") !== "").length;
}

/** A user as the declaration has it. */
export function writtenOf({ name, email, phone, roles, status }: Person): Written {
  return { name, email, phone, roles, ...(status !== "" && { status }) };
}

function personOf(row: readonly string[], { columns, zero }: Sheet, roles: RoleTable): Person {
  const cell = (column: Column): string => row[columns.indexOf(column)] ?? "";
  const names = [cell("first_name"), cell("last_name")].filter((part) => part !== "");
  const ticked = columns.flatMap((column, index) =>
    column.startsWith("role:") && isTicked(row[index] ?? "") ? [column.slice("role:".length)] : [],
  );
  const named = columns.flatMap((column, index) => (column === "roles" ? rolesIn(row[index] ?? "", roles) : []));
  const phone = cell("phone");
  return {
    name: cell("name") || names.join(" "),
    email: cell("email"),
    phone: zero ? `${robbedOf(phone)}${phone}` : phone,
    roles: [...new Set([...named, ...ticked])],
    status: statusIn(cell("status")),
  };
}

/** `PBC, security lead`: by any separator; what is no role is kept, so that the check tells of it. */
function rolesIn(text: string, roles: RoleTable): readonly string[] {
  const whole = recogniseRole(text, roles);
  if (whole) return [whole.role];
  const parts = text.split(/[,;/|\n+&]|\band\b/i).map((part) => part.trim());
  return parts
    .filter((part) => part !== "" && !/^(none|n\/?a|-+)$/i.test(part))
    .map((part) => recogniseRole(part, roles)?.role ?? part);
}

/** An account that is planned has no status. */
function statusIn(text: string): string {
  if (/^(planned|new|none|n\/?a|-*|to be (created|requested))$/i.test(text)) return "";
  const known = recogniseValue(text, STATUSES);
  return known && known.how !== "guess" ? known.value : text;
}

/** A cross or a yes in the column of a role; a no, however much is said of it, a dash or nothing is none. */
function isTicked(text: string): boolean {
  if (/[✓✔☑✅]/u.test(text)) return true;
  if (/^(no|not|none)\b/i.test(text)) return false;
  return text !== "" && !["", "no", "n", "0", "false", "none", "na", "nil", "off"].includes(plain(text));
}

/** What a UK number lacks where a spreadsheet took it for a number: its zero, or the plus of its country code. */
function robbedOf(text: string): "0" | "+" | "" {
  if (/^[1-37]\d{9}$|^[12]\d{8}$/.test(text)) return "0";
  return /^44[1-37]\d{8,9}$/.test(text) ? "+" : "";
}
