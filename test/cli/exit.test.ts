import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { BROKEN, ERROR, REGISTER, SOUND, WARNING } from "./declarations.ts";
import { reportIn } from "./report.ts";
import { folder, type Ran, rolecall, shell } from "./run.ts";

function check(files: Readonly<Record<string, string>>, ...args: string[]): Ran {
  return rolecall(["check", ...args], { cwd: folder(files) });
}

describe("0: nothing at or above --fail-on", () => {
  test("and nothing at all", () => {
    const ran = check({ "a.roles.yaml": SOUND });
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout).toMatch(
      /^The declaration complies\.\nNo findings in 1 declaration; preregistration checked against the declaration’s own details/,
    );
  });

  test("and a warning", () => {
    expect(check({ "a.roles.yaml": WARNING })).toMatchObject({ code: 0 });
  });
});

describe("1: findings at or above --fail-on", () => {
  test.each([
    ["error", ERROR, 1],
    ["error", WARNING, 0],
    ["warning", ERROR, 1],
    ["warning", WARNING, 1],
    ["warning", SOUND, 0],
    ["info", WARNING, 1],
    ["info", SOUND, 0],
  ])("--fail-on %s", (severity, declaration, code) => {
    for (const format of ["text", "json"])
      expect(check({ "a.roles.yaml": declaration }, "--fail-on", severity, "-f", format).code).toBe(code);
  });

  test("even where findings are too many to be shown", () => {
    const users = "  - {roles: [nobody]}\n".repeat(300);
    expect(check({ "a.roles.yaml": `users:\n${users}` }).code).toBe(1);
  });

  test("--exit-zero makes it 0, and shows the same", () => {
    const files = { "a.roles.yaml": ERROR };
    const ran = check(files, "--exit-zero");
    expect(ran.code).toBe(0);
    expect(ran.stdout).toBe(check(files).stdout);
  });
});

describe("2: wrong use, told before anything is checked", () => {
  test.each([
    [["--fromat", "json"], "There is no option ‘--fromat’. Did you mean --format?"],
    [["--frobnicate"], "There is no option ‘--frobnicate’."],
    [["--format", "xml"], "--format cannot be ‘xml’. There are text, json,"],
    [
      ["--fail-on", "never"],
      "--fail-on cannot be ‘never’. There are error, warning and info.\nTry ‘rolecall check --help’.\n",
    ],
    [["--now", "yesterday"], "Give it with its offset, such as 2026-11-22T09:00:00Z."],
    [["--now", "2026-11-22T09:00:00"], "Give it with its offset"],
    [["--now", "2026-11-22"], "Give it with its offset"],
    [["--now", "2026-02-30T09:00:00Z"], "Give it with its offset"],
    [["--now", "2026-11-22T25:00:00Z"], "Give it with its offset"],
    [["--max-bytes", "0"], "Give a whole number from 1"],
    [["--max-bytes", "1e6"], "Give a whole number from 1"],
    [["--max-bytes", "-1"], "-1"],
    [["--max-bytes", "999999999999"], "Give a whole number from 1"],
    [["--max-bytes", ""], "--max-bytes cannot be empty. Give a whole number from 1"],
    [["--register"], "--register needs a value: --register <file>."],
    [["--register", "nowhere.yaml"], "There is no file ‘nowhere.yaml’."],
    [["nowhere.yaml"], "There is no file or folder ‘nowhere.yaml’."],
    [["broken.yaml", "nowhere/"], "There is no file or folder ‘nowhere/’."],
    [["a.roles.yaml/b"], "a.roles.yaml/b"],
    [[""], "‘’"],
  ])("check %j", (args, message) => {
    const ran = check({ "a.roles.yaml": ERROR, "broken.yaml": BROKEN }, "--exit-zero", ...args);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain(message);
    // One line says what, one helps.
    expect(ran.stderr).toMatch(/^rolecall: .+\n.+\n$/);
  });

  test.each([
    [[], "Say what to do"],
    [["chekc"], "There is no command ‘chekc’.\nDid you mean ‘check’?"],
    [["harbour.yaml"], "To check a file: rolecall check FILE"],
    [["rules", "rolls"], "There is no category ‘rolls’."],
    [["rules", "--format", "yaml"], "yaml"],
    [["rules", "roles", "extra"], "There are 2 arguments, and no place for more than 1."],
    [["explain"], "RULE is missing.\nTry ‘rolecall explain --help’."],
    [["audit", "merge"], "SHARDS is missing.\nTry ‘rolecall audit merge --help’."],
    [["completion", "tcsh"], "SHELL cannot be ‘tcsh’. There are bash, zsh and fish."],
    [["explain", "role-limits"], "Did you mean ‘role-limit’?"],
    [["explain", "no such thing"], "‘rolecall rules’ lists the rules."],
    [["schema", "declarations"], "There is no schema ‘declarations’."],
    [["init", "a/b/c.yaml"], "‘a/b/c.yaml’ cannot be written: "],
  ])("%j", (args, message) => {
    const ran = rolecall(args, { cwd: folder({}) });
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain(message);
    expect(ran.stderr).toMatch(/^rolecall: .+\n(.+\n)?$/);
  });
});

