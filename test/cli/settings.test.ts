import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ERROR, REGISTER, SOUND, WARNING } from "./declarations.ts";
import { reportIn } from "./report.ts";
import { folder, type Ran, rolecall } from "./run.ts";

/** An exception from what `ERROR` breaks. */
const EXCEPTION = `exceptions:
  - rule: roles/mandatory-role
    organisation: fennel-lane
    reason: A test manager starts in January. Ask ana.lima@fennel-lane.example.
    approved_by: Ana Lima
    expires: 2026-12-31
`;

const NOW = ["--now", "2026-11-22T09:30:00Z"];

const check = (cwd: string, ...args: string[]): Ran => rolecall(["check", ...NOW, ...args], { cwd });

/** A git repository, so that what is above it has no say. */
function repository(files: Readonly<Record<string, string>>): string {
  const root = folder(files);
  mkdirSync(join(root, ".git"), { recursive: true });
  return root;
}

describe("a configuration is found", () => {
  const severity = "severity: {preregistration/form-difference: error}\n";

  test.each([
    ["beside the file", { "orgs/a/rolecall.yaml": severity }],
    ["above it", { "orgs/rolecall.yaml": severity }],
    ["at the root of its repository", { "rolecall.yml": severity }],
  ])("%s, wherever the command runs", (_, files) => {
    const cwd = repository({ "orgs/a/a.roles.yaml": WARNING, "elsewhere/b.yaml": WARNING, ...files });
    expect(check(cwd, "orgs/a/a.roles.yaml").code).toBe(1);
    expect(check(join(cwd, "elsewhere"), "../orgs").code).toBe(1);
    expect(check(cwd, "--no-config", "orgs").code).toBe(0);
  });

  test("not above the root of the repository", () => {
    const cwd = folder({ "rolecall.yaml": severity, "repo/a.roles.yaml": WARNING, "repo/.git/HEAD": "" });
    expect(check(join(cwd, "repo")).code).toBe(0);
    expect(check(cwd, "repo").code).toBe(0);
  });

  test("the nearest alone: each file goes by its own", () => {
    const cwd = repository({
      "rolecall.yaml": severity,
      "a/a.roles.yaml": WARNING,
      "b/b.roles.yaml": WARNING,
      "b/rolecall.yaml": "register: ../register.yaml\noff: {preregistration/mismatch: Not yet.}\n",
      "register.yaml": REGISTER,
    });
    const { files, preregistration, switched_off } = reportIn(check(cwd, "--format", "json")) as never as {
      files: { file: string; preregistration: { source: string }; findings: { rule: string; severity: string }[] }[];
      preregistration: object;
      switched_off: object[];
    };
    expect(files.map(({ file, preregistration }) => [file, preregistration.source])).toEqual([
      ["a/a.roles.yaml", "declaration"],
      ["b/b.roles.yaml", "register"],
    ]);
    const severities = files.map(
      ({ findings }) => findings.find(({ rule }) => rule === "preregistration/form-difference")?.severity,
    );
    expect(severities).toEqual(["error", "warning"]);
    expect(preregistration).toEqual({ source: "register", file: "register.yaml" });
    expect(switched_off).toEqual([
      { rule: "preregistration/mismatch", reason: "Not yet.", file: "b/rolecall.yaml", compulsory: true },
    ]);
    expect(check(cwd).stdout).toContain(
      "preregistration checked against register.yaml, 1 against their own details only",
    );
  });

  test("what one configuration switches off is not skipped where another is in force", () => {
    const cwd = repository({
      "a/a.roles.yaml": SOUND,
      "a/rolecall.yaml": "off: {users/invalid-phone: Ours are odd.}\n",
      "b/b.roles.yaml": SOUND,
      "c/c.roles.yaml": SOUND,
      "c/rolecall.yaml": "off: {users/invalid-phone: Theirs are odd.}\n",
    });
    const suites = check(cwd, "b/b.roles.yaml", "a", "c", "--format", "junit").stdout.split("<testsuite ").slice(1);
    const skipped = suites.map(
      (suite) => /users\/invalid-phone: [^>]*[^/]>\s*<skipped message="([^"]*)"/.exec(suite)?.[1],
    );
    expect(suites[0]).toMatch(/name="b\/b\.roles\.yaml"/);
    expect(suites[0]).toContain("users/invalid-phone: ");
    expect(skipped).toEqual([
      undefined,
      "users/invalid-phone is switched off in a/rolecall.yaml: Ours are odd.",
      "users/invalid-phone is switched off in c/rolecall.yaml: Theirs are odd.",
    ]);
  });

  test("for standard input from where the command runs", () => {
    const cwd = repository({ "rolecall.yaml": severity });
    expect(rolecall(["check", ...NOW, "-"], { cwd, stdin: WARNING }).code).toBe(1);
  });

  test("by its name only with --config, for every file", () => {
    const cwd = repository({ "rolecall.yaml": severity, "a.roles.yaml": WARNING, "other.yaml": "fail_on: warning\n" });
    expect(check(cwd, "--config", "other.yaml").code).toBe(1);
    expect(reportIn(check(cwd, "--config", "other.yaml", "--format", "json")).summary.findings.error).toBe(0);
    expect(check(cwd, "--config", "missing.yaml")).toMatchObject({ code: 2, stdout: "" });
  });

  test("two side by side are none", () => {
    const cwd = repository({ "rolecall.yaml": severity, "rolecall.yml": "", "a.roles.yaml": SOUND });
    expect(check(cwd)).toEqual({
      code: 3,
      stdout: "",
      stderr:
        "rolecall: Nothing was checked: rolecall.yaml and rolecall.yml are side by side in ‘.’, and only one can be meant.\nTake one of them away.\n",
    });
  });
});

