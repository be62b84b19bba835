import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { describe as inWords } from "../../src/core/describe.ts";
import { counting, reportOf } from "../../src/core/report.ts";
import { readConfiguration } from "../../src/core/settings/configuration.ts";
import { readExceptions } from "../../src/core/settings/exceptions.ts";
import { ERROR, SOUND, WARNING } from "../cli/declarations.ts";
import { judge } from "../judge.ts";
import { exceptionsOf, NOW, said, settingsOf, settled, standing } from "../settings.ts";

/** An exception from what `ERROR` breaks, with this in the place of what is right. */
function exception(parts: Readonly<Record<string, string>> = {}): string {
  const right = {
    rule: "roles/mandatory-role",
    organisation: "fennel-lane",
    reason: "A test manager starts in January.",
    approved_by: "Ana Lima",
    expires: "2027-06-30",
  };
  const lines = Object.entries({ ...right, ...parts }).map(([key, value]) => `${key}: ${value}`);
  return `exceptions:\n  - ${lines.join("\n    ")}\n`;
}

/** `line:column rule: message. remedy` of what is wrong with a file of settings. */
function wrong(content: string, kind: "configuration" | "exceptions" = "configuration"): readonly string[] {
  const file = { name: "rolecall.yaml", content };
  const read = kind === "configuration" ? readConfiguration(file, judge.ruleset) : readExceptions(file, judge.ruleset);
  if (!("problems" in read)) return [];
  return read.problems.map(({ violation, range }) => {
    const rule = judge.ruleset.catalogue.find(({ id }) => id === violation.rule);
    if (!rule) throw new Error(`${violation.rule} is not in the catalogue`);
    const { message, remedy } = inWords(rule, violation.args, { roles: judge.ruleset.data.roles, showPersonal: true });
    return `${range.start.line}:${range.start.column} ${violation.rule}: ${message}. ${remedy}`;
  });
}

const [MISSING] = ["error roles/mandatory-role"] as const;

