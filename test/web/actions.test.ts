import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../../src/core/parse/compose.ts";
import { readRegister } from "../../src/core/register.ts";
import type { Draft } from "../../src/web/draft/draft.ts";
import { actionsFor } from "../../src/web/judge/actions.ts";
import { type Bench, benchOf } from "../../src/web/judge/bench.ts";
import { contactsOf } from "../../src/web/judge/contacts.ts";
import { foresee } from "../../src/web/judge/foresee.ts";
import { type Judged, judge as judged } from "../../src/web/judge/judging.ts";
import { checklistFor } from "../../src/web/out/checklist.ts";
import { fixtures, textOf } from "../fixtures.ts";
import { checkOne, judge } from "../judge.ts";

const { ruleset } = judge;
const { roles } = ruleset.data;
const NOW = Date.parse("2026-11-24T09:00:00Z");

function benchWith(register?: string): Bench {
  const read =
    register === undefined
      ? undefined
      : readRegister({ name: "register.yaml", content: register }, roles, DEFAULT_LIMITS);
  if (read && "problems" in read) throw new Error("the register is broken");
  const taken = { file: "register.yaml", reference: "x", taken_at: "", entry: {} };
  return benchOf({ version: "1", ...ruleset }, ruleset.wasm, read && { register: read.register, taken }, () => NOW);
}

const bench = benchWith();
const draft = (text: string): Draft => ({ name: "a.roles.yaml", text });
const users = (...held: readonly string[]): string =>
  `organisation: {name: A, reference: a, type: pension_scheme, connection: direct, email_domains: [a.example]}
users:
${held.map((list, index) => `  - {name: User ${"ABCDEFGH"[index]}, email: u${index}@a.example, phone: "0113 496 021${index}", roles: [${list}]}\n`).join("")}`;

function labels(look: Judged, rule: string): readonly string[] {
  const foresight = foresee(look.draft, bench);
  const contacts = contactsOf(bench, look.declared);
  return look.told
    .filter(({ finding }) => finding.rule === rule)
    .flatMap((told) => actionsFor(told, look, { roles, foresight, contacts }).map(({ label }) => label));
}

test("a key that was meant otherwise can be changed to that, unless it is there", () => {
  const user = (keys: string): Judged =>
    judged(draft(`organisation: {name: A}\nusers:\n  - {name: User A, ${keys}}\n`), bench);
  expect(labels(user("role: [security_lead]"), "schema/unknown-key")).toEqual([
    "Change ‘role’ to ‘roles’",
    "Delete ‘role’",
  ]);
  expect(labels(user("role: [], roles: [security_lead]"), "schema/unknown-key")).toEqual(["Delete ‘role’"]);
  expect(labels(user("shoe_size: 42"), "schema/unknown-key")).toEqual(["Delete ‘shoe_size’"]);
});

describe("what would be wrong with one more role", () => {
  const foresight = foresee(
    draft(users("primary_business_contact", "primary_business_contact", "security_lead", "service_manager")),
    bench,
  );

  test.each([
    [2, "primary_business_contact", "Primary business contact has 3 holders; at most 2 are allowed"],
    [0, "scheme_admin", "This user is a primary business contact and does not need the role of scheme admin as well"],
    [
      0,
      "primary_technical_contact",
      "This user holds the roles of primary business contact and primary technical contact, which one user cannot hold together",
    ],
    [2, "primary_technical_contact", undefined],
    [3, "security_lead", undefined],
    [0, "primary_business_contact", undefined],
  ])("user %i, %s: %s", (user, role, words) => {
    expect(foresight(user, role)).toBe(words);
  });

  test("is what the check says once it is there", () => {
    const ids = Object.keys(roles);
    const sets = ids.flatMap((one, at) => [[one], ...ids.slice(at + 1).map((two) => [one, two])]);
    for (const first of sets.slice(0, 12)) {
      const second = sets[(sets.indexOf(first) * 5) % sets.length] ?? [];
      const ahead = foresee(draft(users(first.join(", "), second.join(", "), second.join(", "))), bench);
      for (const role of ids.filter((id) => !first.includes(id))) {
        const wrongs = (held: readonly string[]): readonly string[] =>
          checkOne(users(held.join(", "), second.join(", "), second.join(", ")))
            .findings.filter(({ rule, severity }) => rule.startsWith("roles/") && severity === "error")
            .map(({ rule, args }) => JSON.stringify([rule, args.role, args.roles, args.count]));
        const more = wrongs([...first, role]).filter((wrong) => !wrongs(first).includes(wrong));
        expect(ahead(0, role) !== undefined, `${first} and ${role}`).toBe(more.length > 0);
      }
    }
  });
});