/** Files that are there but cannot be read, by what is said of them. */
const UNREADABLE: Readonly<Record<string, (path: string) => void>> = {
  "its symbolic links go round in a circle": (path) => symlinkSync(path, path),
  "it is not there": (path) => symlinkSync("nowhere", path),
};

describe("3: something could not be judged", () => {
  test.each(Object.entries(UNREADABLE))("a file in a folder: %s", (cause, make) => {
    const cwd = folder({ "a.roles.yaml": SOUND, "c.roles.yaml": SOUND });
    make(join(cwd, "b.roles.yaml"));
    const ran = rolecall(["check", "--format", "json"], { cwd });
    const { files } = reportIn(ran);
    expect(files.map(({ file, verdict }) => [file, verdict])).toEqual([
      ["a.roles.yaml", "compliant"],
      ["b.roles.yaml", "not_judged"],
      ["c.roles.yaml", "compliant"],
    ]);
    expect(files[1]?.findings).toMatchObject([{ rule: "syntax/unreadable", message: expect.stringContaining(cause) }]);
    expect(ran.code).toBe(3);
  });

  test("a file that is named and goes round in a circle", () => {
    const cwd = folder({});
    symlinkSync("b.yaml", join(cwd, "b.yaml"));
    expect(rolecall(["check", "b.yaml"], { cwd })).toMatchObject({ code: 3 });
  });

  const nobody =
    shell("id -u nobody && setpriv --reuid=65534 --clear-groups true").code === 0 && process.getuid?.() === 0;
  const asNobody = process.getuid?.() === 0 ? "setpriv --reuid=65534 --clear-groups " : "";
  const permission = nobody || process.getuid?.() !== 0;

  test.runIf(permission || process.env.CI === "true")(
    `a file and a folder without permission${permission ? "" : ": skipped, because there is no setpriv to be nobody with"}`,
    () => {
      const cwd = folder({ "a.roles.yaml": SOUND, "b.roles.yaml": SOUND, "shut/c.roles.yaml": SOUND });
      chmodSync(cwd, 0o755);
      chmodSync(join(cwd, "b.roles.yaml"), 0);
      chmodSync(join(cwd, "shut"), 0);
      // The command must be where nobody can read it.
      const copy = folder({});
      chmodSync(copy, 0o755);
      const run = (...args: string[]): Ran =>
        shell(`${asNobody}"$NODE" "$COPY/dist/cli/rolecall.cjs" check ${args.join(" ")}`, { cwd, env: { COPY: copy } });
      shell(
        `mkdir -p "$COPY/dist" && cp -r "$(dirname "$COMMAND")" "$COPY/dist/" && cp -r generated templates schemas package.json "$COPY/" && chmod -R a+rX "$COPY"`,
        {
          cwd: resolve("."),
          env: { COPY: copy },
        },
      );
      const named = run("a.roles.yaml", "b.roles.yaml", "--format", "json");
      expect(reportIn(named).files.map(({ verdict }) => verdict)).toEqual(["compliant", "not_judged"]);
      expect(reportIn(named).files[1]?.findings[0]?.message).toContain("you have no permission to read it");
      expect(named.code).toBe(3);
      const below = run("--format", "json");
      expect(below.stderr).toBe("");
      expect(reportIn(below).files.map(({ file, verdict }) => [file, verdict])).toEqual([
        ["a.roles.yaml", "compliant"],
        ["b.roles.yaml", "not_judged"],
        ["shut", "not_judged"],
      ]);
      expect(below.code).toBe(3);
    },
  );

  test("a folder named like a declaration, given by a pattern, is no file; within a folder it is searched", () => {
    const cwd = folder({ "x.roles.yaml/a.roles.yaml": SOUND, "b.roles.yaml": SOUND });
    const ran = rolecall(["check", "--format", "json", "*.roles.yaml"], { cwd });
    expect(reportIn(ran).files.map(({ file }) => file)).toEqual(["b.roles.yaml"]);
    const all = rolecall(["check", "--format", "json"], { cwd });
    expect(reportIn(all).files.map(({ file }) => file)).toEqual(["b.roles.yaml", "x.roles.yaml/a.roles.yaml"]);
  });

  test("a document that is not judged, among others that are", () => {
    const ran = check({ "a.roles.yaml": SOUND, "b.roles.yaml": BROKEN, "c.roles.yaml": ERROR }, "-f", "json");
    expect(reportIn(ran).summary.verdicts).toEqual({
      compliant: 1,
      non_compliant: 1,
      not_applicable: 0,
      not_judged: 1,
    });
    expect(ran.code).toBe(3);
  });

  test("one document of a file", () => {
    const ran = check({ "a.roles.yaml": `${SOUND}\n---\n- a list\n---\n${SOUND}` }, "-f", "json");
    expect(reportIn(ran).files.map(({ verdict }) => verdict)).toEqual(["compliant", "not_judged", "compliant"]);
    expect(ran.code).toBe(3);
  });

  test.each([
    ["broken YAML", BROKEN, /^register\.yaml:\d+:\d+: error: .*\(syntax\/invalid-yaml\)\n/],
    ["of another shape", "users: []\n", /^register\.yaml:1:1: error: .*\(schema\/[a-z-]+\)\n/],
    ["empty", "", /\(register\/empty\)/],
    ["a reference twice", REGISTER + REGISTER.replace("organisations:\n", ""), /^register\.yaml:9:\d+: error: /],
    ["several documents", `${REGISTER}---\n${REGISTER}`, /^register\.yaml:1:1: error: /],
    [
      "a key twice",
      REGISTER.replace("    phase: registration\n", "    phase: live\n    phase: registration\n"),
      /:4:5: error: .*duplicate-key/,
    ],
  ])("a broken register: %s", (_, register, message) => {
    for (const format of ["text", "json"]) {
      const ran = check(
        { "register.yaml": register, "a.roles.yaml": SOUND },
        "--register",
        "register.yaml",
        "-f",
        format,
      );
      expect(ran).toMatchObject({ code: 3, stdout: "" });
      expect(ran.stderr).toMatch(message);
      expect(ran.stderr).toContain("rolecall: Nothing was checked: the register ‘register.yaml’ cannot be used.\n");
    }
  });

  test("a register that cannot be read, or that is a folder", () => {
    const cwd = folder({ "a.roles.yaml": SOUND });
    symlinkSync("loop.yaml", join(cwd, "loop.yaml"));
    mkdirSync(join(cwd, "register.yaml"));
    for (const register of ["loop.yaml", "register.yaml"]) {
      const ran = rolecall(["check", "a.roles.yaml", "--register", register], { cwd });
      expect(ran).toMatchObject({ code: 3, stdout: "" });
    }
  });

  test("policies that are missing or damaged", () => {
    const cwd = folder({ "a.roles.yaml": SOUND, "copy/dist/README": "" });
    const copy = join(cwd, "copy");
    shell('cp -r "$(dirname "$COMMAND")" "$COPY/dist/" && cp -r generated package.json "$COPY/"', {
      cwd: resolve("."),
      env: { COPY: copy },
    });
    const run = (): Ran => shell('"$NODE" copy/dist/cli/rolecall.cjs check a.roles.yaml', { cwd });
    expect(run()).toMatchObject({ code: 0 });
    writeFileSync(join(copy, "generated/policy.wasm"), readFileSync("generated/policy.wasm").subarray(0, 5000));
    expect(run()).toMatchObject({
      code: 3,
      stdout: "",
      stderr: expect.stringMatching(/^rolecall: Cannot load the policies: /),
    });
    unlinkSync(join(copy, "generated/policy.wasm"));
    expect(readdirSync(join(copy, "generated"))).not.toContain("policy.wasm");
    expect(run()).toMatchObject({
      code: 3,
      stdout: "",
      stderr: expect.stringMatching(/^rolecall: The policies .* cannot be read/),
    });
  });
});

