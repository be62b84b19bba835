import type { Batch } from "../../audit/batch.ts";
import type { Ledger } from "../../audit/ledger.ts";
import { counted, withThousands } from "../../core/describe.ts";
import type { Io } from "../io.ts";

/** Tells how an audit goes. */
export interface Progress {
  /** So much more of the input is done, and so much was passed over. */
  advance(batch: Pick<Batch, "weight" | "skipped">): void;
  /** Takes what was drawn off the screen. */
  stop(): void;
}

/** A log gets a line as often as this, in milliseconds. */
const LOG_EVERY = 10_000;

const NONE: Progress = { advance() {}, stop() {} };

/**
 * A bar on a terminal, a line now and then in a log, nothing where that is wanted. `total` is the weight of the input,
 * undefined where nobody knows it.
 */
export async function progressOf(
  total: number | undefined,
  ledger: Counts,
  isQuiet: boolean,
  { stderr, now, env }: Pick<Io, "stderr" | "now" | "env">,
): Promise<Progress> {
  if (isQuiet) return NONE;
  // What cannot move its cursor is a log.
  return stderr.isTTY && env.TERM !== "dumb" ? bar(total, ledger, stderr) : log(total, ledger, stderr, now);
}

type Counts = Pick<Ledger, "documents" | "errors" | "warnings">;

function found({ errors, warnings }: Counts): string {
  return `${counted(errors, "error")}, ${counted(warnings, "warning")}`;
}

async function bar(total: number | undefined, ledger: Counts, stderr: Io["stderr"]): Promise<Progress> {
  const { SingleBar } = await import("cli-progress");
  const known = "{bar} {percentage}%  {documents} organisations, {rate}/s, {left} left  {found}";
  const unknown = "{documents} organisations, {rate}/s  {found}";
  const start = performance.now();
  const shown = new SingleBar({
    stream: stderr as unknown as NodeJS.WritableStream,
    format: total === undefined ? unknown : known,
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    gracefulExit: false,
    etaBuffer: 50,
  });
  const before = ledger.documents;
  let done = 0;
  let skipped = 0;
  const payload = (): object => {
    const seconds = Math.max((performance.now() - start) / 1000, 0.001);
    const left = total === undefined || done === 0 ? undefined : ((total - done - skipped) / done) * seconds;
    return {
      documents: withThousands(ledger.documents),
      rate: withThousands(Math.round((ledger.documents - before) / seconds)),
      left: left === undefined ? "?" : timeOf(left),
      found: found(ledger),
    };
  };
  shown.start(total ?? 1, 0, payload());
  return {
    advance(batch) {
      done += batch.weight;
      skipped += batch.skipped;
      shown.update(Math.min(done + skipped, total ?? 1), payload());
    },
    stop: () => shown.stop(),
  };
}

function log(total: number | undefined, ledger: Counts, stderr: Io["stderr"], now: () => number): Progress {
  let last = now();
  let done = 0;
  return {
    advance({ weight, skipped }) {
      done += weight + skipped;
      if (now() - last < LOG_EVERY) return;
      last = now();
      const share = total === undefined ? "" : `${Math.floor((Math.min(done, total) / Math.max(total, 1)) * 100)}%, `;
      stderr.write(`rolecall: ${share}${counted(ledger.documents, "organisation")}, ${found(ledger)} so far\n`);
    },
    stop() {},
  };
}

/** `1:05`, or `2:00:09`. */
function timeOf(seconds: number): string {
  const whole = Math.max(Math.round(seconds), 0);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const [hours = 0, ...rest] = parts;
  const shown = hours > 0 ? [hours, ...rest] : rest;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}