describe("remedies", () => {
  test("name the role and the user", () => {
    const look = judged(draft(users("primary_business_contact, scheme_admin", "primary_technical_contact")), bench);
    expect(labels(look, "roles/redundant-scheme-admin")).toEqual(["Remove scheme admin from User A"]);
    expect(labels(look, "roles/mandatory-role")).toContain("Give security lead to User B");
  });

  test("offer a missing role to nobody whom it would put in the wrong", () => {
    const look = judged(draft(users("primary_business_contact", "scheme_admin", "security_lead")), bench);
    const offered = labels(look, "roles/mandatory-role").filter((label) => /primary technical/.test(label));
    expect(offered).toEqual(["Give primary technical contact to User C"]);
  });

  test("keep the characters of a number without quotes", () => {
    const look = judged(draft(users("security_lead").replace('"0113 496 0210"', "01134960210")), bench);
    const [told] = look.told.filter(({ finding }) => finding.rule === "schema/unquoted-phone");
    const [action] = told ? actionsFor(told, look, { roles, foresight: () => undefined, contacts: [] }) : [];
    expect(action?.change(look.draft).text).toContain('phone: "01134960210"');
  });
});

describe.each(
  fixtures(roles).filter(({ kind, context }) => kind === "declaration" && !context.register && !context.limits),
)("$rule", ({ rule, bad, context }) => {
  let look: Judged;
  beforeAll(() => {
    look = judged(draft(textOf(bad)), { ...bench, now: () => context.now ?? NOW });
  });

  test("each remedy is rid of what it is for, and breaks nothing that could be read", () => {
    const foresight = foresee(look.draft, bench);
    for (const told of look.told.filter(({ finding }) => finding.rule === rule)) {
      for (const { label, change } of actionsFor(told, look, {
        roles,
        foresight,
        contacts: contactsOf(bench, look.declared),
      })) {
        const after = judged(change(look.draft), { ...bench, now: () => context.now ?? NOW });
        expect(after.draft.text, label).not.toBe(look.draft.text);
        expect(after.standing.state, label).not.toBe("unreadable");
        // A user who loses one of three holders’ roles leaves two: the finding is gone or has become less.
        const same = after.told.filter(
          ({ finding }) =>
            finding.fingerprint === told.finding.fingerprint &&
            JSON.stringify(finding.args) === JSON.stringify(told.finding.args) &&
            finding.path.join() === told.finding.path.join(),
        );
        expect(same, label).toEqual([]);
      }
    }
  });
});

test("the mistakes of the example are mended by the first remedy of each, once PDP’s record is known", () => {
  const own = benchWith(readFileSync("examples/register.yaml", "utf8"));
  let now = draft(readFileSync("examples/common-mistakes.roles.yaml", "utf8"));
  for (let steps = 0; steps < 30; steps += 1) {
    const look = judged(now, own);
    const foresight = foresee(now, own);
    const next = look.told
      .filter(({ severity }) => severity !== "info")
      .flatMap((told) => actionsFor(told, look, { roles, foresight, contacts: [] }))[0];
    if (!next) break;
    now = next.change(now);
  }
  const { standing } = judged(now, own);
  expect(standing.verdict).toBe("Ready to submit");
});

describe("the verdict", () => {
  test("is not ready where nobody compared anything with preregistration", () => {
    const { standing } = judged(
      draft(
        users("primary_business_contact, security_lead, service_manager", "primary_technical_contact, test_manager"),
      ),
      bench,
    );
    expect(standing).toMatchObject({ state: "unready", verdict: "Not ready to submit: 1 thing still missing" });
  });

  test("says that the text cannot be read, and that the roles do not apply", () => {
    expect(judged(draft("users: ["), bench).standing.state).toBe("unreadable");
    expect(judged(draft(users("security_lead").replace("direct", "third_party")), bench).standing.state).toBe("exempt");
  });
});

describe("the checklist", () => {
  test("follows the portal’s steps, primary business contacts first, without those who are set up", () => {
    const text = users("security_lead", "primary_business_contact", "test_manager").replace(
      "roles: [test_manager]",
      "roles: [test_manager], status: active",
    );
    const { declared } = judged(draft(text), bench);
    const steps = declared ? checklistFor(declared, roles) : [];
    expect(steps.map(({ title }) => title)).toEqual([
      "Register each user",
      "Assign roles to each account",
      "Review and submit",
      "Verify each user’s account",
    ]);
    expect(steps[0]?.items.map(({ what }) => what)).toEqual(["User B", "User A"]);
    expect(steps[3]?.words.join(" ")).toContain("within 24 hours");
  });
});
