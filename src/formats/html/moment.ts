const MONTHS = "January February March April May June July August September October November December".split(" ");

/** `22 November 2026` of an ISO 8601 date; what is none is given back as it is. */
export function day(iso: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? iso : `${Number(date)} ${name} ${year}`;
}

/** `22 November 2026 at 9:30am UTC` of an ISO 8601 moment in UTC. */
export function moment(iso: string): string {
  const [, hours, minutes] = /T(\d{2}):(\d{2})/.exec(iso) ?? [];
  if (hours === undefined) return day(iso);
  const hour = Number(hours);
  return `${day(iso)} at ${hour % 12 || 12}:${minutes}${hour < 12 ? "am" : "pm"} UTC`;
}
