import { describe, expect, test } from "vitest";
import { FINDINGS_PER_RULE } from "../../src/core/order.ts";
import { checkAll, checkOne, faultsIn, register, rulesIn } from "../judge.ts";
import { publicReport } from "../report-schema.ts";

const ORGANISATION = "organisation: {name: Harbour, reference: harbour, type: pension_provider, connection: direct}\n";
const USERS = `users:
  - {name: Priya Shah, email: priya@h.example, phone: '020 7946 0123', roles: [primary_business_contact, security_lead, test_manager]}
  - {name: Tom Okafor, email: tom@h.example, phone: '020 7946 0124', roles: [primary_technical_contact, service_manager]}
`;
const CONTACTS = `[{role: primary_business_contact, name: Priya Shah, email: priya@h.example, phone: '020 7946 0123'},
     {role: primary_technical_contact, name: Tom Okafor, email: tom@h.example, phone: '020 7946 0124'}]`;
const GIVEN = `preregistration:\n  contacts:\n    ${CONTACTS}\n`;
const CLEAN = ORGANISATION + USERS + GIVEN;

describe("the verdict", () => {
  test("is compliant without an error, whatever the warnings", () => {
    expect(checkOne(CLEAN).verdict).toBe("compliant");
    const warned = checkOne(
      CLEAN.replace(
        "Priya Shah, email: priya@h.example, phone: '020 7946 0123', roles",
        "PRIYA Shah, email: priya@h.example, phone: '020 7946 0123', roles",
      ),
    );
    expect([rulesIn(warned), warned.verdict]).toEqual([["preregistration/form-difference"], "compliant"]);
  });

  test("is non_compliant with one", () => {
    expect(checkOne(CLEAN.replace(", test_manager", "")).verdict).toBe("non_compliant");
  });

  test("does not depend on the clock or on --strict-match's severity of what is equal", () => {
    expect(checkOne(CLEAN, { now: 0, strictMatch: true }).verdict).toBe("compliant");
  });

  test("is not_applicable behind a third party, and only the organisation's rules speak", () => {
    const report = checkOne(
      CLEAN.replace("direct", "third_party").replace("security_lead, test_manager", "scheme_admin"),
    );
    expect([report.verdict, rulesIn(report)]).toEqual(["not_applicable", ["organisation/third-party-connection"]]);
    const missing = report.rules.not_evaluated.map((rule) => rule.missing);
    expect(new Set(missing)).toEqual(new Set(["direct_connection"]));
    expect(report.rules.evaluated).not.toContain("roles/role-limit");
  });

  test("is not_judged where there is nothing that policies could judge, and no rule reads as evaluated", () => {
    for (const text of ["", "- a", "text", "a: [", "\0\0", "&a [*a]"]) {
      const report = checkOne(text);
      expect(report.verdict, text).toBe("not_judged");
      expect(report.findings.length, text).toBeGreaterThan(0);
      expect(report.rules.evaluated.filter((rule) => !rule.startsWith("syntax/"))).toEqual([]);
    }
  });

  test("never claims to have looked for what only an audit sees: how a check itself ended", () => {
    for (const text of [CLEAN, "a: ["]) {
      const { evaluated, not_evaluated } = checkOne(text).rules;
      const all = [...evaluated, ...not_evaluated.map(({ rule }) => rule)];
      expect(all).toContain("syntax/invalid-yaml");
      expect(
        all.filter((rule) => ["syntax/timed-out", "syntax/crashed"].includes(rule)),
        text,
      ).toEqual([]);
    }
  });
});

describe("a secret", () => {
  const secret = CLEAN.replace("roles: [primary_technical", "passcode: '418203', roles: [primary_technical");

  test("beats every other finding at its place", () => {
    expect(rulesIn(checkOne(secret))).toEqual(["organisation/secret"]);
  });

  test("beats those about the field that it stands in", () => {
    const report = checkOne(
      CLEAN.replace(
        "email: tom@h.example, phone: '020 7946 0124', roles",
        "email: 'otp is 418203', phone: '020 7946 0124', roles",
      ),
    );
    expect(rulesIn(report)).toEqual(["organisation/secret"]);
  });

  test("is told even where nothing else is judged", () => {
    const report = checkOne(secret.replace("direct", "third_party"));
    expect(rulesIn(report)).toEqual(["organisation/third-party-connection", "organisation/secret"]);
  });

  test("is nowhere in the report", () => {
    expect(JSON.stringify(checkAll(secret).map(({ report }) => report))).not.toContain("418203");
  });
});

