import { expect, test } from "vitest";
import { interrupted } from "../../src/cli/audit/lines.ts";
import { stopping } from "../../src/cli/audit/stop.ts";
import type { AuditOptions } from "../../src/cli/commands/audit.ts";
import type { Io } from "../../src/cli/io.ts";

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

test.each([
  [{ lines: true, output: "a.ndjson" }, /^What is done is in ‘a\.ndjson\.partial’\. The same command with --resume/],
  [{ lines: true }, /^What was written has no summary at its end\. .* with --output\.$/],
  [{ lines: false }, /^Nothing of it can be gone on with\. .* as well: --format ndjson=audit\.ndjson\.$/],
])("who stops %j is told how to go on, and of nothing that was not written", (options, hint) => {
  const stop = { signal: AbortSignal.abort(), isUnread: () => false, end() {} };
  const error = interrupted({ documents: 3 }, stop, options as unknown as AuditOptions, { cwd: "/tmp" } as Io);
  expect(error.message).toBe("Stopped before the end, after 3 declarations.");
  expect(error.hint).toMatch(hint);
});