describe("a configuration says", () => {
  test("what to check where nothing is named, from anywhere below it", () => {
    const cwd = repository({
      "rolecall.yaml": "patterns: ['orgs/*.yaml']\n",
      "orgs/a.yaml": ERROR,
      "b.roles.yaml": ERROR,
      "below/c.roles.yaml": ERROR,
    });
    const checked = (from: string, ...paths: string[]): unknown =>
      reportIn(check(from, "--format", "json", ...paths)).files.map(({ file }) => file);
    expect(checked(cwd)).toEqual(["orgs/a.yaml"]);
    expect(checked(join(cwd, "below"))).toEqual(["../orgs/a.yaml"]);
    expect(checked(cwd, "b.roles.yaml")).toEqual(["b.roles.yaml"]);
    expect(checked(cwd, ".")).toEqual(["b.roles.yaml", "below/c.roles.yaml"]);
  });

  test("patterns that match nothing, and paths that are not there, are told", () => {
    const cwd = repository({ "rolecall.yaml": "patterns: ['orgs/*.yaml']\n" });
    expect(check(cwd)).toMatchObject({ code: 3, stderr: expect.stringContaining("no declaration in ‘orgs/*.yaml’") });
    writeFileSync(join(cwd, "rolecall.yaml"), "patterns: [orgs]\n");
    expect(check(cwd)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("‘orgs’, which ‘rolecall.yaml’ names in ‘patterns’"),
    });
    writeFileSync(join(cwd, "rolecall.yaml"), "patterns: ['*.roles.yaml', 'orgs/*.yaml']\n");
    writeFileSync(join(cwd, "a.roles.yaml"), SOUND);
    expect(check(cwd)).toMatchObject({ code: 3, stderr: expect.stringContaining("no declaration in ‘orgs/*.yaml’") });
  });

  test("what to fail on, unless the command line does", () => {
    const cwd = repository({ "rolecall.yaml": "fail_on: warning\n", "a.roles.yaml": WARNING });
    expect([check(cwd).code, check(cwd, "--fail-on", "error").code, check(cwd, "--exit-zero").code]).toEqual([1, 0, 0]);
  });

  test("how to print, into files beside it, unless the command line does", () => {
    const cwd = repository({
      "rolecall.yaml": "formats: [{format: text}, {format: json, output: out/report.json}]\n",
      "below/a.roles.yaml": ERROR,
    });
    const ran = check(join(cwd, "below"));
    expect(ran.stdout).toContain("(roles/mandatory-role)");
    expect(JSON.parse(readFileSync(join(cwd, "out/report.json"), "utf8"))).toMatchObject({ version: 1 });
    expect(reportIn(check(cwd, "--format", "json")).version).toBe(1);
  });

  test("which register to compare with, unless the command line does", () => {
    const other = REGISTER.replace("Joan Whitaker", "Somebody Else");
    const cwd = repository({
      "conf/rolecall.yaml": "register: ../other.yaml\n",
      "other.yaml": other,
      "register.yaml": REGISTER,
      "conf/a.roles.yaml": SOUND,
    });
    expect(check(cwd, "conf").stdout).toContain("preregistration/mismatch");
    expect(check(cwd, "conf", "--register", "register.yaml").code).toBe(0);
    expect(check(cwd, "conf", "--no-config").code).toBe(0);
    expect(rolecall(["check", "--print-input", "conf"], { cwd }).stdout).toContain("Somebody Else");
    writeFileSync(join(cwd, "other.yaml"), "organisations: [{}]\n");
    const broken = check(cwd, "conf");
    expect(broken).toMatchObject({ code: 3, stdout: "" });
    expect(broken.stderr).toContain(
      "other.yaml:1:17: error: ‘reference’ is missing from this register entry (schema/missing-key)",
    );
    expect(broken.stderr).toContain("take ‘register’ out of ‘conf/rolecall.yaml’");
  });

  test("which rules are off: loudly where one is compulsory", () => {
    const cwd = repository({
      "rolecall.yaml": "off: {roles/mandatory-role: Because., advice/sole-contact: We know.}\n",
      "a.roles.yaml": ERROR,
    });
    const { code, stdout } = check(cwd);
    expect(code).toBe(0);
    expect(stdout).toContain("SWITCHED OFF, ALTHOUGH COMPULSORY: roles/mandatory-role (rolecall.yaml): Because.\n");
    expect(stdout).toContain("\nswitched off: advice/sole-contact (rolecall.yaml): We know.\n");
    expect(reportIn(check(cwd, "--format", "json")).summary.verdicts.non_compliant).toBe(1);
    const quiet = check(cwd, "--quiet").stdout;
    expect(quiet).toContain("SWITCHED OFF, ALTHOUGH COMPULSORY: roles/mandatory-role");
    expect(quiet).not.toMatch(/advice\/sole-contact|declaration;/);
  });
});