describe("several at once: the highest of 70, 2, 3 and 1 wins", () => {
  test("3 over 1, with or without --exit-zero", () => {
    const files = { "a.roles.yaml": ERROR, "b.roles.yaml": BROKEN };
    expect(check(files).code).toBe(3);
    expect(check(files, "--exit-zero").code).toBe(3);
    expect(check({ "b.roles.yaml": BROKEN }, "--exit-zero", "--fail-on", "info").code).toBe(3);
  });

  test("2 over 3: the command is wrong before anything is read", () => {
    expect(check({ "r.yaml": BROKEN }, "--register", "r.yaml", "nowhere").code).toBe(2);
    expect(check({ "r.yaml": BROKEN, "a.roles.yaml": SOUND }, "--register", "r.yaml", "--fromat").code).toBe(2);
    expect(check({ "r.yaml": BROKEN, "*.x": "" }, "*.none", "--register", "nowhere").code).toBe(2);
    expect(check({}, "*.none", "nowhere").code).toBe(2);
  });

  test("70 over all, with the stack and where to report it", () => {
    const cwd = folder({
      "a.roles.yaml": ERROR,
      "b.roles.yaml": BROKEN,
      // A fault of ours, as near as one can come from outside: the terminal's writing fails.
      "fault.cjs": "process.stdout.write = () => { throw new TypeError('planted'); };",
    });
    const ran = rolecall(["check", "--exit-zero"], { cwd, env: { NODE_OPTIONS: "--require=./fault.cjs" } });
    expect(ran).toMatchObject({ code: 70, stdout: "" });
    expect(ran.stderr).toMatch(
      /^rolecall: this is a bug in rolecall\. Please report it, .*\nTypeError: planted\n {4}at /,
    );
  });
});

describe("the same for every format and however it is printed", () => {
  test.each([
    ["0", SOUND, 0],
    ["1", ERROR, 1],
    ["3", BROKEN, 3],
  ])("exit %s", (_, declaration, code) => {
    for (const options of [[], ["-f", "json"], ["-q"], ["--no-color"], ["--show-personal"], ["-f", "json", "-q"]])
      expect(check({ "a.roles.yaml": declaration }, ...options).code, options.join(" ")).toBe(code);
  });

  test("a reader that closes the pipe early changes nothing and breaks nothing", () => {
    const users = "  - {name: x, roles: [nobody]}\n".repeat(90);
    const cwd = folder({ "a.roles.yaml": `users:\n${users}` });
    for (const format of ["text", "json"]) {
      const ran = shell(`rolecall check --format ${format} | head -1; exit "\${PIPESTATUS[0]}"`, { cwd });
      expect(ran).toMatchObject({ code: 1, stderr: "" });
      expect(ran.stdout.split("\n")).toHaveLength(2);
    }
    expect(shell(`rolecall check | true; exit "\${PIPESTATUS[0]}"`, { cwd })).toMatchObject({ code: 1, stderr: "" });
  });
});
