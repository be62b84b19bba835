/** A moment of the declaration (RFC 3339) as a browser’s field for date and time takes it, where the reader is; empty where it is none. */
export function localOf(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}T/.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(time.getTime())) return "";
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(time.getFullYear()).padStart(4, "0")}-${two(time.getMonth() + 1)}-${two(time.getDate())}T${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** The other way round, in UTC; empty where nothing whole was chosen. */
export function momentOf(local: string): string {
  const time = local === "" ? Number.NaN : new Date(local).getTime();
  return Number.isNaN(time) ? "" : new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
}