describe("preregistration", () => {
  const record = (contacts: string, phase = "registration"): ReturnType<typeof register> =>
    register(`organisations:\n  - reference: harbour\n    phase: ${phase}\n    contacts:\n     ${contacts}\n`);

  test("is compared with the register, and the declaration's own section ignored altogether", () => {
    const claimed = CLEAN.replaceAll("Priya Shah", "Pria Shah");
    expect(rulesIn(checkOne(claimed))).toEqual([]);
    const report = checkOne(claimed, { register: record(CONTACTS) });
    expect([report.preregistration, rulesIn(report)]).toEqual(["register", ["preregistration/mismatch"]]);
    expect(faultsIn(report)[0]?.related[0]?.file).toBe("register.yaml");
  });

  test("not in the register is not supplied, and rules that need it are not evaluated", () => {
    const other = register("organisations: [{reference: other, contacts: []}]");
    const report = checkOne(CLEAN, { register: other });
    expect([report.preregistration, rulesIn(report)]).toEqual(["none", ["preregistration/not-supplied"]]);
    const missing = report.rules.not_evaluated
      .filter((rule) => rule.missing === "preregistration")
      .map(({ rule }) => rule);
    expect(missing).toContain("preregistration/mismatch");
    expect(report.rules.evaluated).not.toContain("preregistration/mismatch");
  });

  test("an empty section is not supplied either", () => {
    expect(rulesIn(checkOne(`${ORGANISATION}${USERS}preregistration: {contacts: []}\n`))).toEqual([
      "preregistration/not-supplied",
    ]);
  });

  test("a difference of form is an error with strictMatch", () => {
    const [finding] = faultsIn(checkOne(CLEAN.replace("name: Priya Shah", "name: PRIYA SHAH"), { strictMatch: true }));
    expect([finding?.rule, finding?.severity]).toEqual(["preregistration/form-difference", "error"]);
  });

  test("the register's phase wins over the declared one", () => {
    const stranger = CLEAN.replace("connection: direct", "connection: direct, phase: live").replace(
      "{name: Priya Shah, email: priya@h.example, phone: '020 7946 0123', roles",
      "{name: Jo Day, email: jo@h.example, phone: '020 7946 0999', roles",
    );
    const rule = (report: ReturnType<typeof checkOne>): string | undefined =>
      rulesIn(report).find((id) => /not-preregistered|late-joiner/.test(id));
    expect(rule(checkOne(stranger))).toBe("preregistration/late-joiner");
    expect(rule(checkOne(stranger, { register: record(CONTACTS) }))).toBe("preregistration/not-preregistered");
    expect(rule(checkOne(stranger, { register: record(CONTACTS, "live") }))).toBe("preregistration/late-joiner");
  });

  test("an unquoted phone that lost its zero before is told once", () => {
    const bare = CLEAN.replace("phone: '020 7946 0123', roles", "phone: 2079460123, roles");
    expect([...rulesIn(checkOne(bare))].sort()).toEqual(["preregistration/mismatch", "schema/unquoted-phone"]);
  });

  test("an unquoted phone is told once and compared by its digits", () => {
    const bare = CLEAN.replace("phone: '020 7946 0123', roles", "phone: 02079460123, roles");
    expect(rulesIn(checkOne(bare))).toEqual(["schema/unquoted-phone", "preregistration/form-difference"]);
  });
});

