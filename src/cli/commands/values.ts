import { InvalidArgumentError } from "commander";

/** ISO 8601 with an offset: without one the result would depend on where the machine stands. */
const TIME = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;

/** Epoch milliseconds. */
export function parseTime(text: string): number {
  const [, day = ""] = TIME.exec(text) ?? [];
  const time = isDay(day) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new InvalidArgumentError("Give it with its offset, such as 2026-11-22T09:00:00Z.");
  return time;
}

/** To JavaScript 30 February is 2 March. */
function isDay(day: string): boolean {
  const date = new Date(day);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** Where something goes. What an unset variable of a script leaves is no place, and least of all this folder. */
export function parsePlace(text: string): string {
  if (text === "") throw new InvalidArgumentError("It is empty: name a place.");
  return text;
}

export function parseBytes(text: string): number {
  const bytes = Number(text);
  if (!/^\d+$/.test(text) || bytes < 1 || bytes > MOST_BYTES)
    throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST_BYTES}.`);
  return bytes;
}

/** Half of the longest text that V8 can hold. */
const MOST_BYTES = 256 * 1024 * 1024;
