import { expect, test } from "vitest";
import { stopping } from "../../src/cli/audit/stop.ts";

/** What Ctrl-C does to an audit, with a person before standard error or not, and what that gets. */
function stopped(isTTY: boolean): { readonly aborted: boolean; readonly told: string; readonly listening: number } {
  let told = "";
  const write = (part: string): void => {
    told += part;
  };
  const before = process.listeners("SIGINT");
  const stop = stopping(
    { lines: true, output: "audit.ndjson", views: [] },
    { stdout: { write }, stderr: { isTTY, write } },
  );
  const ours = (): readonly NodeJS.SignalsListener[] =>
    process.listeners("SIGINT").filter((listener) => !before.includes(listener)) as NodeJS.SignalsListener[];
  for (const listener of ours()) listener("SIGINT");
  return { aborted: stop.signal.aborted, told, listening: ours().length };
}

test("the first Ctrl-C stops an audit in order and says so to a person; nothing holds back the second", () => {
  const said = "\nrolecall: stopping, once what was begun is done. Ctrl+C again stops at once.\n";
  expect(stopped(true)).toEqual({ aborted: true, told: said, listening: 0 });
  expect(stopped(false)).toEqual({ aborted: true, told: "", listening: 0 });
});
