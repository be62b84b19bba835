/** RFC 3339 with an offset, in capitals: what the schema refuses is told there, and says no moment. */
const TIMESTAMP =
  /^(?<day>\d{4}-\d{2}-\d{2})T(?<time>\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(?<offset>Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** A moment as epoch milliseconds; undefined for what is none, such as 30 February. */
export function momentOf(value: unknown): number | undefined {
  const { day = "", time, offset } = (typeof value === "string" && TIMESTAMP.exec(value)?.groups) || {};
  // `Date` reads 24:00 as the next day's first moment.
  const moment = isDay(day) && !time?.startsWith("24") ? Date.parse(`${day}T${time}${offset}`) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

/** `Date` makes 2 March of 30 February. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}
