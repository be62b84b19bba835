import type { Stream } from "./sources.ts";
import type { Separation } from "./split.ts";

const LINE_FEED = 0x0a;

/** Looks at the first line of a stream that is not blank: where it is a JSON object by itself, so is each other one. */
export async function looked(stream: Stream): Promise<{ readonly separation: Separation; readonly chunks: Stream }> {
  const iterator = stream[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let hasBegun = false;
  let isWhole = false;
  while (!isWhole) {
    const { value, done } = await iterator.next();
    if (done) break;
    // A copy, because the next piece may come in the same memory.
    const chunk = Buffer.from(value);
    first.push(chunk);
    const begin: number = hasBegun ? 0 : chunk.toString("latin1").search(/\S/);
    hasBegun = begin !== -1;
    isWhole = hasBegun && chunk.includes(LINE_FEED, begin);
  }
  const start = Buffer.concat(first);
  const line = firstLine(start.toString("utf8"));
  async function* chunks(): AsyncGenerator<Uint8Array | string> {
    yield start;
    for (let step = await iterator.next(); !step.done; step = await iterator.next()) yield step.value;
  }
  return { separation: isObject(line) ? "lines" : "documents", chunks: chunks() };
}

/** What is before it is blank, as blank lines of NDJSON are passed over. */
function firstLine(text: string): string {
  const begin = Math.max(text.search(/\S/), 0);
  const end = text.indexOf("\n", begin);
  return text.slice(begin, end === -1 ? undefined : end);
}

function isObject(line: string): boolean {
  if (!/^\{.*\}\s*$/su.test(line)) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
