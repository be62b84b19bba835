import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { progressOf } from "../../src/cli/audit/progress.ts";
import type { Io } from "../../src/cli/io.ts";
import { BROKEN } from "../cli/declarations.ts";
import { folder, rolecall } from "../cli/run.ts";
import { HAS_TERMINAL, onTerminal } from "../cli/terminal.ts";
import { inputs, ndjson, WITH } from "./inputs.ts";

const lack = HAS_TERMINAL ? "" : " (skipped, because there is no util-linux to make a terminal)";

describe.runIf(HAS_TERMINAL || process.env.CI === "true")(`on a terminal${lack}`, () => {
  const args = ["audit", "all.ndjson", "--output", "audit.ndjson"];

  test("a bar shows how far it is, how fast, and what was found, and makes room for the summary", () => {
    const { code, stdout } = onTerminal(args, folder({ "all.ndjson": ndjson(300) }));
    expect(code).toBe(1);
    expect(stripVTControlCharacters(stdout)).toMatch(
      /[=-]{24} \d+% {2}\d+ organisations, \d+\/s, (?:\?|\d+:\d\d) left {2}\d+ errors?, \d+ warnings?/,
    );
    // The cursor is there again, and the bar is gone.
    expect(stdout.lastIndexOf("\u001B[?25h")).toBeGreaterThan(stdout.lastIndexOf("\u001B[?25l"));
    expect(stdout.slice(stdout.lastIndexOf(" left "))).toContain("\u001B[0K");
    expect(stdout.slice(stdout.lastIndexOf("\u001B"))).toContain("300 declarations audited\n");
  });

  test("where nobody knows how much there is, it shows the rest", () => {
    const cwd = folder({ "all.ndjson": ndjson(100) });
    const { stdout } = onTerminal(["audit", "/dev/stdin", "--output", "audit.ndjson"], cwd);
    expect(stripVTControlCharacters(stdout)).toMatch(/\d+ organisations, \d+\/s {2}\d+ errors/);
    expect(stdout).not.toMatch(/% {2}/);
  });

  test("there is none with --quiet, and no cursor is moved where there is none to move", () => {
    const cwd = folder({ "all.ndjson": ndjson(50) });
    expect(onTerminal([...args, "--quiet"], cwd)).toEqual({ code: 1, stdout: "" });
    const { stdout } = onTerminal(args, cwd, { TERM: "dumb" });
    expect(stdout).not.toContain("\u001B");
    expect(stdout).toContain("50 declarations audited\n");
  });
});

describe("in a log", () => {
  /** What is written while batches come in, by a clock that a test moves. */
  async function logged(
    total: number | undefined,
    steps: readonly (readonly [seconds: number, weight: number])[],
  ): Promise<string> {
    let text = "";
    let now = 0;
    const io: Pick<Io, "stderr" | "now" | "env"> = {
      stderr: { write: (part) => (text += part) },
      now: () => now,
      env: {},
    };
    const counts = { documents: 0, errors: 1, warnings: 0 };
    const progress = await progressOf(total, counts as never, false, io);
    for (const [seconds, weight] of steps) {
      now += seconds * 1000;
      counts.documents += 1000;
      progress.advance({ weight, skipped: 0 });
    }
    progress.stop();
    return text;
  }

  test("there is a line now and then, and none for what is over soon", async () => {
    expect(
      await logged(1000, [
        [1, 100],
        [8, 100],
      ]),
    ).toBe("");
    expect(
      await logged(1000, [
        [9, 100],
        [2, 100],
        [5, 100],
        [6, 300],
      ]),
    ).toBe(
      "rolecall: 20%, 2,000 organisations, 1 error, 0 warnings so far\n" +
        "rolecall: 60%, 4,000 organisations, 1 error, 0 warnings so far\n",
    );
    expect(await logged(undefined, [[20, 100]])).toBe("rolecall: 1,000 organisations, 1 error, 0 warnings so far\n");
  });

  test("nothing moves a cursor, whatever colours are asked for", () => {
    const ran = rolecall(["audit", "all.ndjson"], {
      cwd: folder({ "all.ndjson": ndjson(50) }),
      env: { FORCE_COLOR: "1" },
    });
    expect(ran.stdout + ran.stderr).not.toContain("\u001B");
  });
});

describe("the summary", () => {
  test("of an audit against a register", () => {
    const cwd = inputs(40, { "orgs/x.roles.yaml": BROKEN, "orgs/y.roles.yaml": "# nothing\n" });
    const { stderr } = rolecall(["audit", "orgs", ...WITH, "--output", "audit.ndjson"], { cwd });
    expect(stderr).toMatchInlineSnapshot(`
      "42 declarations audited
        28  compliant (66.7%)
        12  not compliant (28.6%)
         2  could not be judged (4.8%)

      Rules with the most findings
        preregistration/changed-since: 9 findings (warning) in 7 declarations
        roles/role-limit: 9 findings (error) in 7 declarations
        across/several-organisations: 5 findings (advice)
        users/invalid-phone: 4 findings (error) in 4 declarations
        accounts/invitation-expired: 3 findings (error) in 3 declarations
        schema/too-few-items: 3 findings (error) in 3 declarations
        schema/unknown-key: 3 findings (error) in 3 declarations
        schema/unquoted-phone: 3 findings (error) in 3 declarations
        users/indirect-phone: 3 findings (error) in 3 declarations
        preregistration/late-joiner: 2 findings (warning) in 2 declarations
        and 11 more rules

      Preregistration: 39 declarations compared with the register ‘register.ndjson’; 3 had nothing to compare with

      Could not be judged
        orgs/x.roles.yaml:2: This is not valid YAML: a list or mapping in brackets cannot hold one that is written by indentation
        orgs/y.roles.yaml:1: This file is empty

      The audit is in ‘audit.ndjson’.
      "
    `);
  });

  test("names a few of what could not be judged, and counts the others", () => {
    const cwd = folder({ "numbers.ndjson": "1\n".repeat(7) });
    const { stderr } = rolecall(["audit", "numbers.ndjson"], { cwd });
    expect(stderr.split("\nCould not be judged\n")[1]?.split("\n").slice(4, 6)).toEqual([
      "  numbers.ndjson:5: This document is text, not a mapping with ‘organisation’ and ‘users’",
      "  and 2 more",
    ]);
  });

  test("of one without", () => {
    const { stderr } = rolecall(["audit", "-"], { stdin: ndjson(1) });
    expect(stderr).toMatchInlineSnapshot(`
      "1 declaration audited
        1  not compliant (100.0%)

      Rules with the most findings
        accounts/invitation-expired: 1 finding (error) in 1 declaration
        preregistration/not-supplied: 1 finding (error) in 1 declaration
        roles/mandatory-role: 1 finding (error) in 1 declaration
        schema/too-few-items: 1 finding (error) in 1 declaration
        users/duplicate-email: 1 finding (error) in 1 declaration
        users/invalid-phone: 1 finding (error) in 1 declaration

      Preregistration: 1 declaration had nothing to compare with
      Not evaluated: across/several-organisations, which needs a key file (--key-file)
      Not evaluated: across/undeclared and across/unregistered, which need PDP’s register (--register)
      "
    `);
  });
});