describe("settings that are broken", () => {
  test("are told with their place, words and remedy, and nothing is checked", () => {
    const cwd = repository({ "rolecall.yaml": "fail_om: error\noff: {roles/role-limt: x}\n", "a.roles.yaml": ERROR });
    expect(check(cwd)).toEqual({
      code: 3,
      stdout: "",
      stderr: `rolecall.yaml:1:10: error: ‘fail_om’ is not a key of the configuration (schema/unknown-key)
  Did you mean ‘fail_on’? If not, take it out.
rolecall: Nothing was checked: the configuration ‘rolecall.yaml’ cannot be used.
Put it right, or leave it out with --no-config.
`,
    });
    expect(check(cwd, "--no-config").code).toBe(1);
  });

  test("a file of exceptions as well, and one that is not there", () => {
    const cwd = repository({
      "rolecall.yaml": "exceptions_file: gone.yaml\n",
      "a.roles.yaml": SOUND,
      "b.yaml": "exceptions: [{}]\n",
    });
    expect(check(cwd)).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/^gone\.yaml:1:1: error: .*it is not there/),
    });
    expect(check(cwd, "--no-exceptions").code).toBe(0);
    expect(check(cwd, "--exceptions", "b.yaml")).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("‘expires’ is missing from this exception"),
    });
    expect(check(cwd, "--exceptions", "c.yaml")).toMatchObject({ code: 2, stdout: "" });
  });

  test("of another file than the first are told before anything is checked", () => {
    const cwd = repository({ "a/a.roles.yaml": ERROR, "b/b.roles.yaml": SOUND, "b/rolecall.yaml": "x: 1\n" });
    expect(check(cwd)).toMatchObject({ code: 3, stdout: "" });
  });

  test("show no names that stand in the place of keys and rules", () => {
    const broken = "off: {Priya Shah: , priya@harbour.example: ' '}\nexceptions: [{Priya Shah: 1, rule: Priya Shah}]\n";
    const { stderr, code } = check(repository({ "rolecall.yaml": broken, "a.roles.yaml": SOUND }));
    expect(code).toBe(3);
    expect(stderr).not.toMatch(/Priya|priya/);
    expect(check(repository({ "rolecall.yaml": broken, "a.roles.yaml": SOUND }), "--show-personal").stderr).toContain(
      "Priya Shah",
    );
  });

  test("a register or a report is none", () => {
    const cwd = repository({ "a.roles.yaml": SOUND, "register.yaml": REGISTER });
    expect(check(cwd, "--config", "register.yaml").stderr).toContain(
      "‘organisations’ is not a key of the configuration",
    );
    expect(check(cwd, "--exceptions", "register.yaml").stderr).toContain(
      "‘organisations’ is not a key of the file of exceptions",
    );
  });
});

