import type { RoleTable } from "../../core/catalogue.ts";
import { type Column, columnFor } from "./column.ts";

/** One sheet of a workbook. */
export interface Tab {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** The rows of a spreadsheet, before anybody is taken from it. */
export interface Sheet {
  /** What it is called. */
  readonly name: string;
  /** The sheets of the workbook that it is one of, and which. */
  readonly tabs: readonly Tab[];
  readonly tab: number;
  /** As long as the longest each. */
  readonly rows: readonly (readonly string[])[];
  /** How many more rows there are. */
  readonly unread: number;
  /** The row that names the columns, where one does. */
  readonly heading: number | undefined;
  /** What each column holds. */
  readonly columns: readonly Column[];
  /** Whether a zero or a plus goes in front of numbers that have lost theirs. */
  readonly zero: boolean;
}

/** More is no list of users. */
const MOST_ROWS = 2_000;
const MOST_COLUMNS = 60;

/** A row that names columns is among the first. */
const SEARCHED = 20;

/** Finds the row that names the columns, and what each holds. */
export function sheetOf(name: string, cells: readonly (readonly string[])[], roles: RoleTable): Sheet {
  const all = cells.filter((row) => row.some((cell) => cell.trim() !== ""));
  const filled = all.slice(0, MOST_ROWS);
  const width = Math.min(Math.max(0, ...filled.map((row) => row.length)), MOST_COLUMNS);
  const rows = filled.map((row) => Array.from({ length: width }, (_, index) => row[index]?.trim() ?? ""));
  const matched = rows.slice(0, SEARCHED).map((row) => row.map((cell) => columnFor(cell, roles)));
  const known = rows.slice(0, SEARCHED).map((row, at) => (row.some(isDetail) ? 0 : knownIn(matched[at] ?? [])));
  const best = known.indexOf(Math.max(0, ...known));
  const found = best >= 0 && (known[best] ?? 0) >= 2 ? best : undefined;
  const columns = found === undefined ? Array.from({ length: width }, (): Column => "") : once(matched[found] ?? []);
  return { name, tabs: [], tab: 0, rows, unread: all.length - rows.length, heading: found, columns, zero: true };
}

/** One sheet of a workbook. */
export function tabOf(name: string, tabs: readonly Tab[], roles: RoleTable, tab: number): Sheet {
  return { ...sheetOf(name, tabs[tab]?.rows ?? [], roles), tabs, tab };
}

/** The first of a workbook’s sheets with the most columns that are known. */
export function bestTabOf(name: string, tabs: readonly Tab[], roles: RoleTable): Sheet {
  const sheets = tabs.map((_, tab) => tabOf(name, tabs, roles, tab));
  const known = sheets.map(({ columns }) => knownIn(columns));
  return sheets[known.indexOf(Math.max(...known))] ?? tabOf(name, tabs, roles, 0);
}

/** How many columns it is known of what they hold. */
function knownIn(columns: readonly Column[]): number {
  return columns.filter((column) => column !== "").length;
}

/** An email address or a phone number names no column: the row is about a user already. */
function isDetail(cell: string): boolean {
  return /^\S+@\S+$|^\+?\d[\d\s()-]{6,}$/.test(cell);
}

/**
 * Two columns of one kind would say two things about one user: the first counts, until somebody says otherwise. Roles may
 * stand in any number. “Name” beside “Surname” is the first name.
 */
function once(columns: readonly Column[]): readonly Column[] {
  const split = columns.includes("last_name") && !columns.includes("first_name");
  return columns.map((column, index) => {
    if (columns.indexOf(column) !== index && column !== "roles") return "";
    return split && column === "name" ? "first_name" : column;
  });
}

/** The rows that are about users. */
export function bodyOf({ rows, heading }: Sheet): readonly (readonly string[])[] {
  return heading === undefined ? rows : rows.slice(heading + 1);
}
