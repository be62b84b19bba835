import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { BROKEN, ERROR, REGISTER, SOUND, WARNING } from "./declarations.ts";
import { folder, rolecall, shell } from "./run.ts";

const HELP = rolecall(["--help"]).stdout;

/** The commands that the help lists. */
const COMMANDS = [...((HELP.split("\nCommands:\n")[1] ?? "").split("\n\n")[0]?.matchAll(/^ {2}(\w+)/gm) ?? [])]
  .map(([, name]) => name as string)
  .filter((name) => name !== "help");

/** The examples in a help text: what to type, without the words that explain it. */
function examplesIn(help: string): readonly string[] {
  return [...help.matchAll(/^ {2}((?:rolecall |eval ).*?)(?: {2,}.*)?$/gm)].map(([, line]) => line as string);
}

/** An earlier report. */
const REPORT = rolecall(["check", "--format", "json", "-"], { stdin: SOUND }).stdout;

const REGISTERED: readonly unknown[] = parse(REGISTER).organisations;

/** The files that the examples speak of. */
const FILES = {
  "harbour.roles.yaml": SOUND,
  "harbour.yaml": SOUND,
  "organisations/a.yaml": SOUND,
  "organisations/b.yaml": WARNING,
  "orgs/a.roles.yaml": SOUND,
  "register.yaml": REGISTER,
  "register.ndjson": REGISTERED.map((organisation) => `${JSON.stringify(organisation)}\n`).join(""),
  "declarations.ndjson": `${JSON.stringify(parse(SOUND))}\n`,
  "exceptions.yaml": "exceptions: []\n",
  "report.json": REPORT,
  ".local/share/bash-completion/completions/x": "",
  ".config/fish/completions/x": "",
  ".zfunc/x": "",
};

/** What an example says beside its output. */
function told(line: string): unknown {
  if (line.includes("--print-input")) return expect.stringContaining("rolecall: this shows names");
  return line.startsWith("rolecall audit") ? expect.stringContaining("1 declaration audited") : "";
}

test("‘help’ goes as deep as the commands do", () => {
  for (const names of [["check"], ["audit"], ["audit", "merge"]]) {
    const ran = rolecall(["help", ...names]);
    expect(ran).toEqual(rolecall([...names, "--help"]));
    expect(ran.stdout).toContain(`Usage: rolecall ${names.join(" ")} `);
  }
});

test("the help lists the commands, and every one says what it is for", () => {
  expect(COMMANDS).toEqual(expect.arrayContaining(["check", "rules", "explain", "schema", "init"]));
  for (const [, name] of COMMANDS.entries()) expect(HELP).toMatch(new RegExp(`^ {2}${name}.* {2,}[a-z]`, "m"));
});

test("the help shows every exit code", () => {
  for (const help of [HELP, rolecall(["check", "--help"]).stdout])
    expect(help).toContain(
      "Exit codes: 0 nothing found, 1 findings, 2 wrong use, 3 something could not be judged, 70 a bug",
    );
});

describe.each(["", ...COMMANDS])("the help of rolecall %s", (command) => {
  const args = command === "" ? [] : [command];
  const { code, stdout, stderr } = rolecall([...args, "--help"]);
  const examples = examplesIn(stdout);

  test("goes to stdout, and is the same by every way to it", () => {
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(rolecall([...args, "-h"]).stdout).toBe(stdout);
    expect(rolecall(["help", ...args])).toEqual({ code: 0, stdout, stderr: "" });
  });

  test("has examples", () => {
    expect(examples.length).toBeGreaterThanOrEqual(2);
  });

  test.each(examples)("has an example that runs: %s", (line) => {
    const files = command === "init" || /^rolecall init/.test(line) ? {} : FILES;
    const cwd = folder(files);
    const ran = shell(line, { cwd, stdin: SOUND, env: { HOME: cwd } });
    expect(ran.stderr).toEqual(told(line));
    // The one example that is to fail on warnings has one to fail on; all others find nothing wrong.
    expect(ran.code).toBe(0);
    expect(ran.stdout.length > 0 || />|--output|--format \w+=|^eval/.test(line)).toBe(true);
  });
});

describe("the examples do as they say", () => {
  test("--fail-on warning makes warnings exit 1", () => {
    expect(
      shell("rolecall check --fail-on warning orgs/", { cwd: folder({ "orgs/a.roles.yaml": WARNING }) }).code,
    ).toBe(1);
  });

  test("the pattern is ours, quoted, and takes every file that matches", () => {
    const cwd = folder({
      "organisations/a.yaml": SOUND,
      "organisations/b.yaml": ERROR,
      "organisations/c/d.yaml": BROKEN,
    });
    expect(shell("rolecall check 'organisations/*.yaml'", { cwd })).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("1 error in 1 of 2 declarations"),
    });
  });

  test("a report in a file is JSON", () => {
    const cwd = folder({ "orgs/a.roles.yaml": ERROR });
    const { stdout } = shell("rolecall check --format json orgs/ > report.json; cat report.json", { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, summary: { findings: { error: 1 } } });
  });
});