describe("an exception", () => {
  test("marks a finding and leaves it where it is; the verdict stays", () => {
    const plain = settled([ERROR], undefined);
    const { checked, settings } = settled([ERROR], exceptionsOf(exception()));
    expect(standing(checked[0] as never)).toContain(`${MISSING} until 2027-06-30`);
    expect(checked[0]?.report.findings.map(({ fingerprint }) => fingerprint)).toEqual(
      plain.checked[0]?.report.findings.map(({ fingerprint }) => fingerprint),
    );
    expect(checked[0]?.report.verdict).toBe("non_compliant");
    expect(settings).toEqual([]);
    const report = reportOf(checked, { ruleset: judge.ruleset, now: NOW, register: undefined });
    expect(report.summary).toMatchObject({ excepted: 1, findings: { error: 0 } });
    expect(counting(report).error).toBe(0);
  });

  test.each([
    ["another rule", { rule: "roles/role-limit" }],
    ["another organisation", { organisation: "harbour-pensions" }],
    ["another place", { path: "/users/0" }],
    ["a place that only begins alike", { path: "/use" }],
    ["a place below", { path: "/users/0/roles" }],
  ])("for %s is for none of it, and is said to be needless", (_, parts) => {
    const run = settled([ERROR], exceptionsOf(exception(parts)));
    expect(standing(run.checked[0] as never)).toContain(MISSING);
    expect(said(run)).toEqual(["2 warning unmatched"]);
  });

  test.each(["", "/users"])("at %j takes in what is there and below", (path) => {
    const run = settled([ERROR], exceptionsOf(exception({ path: JSON.stringify(path) })));
    expect(standing(run.checked[0] as never)).toContain(`${MISSING} until 2027-06-30`);
    expect(said(run)).toEqual([]);
  });

  test("follows escapes in its pointer", () => {
    const declared = ERROR.replace("users:", '"a/b~c": 1\nusers:');
    const parts = { rule: "schema/unknown-key", path: "/a~1b~0c" };
    const run = settled([declared], exceptionsOf(exception(parts)));
    expect(standing(run.checked[0] as never)).toContain("error schema/unknown-key until 2027-06-30");
  });

  test("holds to the very end of its last day in UTC, and warns for 30 days before that", () => {
    const at = (now: string): unknown[] => {
      const run = settled([ERROR], exceptionsOf(exception({ expires: "2026-12-31" })), Date.parse(now));
      return [standing(run.checked[0] as never).includes(`${MISSING} until 2026-12-31`), ...said(run)];
    };
    expect(at("2026-12-01T23:59:59.998Z")).toEqual([true]);
    expect(at("2026-12-01T23:59:59.999Z")).toEqual([true, "6 warning expiring"]);
    expect(at("2026-12-31T23:59:59.999Z")).toEqual([true, "6 warning expiring"]);
    expect(at("2027-01-01T00:00:00.000Z")).toEqual([false, "6 error expired"]);
    expect(at("2027-01-01T00:59:59+01:00")).toEqual([true, "6 warning expiring"]);
  });

  test("without a clock holds not, and nothing is said of its end", () => {
    const run = settled([ERROR], exceptionsOf(exception({ expires: "2020-01-01" })), "none");
    expect([...standing(run.checked[0] as never), ...said(run)]).toContain(MISSING);
    expect(said(run)).toEqual([]);
  });

  test("that has ended is told once, though nothing needs it either", () => {
    expect(said(settled([SOUND], exceptionsOf(exception({ expires: "2026-11-21" }))))).toEqual(["6 error expired"]);
  });

  test("for an organisation that was not checked is needless only where all was checked", () => {
    const other = exception({ organisation: "harbour-pensions" });
    expect(said(settled([SOUND], exceptionsOf(other, false)))).toEqual([]);
    expect(said(settled([SOUND], exceptionsOf(other, true)))).toEqual(["2 warning unmatched"]);
    // The one that could not be judged may be it.
    expect(said(settled([SOUND, "users: [\n"], exceptionsOf(other, true)))).toEqual([]);
  });

  test("from a rule that was not evaluated is not called needless", () => {
    const rule = "users/outside-email-domain";
    const without = SOUND.replace(/\n.*email_domains.*/, "");
    expect(said(settled([without], exceptionsOf(exception({ rule }))))).toEqual([]);
    expect(said(settled([SOUND], exceptionsOf(exception({ rule }))))).toEqual(["2 warning unmatched"]);
    const off = `off: {roles/role-limit: Because.}\n${exception({ rule: "roles/role-limit" })}`;
    expect(said(settled([SOUND], settingsOf(off)))).toEqual([]);
  });

  test("without a path takes in what was left out of the report; one with a path does not", () => {
    const users = Array.from(
      { length: 130 },
      (_, index) => `  - {name: A ${index}, email: a${index}@b.example, phone: x, roles: [PBC]}`,
    );
    const crowd = ERROR.replace(/users:[\s\S]*/, `users:\n${users.join("\n")}\n`);
    const rule = "schema/role-spelling";
    const left = (parts: Readonly<Record<string, string>>): unknown => {
      const [checked] = settled([crowd], exceptionsOf(exception({ rule, ...parts }))).checked;
      return checked?.report.omitted.find((one) => one.rule === rule);
    };
    expect(left({})).toMatchObject({ count: 30, exception: { approved_by: "Ana Lima" } });
    expect(left({ path: "/users" })).toEqual({ rule, severity: "warning", count: 30 });
    expect(said(settled([crowd], exceptionsOf(exception({ rule, path: "/users/129" }))))).toEqual([]);
  });

  test("keeps the fingerprint of what is said about it when others come and go", () => {
    const twice =
      exception({ rule: "roles/role-limit" }) + exception({ rule: "users/shared-phone" }).replace("exceptions:\n", "");
    const of = (content: string, rule: string): unknown =>
      settled([SOUND], exceptionsOf(content)).settings[0]?.report.findings.find(({ args }) => args.rule === rule)
        ?.fingerprint;
    expect(of(twice, "users/shared-phone")).toBe(of(exception({ rule: "users/shared-phone" }), "users/shared-phone"));
    expect(of(twice, "roles/role-limit")).not.toBe(of(twice, "users/shared-phone"));
  });
});

