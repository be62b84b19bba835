import type { Stream } from "./sources.ts";
import type { Separation } from "./split.ts";

const LINE_FEED = 0x0a;

/** Looks at the first line of a stream: where it is a JSON object by itself, so is each other one. */
export async function looked(stream: Stream): Promise<{ readonly separation: Separation; readonly chunks: Stream }> {
  const iterator = stream[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let isWhole = false;
  while (!isWhole) {
    const { value, done } = await iterator.next();
    if (done) break;
    // A copy, because the next piece may come in the same memory.
    const chunk = Buffer.from(value);
    first.push(chunk);
    isWhole = chunk.includes(LINE_FEED);
  }
  const start = Buffer.concat(first);
  const [line = ""] = start.toString("utf8").split("\n", 1);
  async function* chunks(): AsyncGenerator<Uint8Array | string> {
    yield start;
    for (let step = await iterator.next(); !step.done; step = await iterator.next()) yield step.value;
  }
  return { separation: isObject(line) ? "lines" : "documents", chunks: chunks() };
}

function isObject(line: string): boolean {
  if (!/^\uFEFF?\s*\{.*\}\s*$/su.test(line)) return false;
  try {
    JSON.parse(line.replace(/^\uFEFF/u, ""));
    return true;
  } catch {
    return false;
  }
}
