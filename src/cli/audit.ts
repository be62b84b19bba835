import { audit } from "../audit/audit.ts";
import type { Header } from "../audit/result.ts";
import { formatOptions } from "../audit/words.ts";
import { inJson } from "../formats/escape.ts";
import { discover } from "../node/discover.ts";
import { loadRuleset } from "../node/ruleset.ts";
import type { AuditOptions } from "./commands/audit.ts";
import { EXIT, type ExitCode, strongest } from "./exit.ts";
import type { Io } from "./io.ts";

/** `rolecall audit`. */
export async function runAudit(sources: readonly string[], options: AuditOptions, io: Io): Promise<ExitCode> {
  const { files } = await discover(sources, io.cwd);
  const ruleset = loadRuleset();
  const now = options.now ?? io.now();
  const terms = {
    now,
    strictMatch: options.strictMatch ?? false,
    showPersonal: options.showPersonal ?? false,
    maxBytes: options.maxBytes,
    timeout: options.timeout * 1000,
  };
  const header: Header = {
    type: "audit",
    version: 1,
    now: new Date(now).toISOString(),
    ruleset: { digest: ruleset.digest, revision: ruleset.revision },
    register: null,
    options: {},
    shard: null,
  };
  const { openSync, writeSync } = await import("node:fs");
  const fd = options.output ? openSync(options.output, "w") : 1;
  writeSync(fd, `${inJson(header)}\n`);
  const outcome = await audit(
    { files, stdin: io.stdin, ruleset, terms, register: undefined, jobs: options.jobs },
    { write: (bytes) => void writeSync(fd, bytes) },
    { advanced: () => {} },
    new AbortController().signal,
  );
  const tally = outcome.tallying.tally({ evaluated: [], not_evaluated: [] });
  writeSync(fd, `${inJson(tally)}\n`);
  console.error(outcome.slowest, outcome.unjudged);
  void formatOptions;
  return strongest([EXIT.ok]);
}
