import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ERROR, REGISTER, WARNING } from "./declarations.ts";
import { folder, rolecall } from "./run.ts";

const DOCS = readFileSync("docs/configuration.md", "utf8");

/** The blocks of YAML on the page: a configuration and a file of exceptions. */
const [CONFIGURATION = "", EXCEPTIONS = ""] = [...DOCS.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
  ([, block]) => block,
);

/** One error and one warning, both of which the page's exceptions accept. */
const DECLARATION = ERROR.replace("name: Joan Whitaker", "name: Joan WHITAKER");

function documented(): string {
  const cwd = folder({
    "rolecall.yaml": CONFIGURATION,
    "exceptions.yaml": EXCEPTIONS,
    "register.yaml": REGISTER,
    "organisations/a.yaml": DECLARATION,
    "organisations/below/x": "",
  });
  mkdirSync(join(cwd, ".git"));
  return cwd;
}

const NOW = ["--now", "2026-11-22T09:30:00Z"];

describe("the page about configuration", () => {
  test("has an example that does as the page says", () => {
    const cwd = documented();
    const { code, stdout, stderr } = rolecall(["check", ...NOW], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("accepted until 31 December 2026 by A... L...");
    expect(stdout).toContain("accepted until 28 February 2027 by A... L...");
    expect(stdout).toContain("switched off: advice/single-holder (rolecall.yaml)");
    expect(stdout).toContain("2 findings accepted by an exception; preregistration checked against register.yaml");
    const report = JSON.parse(readFileSync(join(cwd, "report.json"), "utf8"));
    expect(report.summary).toMatchObject({ excepted: 2, findings: { error: 0, warning: 0 } });
    expect(rolecall(["check", ...NOW, "--no-exceptions", "--format", "text"], { cwd }).code).toBe(1);
  });

  test("names every key that there is", () => {
    const { properties } = JSON.parse(readFileSync("schemas/configuration.schema.json", "utf8"));
    for (const key of Object.keys(properties)) expect(CONFIGURATION).toMatch(new RegExp(`^${key}:`, "m"));
  });

  test("has a baseline that does as the page says", () => {
    const cwd = folder({ "a.roles.yaml": ERROR });
    rolecall(["check", ...NOW, "--no-config", "--format", "json=baseline.json"], { cwd });
    const ran = rolecall(["check", ...NOW, "--no-config", "--baseline", "baseline.json"], { cwd });
    expect(ran).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("rolecall config", () => {
  test("prints what is in force, and where each value comes from", () => {
    const cwd = documented();
    const { code, stdout, stderr } = rolecall(["config"], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const line = (text: string): number => CONFIGURATION.split("\n").findIndex((one) => one.includes(text)) + 1;
    const rows = stdout
      .trimEnd()
      .split("\n")
      .map((row) => row.split(/ {2,}/));
    expect(rows).toEqual([
      ["In force for .: rolecall.yaml"],
      [""],
      ["fail_on", `rolecall.yaml:${line("fail_on:")}`, "warning"],
      ["patterns", `rolecall.yaml:${line("patterns:")}`, "organisations/*.yaml"],
      ["formats", `rolecall.yaml:${line("format: text")}`, "text"],
      ["formats", `rolecall.yaml:${line("format: json")}`, "json into report.json"],
      ["register", `rolecall.yaml:${line("register: ")}`, "register.yaml"],
      ["severity", `rolecall.yaml:${line("users/shared-mailbox")}`, "users/shared-mailbox: error"],
      ["severity", `rolecall.yaml:${line("users/placeholder-details")}`, "users/placeholder-details: info"],
      [
        "off",
        `rolecall.yaml:${line("advice/single-holder")}`,
        "advice/single-holder: We have one person for each role, and PDP knows.",
      ],
      [
        "exceptions",
        `rolecall.yaml:${line("roles/mandatory-role")}`,
        "roles/mandatory-role for fennel-lane at /users, until 31 December 2026, by A... L... h... o... o...: A test manager starts in January.",
      ],
      [
        "exceptions",
        "exceptions.yaml:2",
        "preregistration/form-difference for fennel-lane, until 28 February 2027, by A... L... h... o... o...: PDP is correcting how the name is written.",
      ],
    ]);
  });

  test("tells defaults and the command line apart", () => {
    const cwd = documented();
    const args = ["config", "--no-config", "--fail-on", "info", "--register", "register.yaml", "organisations/a.yaml"];
    expect(rolecall(args, { cwd }).stdout).toBe(`In force for organisations/a.yaml: no configuration

fail_on   command line  info
patterns  default       .
formats   default       text
register  command line  register.yaml
`);
    expect(rolecall(["config", "--no-exceptions"], { cwd }).stdout).not.toContain("until");
    expect(rolecall(["config", "--exceptions", "exceptions.yaml"], { cwd }).stdout.match(/until/g)).toHaveLength(1);
  });

  test("goes by the path for what is the file’s, and by where it runs for what is the run’s", () => {
    const cwd = folder({
      "rolecall.yaml": "fail_on: warning\nseverity: {advice/sole-contact: error}\n",
      "orgs/rolecall.yaml": "fail_on: info\nregister: ../register.yaml\n",
      "orgs/a.roles.yaml": WARNING,
    });
    mkdirSync(join(cwd, ".git"));
    const { stdout } = rolecall(["config", "orgs/a.roles.yaml"], { cwd });
    expect(stdout).toContain("In force for orgs/a.roles.yaml: orgs/rolecall.yaml\n");
    expect(stdout).toMatch(/^fail_on +rolecall\.yaml:1 +warning$/m);
    expect(stdout).toMatch(/^register +orgs\/rolecall\.yaml:2 +register\.yaml$/m);
    expect(stdout).not.toContain("sole-contact");
  });

  test("as JSON, for a machine", () => {
    const { stdout } = rolecall(["config", "--format", "json"], { cwd: documented() });
    const { configuration, settings } = JSON.parse(stdout);
    expect(configuration).toBe("rolecall.yaml");
    expect(settings).toContainEqual({
      setting: "fail_on",
      value: "warning",
      from: { source: "file", file: "rolecall.yaml", line: 10 },
    });
    expect(settings.at(-1)).toMatchObject({
      setting: "exceptions",
      value: { organisation: "fennel-lane", expires: "2027-02-28" },
    });
    expect(stdout).not.toContain("Ana");
  });

  test("a path that is not there is wrong use, a broken configuration cannot be judged", () => {
    expect(rolecall(["config", "gone"], { cwd: folder({}) })).toMatchObject({ code: 2, stdout: "" });
    expect(rolecall(["config"], { cwd: folder({ "rolecall.yaml": "x: 1\n" }) })).toMatchObject({ code: 3, stdout: "" });
  });
});