describe("a detail that says nothing", () => {
  const strangers = (details: string, other: string = details): readonly string[] =>
    rulesIn(
      checkOne(`${ORGANISATION}users:
  - {${details}, email: a@h.example, roles: [primary_business_contact, security_lead, test_manager]}
  - {${other}, email: b@h.example, roles: [primary_technical_contact, service_manager]}
`),
    ).filter((rule) => !/missing|preregistration/.test(rule));
  const PHONE = "phone: '+1 202 555 0123'";

  test.each(["''", "'  '", "'\\t'"])("a name like %s is nobody's", (name) => {
    const empty = ["schema/empty-text", "schema/empty-text", "users/shared-phone"];
    expect([...strangers(`name: ${name}, ${PHONE}`.replace("'\\t'", '"\\t"'))].sort()).toEqual(empty);
  });

  test("a name that is a secret is nobody's, and no phone or email that is one either", () => {
    const secrets = ["organisation/secret", "organisation/secret"];
    const names = strangers(`name: 'otp is 418203', ${PHONE}`, `name: 'otp is 418204', ${PHONE}`);
    expect([...names].sort()).toEqual([...secrets, "users/shared-phone"]);
    expect(strangers("name: Priya Shah, phone: 'otp is 418203'", "name: Tom Okafor, phone: 'otp is 418204'")).toEqual(
      secrets,
    );
  });

  test.each(["''", "'  '"])("a phone like %s is told once", (phone) => {
    const told = strangers(`name: Priya Shah, phone: ${phone}`, `name: Tom Okafor, ${PHONE}`);
    expect(told).toEqual(["schema/empty-text"]);
  });
});

test("what the schema refuses as a moment is none for the policies", () => {
  const now = Date.UTC(2026, 10, 22);
  const told = (invited_at: string): readonly string[] =>
    rulesIn(
      checkOne(CLEAN.replace("service_manager]", `service_manager], status: invited, invited_at: '${invited_at}'`), {
        now,
      }),
    );
  for (const text of [
    "2026-11-02T24:00:00Z",
    "2026-11-02T09:30:00z",
    "2026-11-02 09:30:00Z",
    "2026-11-02T09:30:00+99:00",
  ]) {
    expect(told(text), text).toContain("schema/invalid-timestamp");
    expect(told(text), text).not.toContain("accounts/invitation-expired");
  }
  expect(told("2026-11-02T23:59:59Z")).toContain("accounts/invitation-expired");
});

describe("what somebody wrote as a key", () => {
  const report = checkAll(`${CLEAN}Priya Shah: {a: 1}\npriya.shah@h.example: 1\nrole: x\n`);
  const text = JSON.stringify(publicReport(report));

  test("is masked in what a machine keeps, unless it is a word of the format", () => {
    expect(text).toContain("schema/unknown-key");
    expect(text).not.toMatch(/Priya|priya\.shah/);
    expect(text).toContain('"/role"');
  });

  test("is not in a fingerprint in the clear: another address of the same look has the same", () => {
    const prints = (content: string): string[] => checkOne(content).findings.map(({ fingerprint }) => fingerprint);
    expect(prints(`${CLEAN}priya.shah@h.example: 1\n`)).toEqual(prints(`${CLEAN}paul.smith@h.example: 1\n`));
  });
});

describe("--strict-match", () => {
  test("tells a difference of form as an error, and leaves the verdict alone", () => {
    const report = checkOne(CLEAN.replace("name: Priya Shah", "name: PRIYA SHAH"), { strictMatch: true });
    expect([report.verdict, faultsIn(report)[0]?.severity]).toEqual(["compliant", "error"]);
  });
});

describe("a recognised spelling", () => {
  test("counts as the role it means, with a fix", () => {
    const report = checkOne(CLEAN.replace("[primary_business_contact,", "[PBC,"));
    expect(rulesIn(report)).toEqual(["schema/role-spelling"]);
    expect(faultsIn(report)[0]?.fix?.edits[0]?.text).toBe("primary_business_contact");
  });
});

describe("many findings", () => {
  test("of one rule are capped, and the rest counted", () => {
    const keys = Array.from({ length: 250 }, (_, index) => `extra${index}: 1\n`).join("");
    const report = checkOne(CLEAN + keys);
    expect(rulesIn(report).length).toBe(FINDINGS_PER_RULE);
    expect(report.omitted).toEqual([{ rule: "schema/unknown-key", severity: "error", count: 150 }]);
  });

  test("come in the order of the text", () => {
    const offsets = checkOne("users: [{roles: [x, y]}, 1, 2]\nz: 1\norganisation: 3").findings.map(
      ({ range }) => range.start.offset,
    );
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
  });
});

test("every document of a file is checked, each for itself", () => {
  const verdicts = checkAll(`${CLEAN}---\n${CLEAN.replace(", test_manager", "")}---\n- 1\n`).map(({ report }) => [
    report.document,
    report.verdict,
  ]);
  expect(verdicts).toEqual([
    [0, "compliant"],
    [1, "non_compliant"],
    [2, "not_judged"],
  ]);
});
