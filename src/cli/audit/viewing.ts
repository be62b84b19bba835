import type { Across, Header, Result, Tally } from "../../audit/result.ts";
import type { ViewName } from "../../audit/views.ts";
import type { PrintingOf } from "../commands/printing.ts";
import type { Io } from "../io.ts";
import { type Outlet, openOutlets } from "./view.ts";

/** Other views of an audit, written while it goes on. */
export interface Viewing {
  line(line: Result | Across): void;
  /** The lines of a batch, as they go into the output. */
  lines(bytes: Uint8Array): void;
  end(tally: Tally): void;
  abandon(): void;
}

const NONE: Viewing = { line() {}, lines() {}, end() {}, abandon() {} };

/** Opens the views that are wanted: where there are none, nobody reads the lines again. */
export async function viewingOf(printings: readonly PrintingOf<ViewName>[], header: Header, io: Io): Promise<Viewing> {
  if (printings.length === 0) return NONE;
  const outlets = await openOutlets(printings, io);
  const each = (what: (outlet: Outlet) => void): void => {
    for (const outlet of outlets) what(outlet);
  };
  const line = (one: Result | Across): void => each(({ view, sink }) => sink.write(view.line(one)));
  each(({ view, sink }) => sink.write(view.start(header)));
  return {
    line,
    lines(bytes) {
      for (const text of Buffer.from(bytes).toString("utf8").split("\n")) if (text !== "") line(JSON.parse(text));
    },
    end: (tally) =>
      each(({ view, sink }) => {
        sink.write(view.end(tally));
        sink.finish();
      }),
    abandon: () => each(({ sink }) => sink.abandon()),
  };
}