describe("an exception", () => {
  const files = { "rolecall.yaml": EXCEPTION, "a.roles.yaml": ERROR };

  test("is shown with who approved it, masked, and does not count", () => {
    const ran = check(repository(files));
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain(
      "error: No user holds the role of test manager (roles/mandatory-role)\n  accepted until 31 December 2026 by A... L...: A test manager starts in January. Ask a***@fennel-lane.example.\n",
    );
    expect(ran.stdout).toContain("1 finding accepted by an exception");
    expect(check(repository(files), "--show-personal").stdout).toContain(
      "by Ana Lima: A test manager starts in January. Ask ana.lima@fennel-lane.example.",
    );
    expect(check(repository(files), "--format", "json").stdout).not.toMatch(/Ana|ana\.lima/);
  });

  test("is for the pointer that a report shows, where keys are masked, and for the key itself", () => {
    const odd = SOUND.replace(/^users:\n {2}- /m, "users:\n  - Emma Hall: 1\n    ");
    const cwd = repository({ "a.roles.yaml": odd });
    const found = reportIn(check(cwd, "--format", "json")).files[0]?.findings;
    expect(found).toMatchObject([{ rule: "schema/unknown-key", path: "/users/0/E... H..." }]);
    for (const [path, accepted] of [
      ["/users/0/E... H...", 1],
      ["/users/0/Emma Hall", 1],
      ["/users/0", 1],
      ["/users/0/E... B...", 0],
      ["/users/0/Emma Hall/undefined", 0],
    ] as const) {
      const exception = EXCEPTION.replace("roles/mandatory-role", `schema/unknown-key\n    path: ${path}`);
      writeFileSync(join(cwd, "rolecall.yaml"), exception);
      const { summary } = reportIn(check(cwd, "--format", "json"));
      expect([path, (summary as never as { excepted: number }).excepted]).toEqual([path, accepted]);
    }
  });

  test("--no-exceptions shows the bare truth", () => {
    const cwd = repository(files);
    const ran = check(cwd, "--no-exceptions", "--format", "json");
    expect(ran.code).toBe(1);
    expect(reportIn(ran)).toMatchObject({ settings: [], summary: { excepted: 0, findings: { error: 1 } } });
  });

  test("--exceptions takes the place of the configuration’s", () => {
    const cwd = repository({ ...files, "other.yaml": "exceptions: []\n", "same.yaml": EXCEPTION });
    expect(check(cwd, "--exceptions", "other.yaml").code).toBe(1);
    expect(check(cwd, "--no-config").code).toBe(1);
    expect(check(cwd, "--no-config", "--exceptions", "same.yaml").code).toBe(0);
  });

  test("that has ended is an error, and what it was for counts again", () => {
    const cwd = repository(files);
    const ran = rolecall(["check", "--now", "2027-01-01T00:00:00Z"], { cwd });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain(
      "rolecall.yaml:6:14: error: The exception from roles/mandatory-role for fennel-lane ended on 31 December 2026 (exceptions/expired)\n",
    );
    expect(ran.stdout).not.toContain("accepted until");
    writeFileSync(join(cwd, "a.roles.yaml"), SOUND);
    expect(rolecall(["check", "--now", "2027-01-01T00:00:00Z"], { cwd }).code).toBe(1);
    expect(rolecall(["check", "--now", "2026-12-31T23:59:59Z", "--fail-on", "warning"], { cwd }).stdout).toContain(
      "exceptions/expiring",
    );
  });

  test("for somebody who was not checked is needless only where no path was named", () => {
    const cwd = repository({ ...files, "b/b.roles.yaml": SOUND.replaceAll("fennel-lane", "harbour-pensions") });
    const needless = (...args: string[]): boolean => check(cwd, ...args).stdout.includes("exceptions/unmatched");
    expect(needless()).toBe(false);
    expect(needless("b")).toBe(false);
    writeFileSync(join(cwd, "a.roles.yaml"), "organisation: {}\n");
    expect(needless("b")).toBe(false);
    expect(needless()).toBe(true);
    // From below, only a part is checked.
    expect(rolecall(["check", ...NOW], { cwd: join(cwd, "b") }).stdout).not.toContain("exceptions/unmatched");
  });
});
