import type { Browser, CDPSession, Page } from "playwright-core";

/** How much slower the processor is made. */
export const THROTTLE = 4;
export const KEYS = 60;

/** What a keystroke took until the findings that it changed were painted, in milliseconds. */
export interface Taken {
  /** By the clock, with a processor that the browser slows down: everything that the machine does beside counts too. */
  readonly clock: readonly number[];
  /** Of the main thread, times the throttle: program, style, layout and paint, and no waiting. */
  readonly processor: readonly number[];
  /** By the clock, until the form, which is drawn after the findings, said the same. */
  readonly form: readonly number[];
}

/** Where somebody types, and what the findings then say by turns. */
export interface Typing {
  /** Goes to where the keys go. */
  readonly begin: (page: Page) => Promise<void>;
  /** Makes a fault, and takes it back. */
  readonly keys: readonly [wrong: string, right: string];
}

/** Measures keys one after the other, each once the page has come to rest. Throws where a key did not reach the findings. */
export async function keystrokes(browser: Browser, page: Page, typing: Typing): Promise<Taken> {
  await typing.begin(page);
  const session = await page.context().newCDPSession(page);
  await page.evaluate(WATCH);
  await type(page, typing, 20);
  const processor = await traced(browser, page, () => type(page, typing, KEYS));
  await session.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
  const clock = await timed(page, session, typing);
  return { clock, processor, form: await page.evaluate<readonly number[]>("followed") };
}

async function type(page: Page, { keys }: Typing, count: number): Promise<void> {
  for (let key = 0; key < count; key += 1) {
    await page.keyboard.press(keys[key % 2] as string);
    await page.waitForTimeout(250);
  }
}

/**
 * Sees, after each key, when the findings are other ones than before, and waits for the end of the frame that shows them.
 * `told` marks that in a trace.
 */
const WATCH = `window.taken = [];
window.followed = [];
let key;
let behind;
const onceShown = (action) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = action;
  port2.postMessage(0);
});
const told = () => document.querySelector("#verdict").textContent + document.querySelector(".app-findings").textContent;
addEventListener("keydown", ({ timeStamp }) => { key = { timeStamp, before: told() }; }, true);
new MutationObserver(() => {
  if (!key || told() === key.before) return;
  const { timeStamp } = key;
  key = undefined;
  behind = timeStamp;
  performance.mark("told");
  onceShown(() => taken.push(performance.now() - timeStamp));
}).observe(document.querySelector(".app-right"), { subtree: true, childList: true, characterData: true });
new MutationObserver(() => {
  const timeStamp = behind;
  behind = undefined;
  if (timeStamp) onceShown(() => followed.push(performance.now() - timeStamp));
}).observe(document.querySelector(".app-form"), { subtree: true, childList: true });`;

async function timed(page: Page, session: CDPSession, typing: Typing): Promise<readonly number[]> {
  await page.evaluate("taken.length = followed.length = 0");
  await type(page, typing, KEYS);
  await page.waitForTimeout(500);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const taken = await page.evaluate<readonly number[]>("taken");
  if (taken.length !== KEYS) throw new Error(`Of ${KEYS} keys ${taken.length} changed the findings.`);
  return taken;
}

/** What the trace of a browser says, in microseconds. */
interface Event {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** The same, of the processor. */
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly type?: string } };
}

/** All tasks of the main thread from the key until the frame after it is handed on. */
async function traced(browser: Browser, page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  const categories = ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"];
  await browser.startTracing(page, { categories });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: readonly Event[] };
  const keys = traceEvents.filter(({ name, args }) => name === "EventDispatch" && args.data?.type === "keydown");
  if (keys.length !== KEYS) throw new Error(`The browser's trace holds ${keys.length} keys, and not ${KEYS}.`);
  return keys.map((key) => {
    const own = traceEvents.filter(({ pid, tid }) => pid === key.pid && tid === key.tid);
    const told = own.find(({ name, ts }) => name === "told" && ts > key.ts);
    const end = own.find(({ name, ts }) => name === "Commit" && ts > (told ?? key).ts);
    if (!told || !end) throw new Error("The browser's trace does not say when a key was painted.");
    const tasks = own.filter(
      ({ name, ts, dur = 0 }) => name === "RunTask" && ts + dur > key.ts && ts < end.ts + (end.dur ?? 0),
    );
    return (tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000) * THROTTLE;
  });
}