describe("a configuration", () => {
  test("says how loudly a rule is told, and leaves the verdict alone", () => {
    const run = settled(
      [WARNING.replace("roles: [primary_business_contact,", "roles: [PBC,"), ERROR],
      settingsOf("severity: {preregistration/form-difference: error, schema/role-spelling: error}"),
    );
    expect(standing(run.checked[0] as never)).toContain("error preregistration/form-difference");
    expect(standing(run.checked[0] as never)).toContain("error schema/role-spelling");
    expect(run.checked.map(({ report }) => report.verdict)).toEqual(["compliant", "non_compliant"]);
  });

  test("switches a rule off: it is listed, and reads as not evaluated", () => {
    const off = "off:\n  roles/mandatory-role: A test manager starts in January.\n  advice/sole-contact: We know.\n";
    const { checked, switched_off } = settled([ERROR], settingsOf(off));
    expect(standing(checked[0] as never).join()).not.toMatch(/mandatory-role|sole-contact/);
    const [{ report } = { report: undefined }] = checked;
    const { evaluated = [], not_evaluated = [] } = report?.rules ?? {};
    expect(evaluated).not.toContain("roles/mandatory-role");
    expect(not_evaluated).toContainEqual({ rule: "roles/mandatory-role", missing: "switched_off" });
    expect(checked[0]?.report.verdict).toBe("non_compliant");
    expect(switched_off).toEqual([
      {
        rule: "roles/mandatory-role",
        reason: "A test manager starts in January.",
        file: "rolecall.yaml",
        compulsory: true,
      },
      { rule: "advice/sole-contact", reason: "We know.", file: "rolecall.yaml", compulsory: false },
    ]);
  });

  test("leaves a document that was not judged all that is said of it", () => {
    const { checked } = settled(["users: [\n"], settingsOf("off: {syntax/invalid-yaml: We write it by hand.}"));
    expect(standing(checked[0] as never)).toEqual(["error syntax/invalid-yaml"]);
  });

  test("has a say in what is said about its own exceptions", () => {
    const needless = exception();
    expect(said(settled([SOUND], settingsOf(`severity: {exceptions/unmatched: error}\n${needless}`)))).toEqual([
      "3 error unmatched",
    ]);
    expect(said(settled([SOUND], settingsOf(`off: {exceptions/unmatched: They come and go.}\n${needless}`)))).toEqual(
      [],
    );
  });

  test.each(["", "# nothing yet\n", "---\n", "{}"])("that says nothing is one: %j", (content) => {
    expect(settingsOf(content).configuration).toMatchObject({ severity: {}, off: {}, exceptions: [] });
  });

  test("has no say in what is wrong with a register", () => {
    for (const how of ["off: {register/row-length: Why?}", "severity: {register/row-length: warning}"])
      expect(() => settingsOf(how)).toThrow(/schema\/fixed-rule.*PDP’s register/);
  });

  test("that is compulsory is what the guidance says of roles and preregistration as an error", () => {
    const rules = judge.ruleset.catalogue.filter(
      ({ id, category }) => id !== "organisation/secret" && id !== "exceptions/expired" && category !== "register",
    );
    const off = `off:\n${rules.map(({ id }) => `  ${id}: Because.`).join("\n")}\n`;
    const compulsory = settled([SOUND], settingsOf(off))
      .switched_off.filter((one) => one.compulsory)
      .map(({ rule }) => rule);
    expect(compulsory).toEqual(
      rules
        .filter(({ severity, id }) => severity === "error" && /^(roles|preregistration)\//.test(id))
        .map(({ id }) => id),
    );
    expect(compulsory).toEqual(
      expect.arrayContaining([
        "roles/role-limit",
        "roles/mandatory-role",
        "preregistration/mismatch",
        "preregistration/not-supplied",
      ]),
    );
  });
});

describe("settings that cannot be", () => {
  test.each([
    [
      "off: {roles/role-limt: x}",
      "1:24 schema/unknown-key: ‘roles/role-limt’ is not a key of ‘off’. Did you mean ‘roles/role-limit’?",
    ],
    [
      "severity: {role-limit: error}",
      "1:24 schema/unknown-key: ‘role-limit’ is not a key of ‘severity’. Did you mean ‘roles/role-limit’?",
    ],
    [
      "off: {nonsense: x}",
      "1:17 schema/unknown-key: ‘nonsense’ is not a key of ‘off’. Write a rule’s id, as ‘rolecall rules’ lists them.",
    ],
    [
      "severity: {advice/sole-contact: off}",
      "1:33 schema/unknown-value: ‘off’ is not a value of ‘advice/sole-contact’. To switch a rule off, write it below ‘off’ with the reason: ‘advice/sole-contact: why’.",
    ],
    [
      "off: {organisation/secret: x}",
      "1:28 schema/fixed-rule: Organisation/secret cannot be switched off. Take the secret out of the declaration, and change it wherever it is in use.",
    ],
    [
      "severity: {organisation/secret: info}",
      "1:33 schema/fixed-rule: Organisation/secret cannot be told less loudly. Take the secret out of the declaration, and change it wherever it is in use.",
    ],
    [
      "off: {exceptions/expired: x}",
      "1:27 schema/fixed-rule: Exceptions/expired cannot be switched off. Take out what has ended, or have it approved again until a later day.",
    ],
    [
      "severity: {roles/role-limit: warning}",
      "1:30 schema/fixed-rule: Roles/role-limit cannot be told less loudly. The guidance makes it compulsory. Accept single findings by an exception, or switch it off below ‘off’ with the reason, which every report then shows.",
    ],
    [
      "- a",
      "1:1 schema/wrong-type: The configuration should be a mapping, but is a list. Begin each line with one of its keys and a colon.",
    ],
    [
      "{}\n---\n{}",
      "1:1 syntax/invalid-yaml: This is not valid YAML: a configuration is one document, and this file holds more. Take the line ‘---’ away, and what stands behind it.",
    ],
    ["off: {a: b", "1:11 syntax/invalid-yaml"],
  ])("%s", (content, said) => {
    expect(wrong(content).join("\n")).toContain(said);
  });

  test.each([
    [exception({ rule: "organisation/secret" }), "2:11 schema/fixed-rule: Organisation/secret cannot be excepted."],
    [
      exception({ rule: "exceptions/unmatched" }),
      "2:11 schema/fixed-rule: Exceptions/unmatched cannot be excepted. It is about the settings, not about an organisation: take this exception out.",
    ],
    [
      exception({ rule: "across/duplicate-declaration" }),
      "2:11 schema/fixed-rule: Across/duplicate-declaration cannot be excepted. It is about several declarations, and an exception is for one: take this exception out.",
    ],
    [
      exception({ rule: "role/role-limit" }),
      "2:11 schema/unknown-value: ‘role/role-limit’ is not a value of ‘rule’. Did you mean ‘roles/role-limit’?",
    ],
  ])("%s", (content, said) => {
    expect(wrong(content, "exceptions").join("\n")).toContain(said);
    expect(wrong(content).join("\n")).toContain(said);
  });

  test("what may be told more loudly may", () => {
    expect(
      wrong("severity: {roles/role-limit: error, exceptions/expiring: error, advice/sole-contact: error}"),
    ).toEqual([]);
  });

  test("the examples of the schemas are sound", () => {
    for (const kind of ["configuration", "exceptions"] as const) {
      const { examples } = JSON.parse(readFileSync(`schemas/${kind}.schema.json`, "utf8"));
      expect(wrong(JSON.stringify(examples[0]), kind)).toEqual([]);
    }
  });
});
