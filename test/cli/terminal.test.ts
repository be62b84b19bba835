import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { ERROR, REGISTER, SOUND } from "./declarations.ts";
import { folder, rolecall } from "./run.ts";
import { HAS_TERMINAL, onTerminal } from "./terminal.ts";

const lack = HAS_TERMINAL ? "" : " (skipped, because there is no util-linux to make a terminal)";

/** What colours are made of. */
const ESCAPE = "\u001B[";

const WRONG = SOUND.replace('phone: "+1 202 555 0110"', 'phone: "+1 202 555 0119" # her desk');

/** Under CI nothing may be left out: without a terminal these fail. */
describe.runIf(HAS_TERMINAL || process.env.CI === "true")(`on a terminal${lack}`, () => {
  test("names, emails and phones are shown, and comments", () => {
    const { code, stdout } = onTerminal(["check"], folder({ "a.roles.yaml": WRONG }));
    expect(stdout).toContain("Joan Whitaker");
    expect(stdout).toContain("‘+1 202 555 0119’");
    expect(stdout).toContain('phone: "+1 202 555 0119" # her desk');
    expect(code).toBe(1);
  });

  test("JSON is masked all the same: it is for machines", () => {
    const { stdout } = onTerminal(["check", "-f", "json"], folder({ "a.roles.yaml": WRONG }));
    expect(stdout).not.toMatch(/Joan|202 555/);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
  });

  test("secrets are redacted all the same", () => {
    const cwd = folder({
      "a.roles.yaml": `${SOUND}passcode: 418203\n`,
      "b.roles.yaml": "password: |\n  hunter2\n ]: [",
    });
    const { code, stdout } = onTerminal(["check"], cwd);
    expect(stdout).toContain("[redacted]");
    expect(stdout).not.toMatch(/418203|hunter2/);
    expect(code).toBe(3);
  });

  test("colours say how bad it is, and change not a letter", () => {
    const cwd = folder({ "a.roles.yaml": ERROR });
    const { stdout } = onTerminal(["check"], cwd);
    expect(stdout).toContain(`${ESCAPE}31merror${ESCAPE}39m`);
    expect(stripVTControlCharacters(stdout)).toBe(rolecall(["check", "--show-personal"], { cwd }).stdout);
  });

  test.each([
    ["--no-color", ["--no-color"], {}],
    ["NO_COLOR", [], { NO_COLOR: "1" }],
    ["TERM=dumb", [], { TERM: "dumb" }],
    ["FORCE_COLOR=0", [], { FORCE_COLOR: "0" }],
    ["--no-color over FORCE_COLOR", ["--no-color"], { FORCE_COLOR: "1" }],
    ["NO_COLOR over FORCE_COLOR", [], { NO_COLOR: "1", FORCE_COLOR: "1" }],
  ])("there are none with %s", (_, options, env) => {
    const { stdout } = onTerminal(["check", ...options], folder({ "a.roles.yaml": ERROR }), env);
    expect(stdout).toContain("a.roles.yaml:12:1: error: ");
    expect(stdout).not.toContain(ESCAPE);
  });

  test("an empty NO_COLOR counts for nothing", () => {
    const { stdout } = onTerminal(["check"], folder({ "a.roles.yaml": ERROR }), { NO_COLOR: "" });
    expect(stdout).toContain(ESCAPE);
  });

  test("explain has colours too", () => {
    expect(onTerminal(["explain", "role-limit"], folder({})).stdout).toContain(ESCAPE);
    expect(onTerminal(["explain", "role-limit"], folder({}), { NO_COLOR: "1" }).stdout).not.toContain(ESCAPE);
  });

  test("a broken register may show what is in it", () => {
    const register = REGISTER.replace(
      "role: primary_business_contact, name: Joan Whitaker",
      "role: Joan Whitaker, name: x",
    );
    const cwd = folder({ "a.roles.yaml": SOUND, "register.yaml": register });
    expect(onTerminal(["check", "-r", "register.yaml"], cwd).stdout).toContain("Joan Whitaker");
    expect(rolecall(["check", "-r", "register.yaml"], { cwd }).stderr).not.toContain("Joan");
  });

  test("what a terminal would obey is named instead, in a file's name as well", () => {
    const name = "\u001B[2J.roles.yaml";
    const cwd = folder({
      [name]: ERROR.replace("Fennel Lane", "Fennel\u202ELane"),
      "b.roles.yaml": "users: \u0007[\n",
    });
    const { stdout } = onTerminal(["check", "--no-color"], cwd);
    expect(stdout).toContain("<U+001B>[2J.roles.yaml:");
    for (const obeyed of ["\u001B", "\u0007", "\u202E"]) expect(stdout).not.toContain(obeyed);
  });
});

describe("where there is no terminal", () => {
  test.each([[[]], [["--no-color"]]])("there are no colours: %j", (options) => {
    const ran = rolecall(["check", ...options], { cwd: folder({ "a.roles.yaml": ERROR }), env: { TERM: "xterm" } });
    expect(ran.stdout).not.toContain(ESCAPE);
  });

  test("FORCE_COLOR asks for them, but not in JSON", () => {
    const cwd = folder({ "a.roles.yaml": ERROR });
    expect(rolecall(["check"], { cwd, env: { FORCE_COLOR: "1" } }).stdout).toContain(ESCAPE);
    expect(rolecall(["check", "-f", "json"], { cwd, env: { FORCE_COLOR: "1" } }).stdout).not.toContain(ESCAPE);
  });
});
