import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import type { RoleTable } from "../../src/core/catalogue.ts";
import { loadExplainedRuleset } from "../../src/node/ruleset.ts";
import { reportIn, rulesIn } from "./report.ts";
import { folder, rolecall } from "./run.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const { catalogue } = loadExplainedRuleset();
const roles: RoleTable = JSON.parse(readFileSync("policies/roles/data.json", "utf8"));

describe("rolecall rules", () => {
  test("lists every rule of the catalogue on a line: id, severity, title", () => {
    const { code, stdout, stderr } = rolecall(["rules"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split(/ {2,}/));
    expect(lines).toEqual(catalogue.map(({ id, severity, title }) => [id, severity, title]));
  });

  test("lists those of one category", () => {
    const ids = rolecall(["rules", "roles"]).stdout.match(/^\S+/gm);
    expect(ids).toEqual(catalogue.filter(({ category }) => category === "roles").map(({ id }) => id));
    expect(ids?.length).toBeGreaterThanOrEqual(6);
  });

  test("gives every detail as JSON", () => {
    expect(JSON.parse(rolecall(["rules", "--format", "json"]).stdout)).toEqual(catalogue);
  });
});

describe("rolecall explain", () => {
  test.each(catalogue.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
    const { code, stdout, stderr } = rolecall(["explain", id]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`${id} (${rule.severity}`);
    for (const part of [rule.title, rule.description, rule.quote, rule.source?.url])
      if (part) expect(stdout).toContain(part);
    expect(stdout).toMatch(
      /^Why: (The guidance says so|Our reading of the guidance|Our own advice|The file’s format)/m,
    );
    if (rule.basis === "guidance") expect(stdout).toMatch(/^ {2}“.+”$/ms);
    // No placeholder, undefined or empty part is left behind.
    expect(stdout).toMatch(/^What it says: [^{}]+$/m);
    expect(stdout).not.toMatch(/^(What it says|What to do): .*\{\w+\}/m);
    expect(stdout).not.toMatch(/undefined|\[object|\n{4}/);
  });

  test("shows a bad and a good example of every rule that judges", () => {
    for (const { id } of catalogue.filter(({ category }) => category !== "syntax" && category !== "schema")) {
      const { stdout } = rolecall(["explain", id]);
      expect(stdout, id).toContain("Not like this:\n");
      expect(stdout, id).toContain("But like this:\n");
    }
  }, 120_000);

  test("takes a rule without its category", () => {
    expect(rolecall(["explain", "role-limit"]).stdout).toBe(rolecall(["explain", "roles/role-limit"]).stdout);
  });

  test("tells a rule's other severity", () => {
    expect(rolecall(["explain", "form-difference"]).stdout).toContain("(warning, error with --strict-match)");
  });

  test.each(Object.entries(roles))("the role %s: limits, duties, and who cannot hold it", (id, role) => {
    const { code, stdout } = rolecall(["explain", id]);
    expect(code).toBe(0);
    expect(stdout).toContain(`${role.title} (${id})`);
    expect(stdout).toContain(`At most ${role.limit} users may hold it`);
    for (const duty of role.duties) expect(stdout).toContain(`  - ${duty}\n`);
    for (const spelling of [role.abbreviation, role.title]) expect(rolecall(["explain", spelling]).stdout).toBe(stdout);
  });
});

test("a role’s rules are those that are about it or its kind, whatever their category", () => {
  const rules = (role: string): string => /^Rules about it: (.*)$/m.exec(rolecall(["explain", role]).stdout)?.[1] ?? "";
  expect(rules("scheme_admin")).toContain("roles/scheme-admin-limit");
  expect(rules("scheme_admin")).toContain("users/split-roles");
  expect(rules("security_lead")).not.toContain("roles/scheme-admin-limit");
  expect(rules("primary_business_contact")).toContain("advice/sole-contact");
  for (const [id, role] of Object.entries(roles)) {
    for (const rule of ["advice/single-holder", "roles/mandatory-role", "roles/pending-cover", "roles/role-limit"])
      expect(rules(id).includes(rule), `${rule} and ${id}`).toBe(role.mandatory);
    expect(rules(id).includes("preregistration/mismatch")).toBe(role.in_preregistration);
  }
});

describe("rolecall schema", () => {
  test("names the schemas, and prints each as it is", () => {
    const names = rolecall(["schema"]).stdout.match(/^\S+/gm) ?? [];
    expect(names.toSorted()).toEqual(
      readdirSync("schemas")
        .map((name) => name.replace(".schema.json", ""))
        .toSorted(),
    );
    for (const name of names) {
      const { code, stdout } = rolecall(["schema", name]);
      expect(code).toBe(0);
      expect(stdout).toBe(readFileSync(`schemas/${name}.schema.json`, "utf8"));
      expect(() => new Ajv({ strict: false }).compile(JSON.parse(stdout))).not.toThrow();
    }
  });
});

describe("rolecall init", () => {
  test("writes a declaration that then checks clean, and says what to do next", () => {
    for (const [args, file] of [
      [[], "organisation.roles.yaml"],
      [["harbour.roles.yaml"], "harbour.roles.yaml"],
    ] as const) {
      const cwd = folder({});
      const ran = rolecall(["init", ...args], { cwd });
      expect(ran).toMatchObject({ code: 0, stderr: "" });
      expect(ran.stdout).toBe(
        `Wrote ${file}. Put in your own organisation and users, then run: rolecall check ${file}\n`,
      );
      const checked = rolecall(["check", "--fail-on", "warning", "-f", "json"], { cwd });
      expect(reportIn(checked).files).toMatchObject([{ file, verdict: "compliant" }]);
      // What is left to do is said as advice: to put in real people.
      expect(rulesIn(checked)).toContain("users/placeholder-details");
      expect(checked.code).toBe(0);
    }
  });

  test("explains itself in comments", () => {
    const lines = rolecall(["init", "-"]).stdout.split("\n");
    expect(lines.filter((line) => /#/.test(line)).length).toBeGreaterThan(10);
    expect(lines[0]).toMatch(/^# Who holds which role/);
  });

  test("never writes over a file, nor through a link", () => {
    const cwd = folder({ "organisation.roles.yaml": "mine" });
    const ran = rolecall(["init"], { cwd });
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toBe(
      "rolecall: ‘organisation.roles.yaml’ is already there, and was left as it is.\nName another file: rolecall init another.roles.yaml\n",
    );
    expect(readFileSync(join(cwd, "organisation.roles.yaml"), "utf8")).toBe("mine");
    expect(rolecall(["init", "."], { cwd }).code).toBe(2);
  });

  test("- prints it instead, ready for a pipe", () => {
    const cwd = folder({});
    const { stdout } = rolecall(["init", "-"], { cwd });
    expect(readdirSync(cwd)).toEqual([]);
    writeFileSync(join(cwd, "x.yaml"), stdout);
    expect(rolecall(["check", "x.yaml"], { cwd }).code).toBe(0);
  });
});

test("rolecall --version", () => {
  expect(rolecall(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  expect(rolecall(["-V"]).stdout).toBe(`${version}\n`);
});
