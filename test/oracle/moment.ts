/** RFC 3339 with an offset: without one, nobody knows which moment is meant. */
const TIMESTAMP = /^(?<day>\d{4}-\d{2}-\d{2})[Tt ](?<time>\d{2}:\d{2}:\d{2}(?:\.\d+)?)(?<offset>[Zz]|[+-]\d{2}:\d{2})$/;

/** A moment as epoch milliseconds; undefined for what is none, such as 30 February. */
export function momentOf(value: unknown): number | undefined {
  const { day = "", time, offset } = (typeof value === "string" && TIMESTAMP.exec(value)?.groups) || {};
  const moment = isDay(day) ? Date.parse(`${day}T${time}${offset?.toUpperCase()}`) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

/** `Date` makes 2 March of 30 February. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}
