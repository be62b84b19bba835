import { describe, expect, test } from "vitest";
import { domainBehind, domainOf, emailFacts, isPublicSuffix } from "../../src/core/derive/email.ts";
import type { DocumentReport } from "../../src/core/model.ts";
import { checkOne } from "../judge.ts";

/** What is said, from the text of a declaration on, of one user's email and of the only domain that is declared. */
function told(email: string, declared: string): readonly string[] {
  const { findings, rules } = reported(email, declared);
  const about = findings.map(({ rule }) => rule).filter((rule) => /email|domain/.test(rule));
  const skipped = rules.not_evaluated.some(({ rule }) => rule === "users/outside-email-domain");
  return [...about, ...(skipped ? ["not evaluated"] : [])].sort();
}

function reported(email: string, declared: string): DocumentReport {
  return checkOne(
    JSON.stringify({
      organisation: {
        name: "Harbour",
        reference: "harbour",
        type: "pension_provider",
        connection: "direct",
        email_domains: [declared],
      },
      users: [{ name: "Priya Shah", email, phone: "+1 202 555 0123", roles: ["test_manager"] }],
    }),
  );
}

const OUTSIDE = ["users/outside-email-domain"];
const NO_ADDRESS = ["schema/invalid-email"];
/** A domain that is refused is told, and then nobody says that an address is within it. */
const NO_DOMAIN = ["not evaluated", "schema/invalid-domain"];

describe("an address is inside a declared domain", () => {
  test.each([
    ["priya@harbour.example", "harbour.example"],
    ["priya@HARBOUR.Example", "harbour.example"],
    ["priya@harbour.example", "HARBOUR.EXAMPLE"],
    ["priya@harbour.example.", "harbour.example"],
    ["priya@harbour.example", "harbour.example."],
    ["priya@mail.harbour.example", "harbour.example"],
    ["priya@a.b.c.harbour.example", "harbour.example"],
    ["priya@bücher.example", "xn--bcher-kva.example"],
    ["priya@xn--bcher-kva.example", "bücher.example"],
    ["priya@BÜCHER.example", "bücher.example"],
    ["priya@XN--BCHER-KVA.EXAMPLE", "bücher.example"],
    ["priya@bu\u0308cher.example", "bücher.example"],
    ["priya@ｈａｒｂｏｕｒ.example", "harbour.example"],
    ['"priya shah"@harbour.example', "harbour.example"],
    ["priya+portal@harbour.example", "harbour.example"],
    ["priya@harbour.co.uk", "harbour.co.uk"],
    ["priya@пример.example", "пример.example"],
    ["priya@faß.example", "xn--fa-hia.example"],
    ['"priya@evil.example"@harbour.example', "harbour.example"],
  ])("%s in %s", (email, declared) => expect(told(email, declared)).toEqual([]));

  test("though its dots are not plain ones, which is told", () => {
    expect(told("priya@harbour。example", "harbour.example")).toEqual(NO_ADDRESS);
    expect(told("priya@harbour.example", "harbour．example")).toEqual(["schema/invalid-domain"]);
  });
});

describe("an address is outside a declared domain", () => {
  test.each([
    ["priya@evilharbour.example", "harbour.example", OUTSIDE],
    ["priya@harbour.example.evil.example", "harbour.example", OUTSIDE],
    ["priya@example", "harbour.example", NO_ADDRESS],
    ["priya@harbour-example", "harbour.example", NO_ADDRESS],
    ["priya@harbour.example@evil.example", "harbour.example", [...NO_ADDRESS, ...OUTSIDE]],
    ["priya@harbоur.example", "harbour.example", OUTSIDE],
    ["priya@harbour.exampIe", "harbour.example", OUTSIDE],
    ["priya@mail.harbour.example", "www.harbour.example", OUTSIDE],
    ["priya@harbour.example", "mail.harbour.example", OUTSIDE],
    ["priya@[192.0.2.1]", "harbour.example", OUTSIDE],
    ["priya@192.0.2.1", "harbour.example", OUTSIDE],
    ["priya@[IPv6:2001:db8::1]", "harbour.example", OUTSIDE],
    ["priya@[::1]", "harbour.example", OUTSIDE],
    ["tom@harbour_pensions.example", "harbour.example", OUTSIDE],
    ["tom@mail_1.harbour.example", "harbour.example", OUTSIDE],
    ["priya@*.harbour.example", "harbour.example", OUTSIDE],
    ["priya@-harbour.example", "harbour.example", OUTSIDE],
    ["priya@", "harbour.example", NO_ADDRESS],
    ["priya", "harbour.example", NO_ADDRESS],
    ["@harbour.example.", "harbour.example", NO_ADDRESS],
    ["priya@harbour..example", "harbour.example", NO_ADDRESS],
    ["priya@gmail.com:25", "harbour.example", NO_ADDRESS],
    ["priya@harbour.example/é", "harbour.example", NO_ADDRESS],
    ["priya@harbour.example?é", "harbour.example", NO_ADDRESS],
    ["priya@harbour.example#é", "harbour.example", NO_ADDRESS],
    ["priya@harbour.example\\é", "harbour.example", NO_ADDRESS],
    ["priya@é:x@harbour.example", "harbour.example", NO_ADDRESS],
    ["priya@fass.example", "faß.example", OUTSIDE],
    ["priya@harbour.example\u0000.evil.example", "harbour.example", NO_ADDRESS],
    ["pri\u200Bya@harbour.example", "harbour.example", NO_ADDRESS],
    ["priya@harb\u00ADour.example", "harbour.example", NO_ADDRESS],
    ["priya@any.co.uk", "co.uk", NO_DOMAIN],
    ["priya@any.org.uk", "org.uk", NO_DOMAIN],
    ["priya@any.com", "com", NO_DOMAIN],
    ["priya@any.uk", "uk", NO_DOMAIN],
    ["priya@any.ck", "other.ck", NO_DOMAIN],
    ["priya@any.github.io", "github.io", NO_DOMAIN],
    ["priya@192.0.2.1", "192.0.2.1", NO_DOMAIN],
    ["priya@192.0.2.1", "0.2.1", NO_DOMAIN],
    ["priya@any.internal", "*.internal", NO_DOMAIN],
    ["priya@harbour.internal", "*.harbour.internal", NO_DOMAIN],
    ["priya@a_b.internal", "a_b.internal", NO_DOMAIN],
    ["priya@-x.internal", "-x.internal", NO_DOMAIN],
    ["priya@x.y.123", "x.y.123", NO_DOMAIN],
  ])("%s out of %s: %j", (email, declared, expected) => expect(told(email, declared)).toEqual([...expected].sort()));

  test("and told with what stands behind its at sign", () => {
    const [finding] = reported("priya@[10.0.0.1]", "harbour.example").findings.filter(({ rule }) =>
      OUTSIDE.includes(rule),
    );
    expect(finding?.args).toEqual({ user: "Priya Shah", domain: "[10.0.0.1]", domains: ["harbour.example"] });
  });
});

/** The schema and the facts have a pattern each of what may stand behind an at sign. */
test.each([
  ...[
    "a.b",
    "a.b.",
    "[::1]",
    "192.0.2.1",
    "a_b.c",
    "*.b.c",
    "пример.example",
    "a.b:1",
    "a.b/c",
    "a.b?c",
    "a.b#c",
    "a.b%c",
  ],
  ...[
    "a\\b.c",
    "a.b>",
    "a.b)",
    "a.b,",
    "a.b;",
    'a.b"',
    "a..b",
    ".a.b",
    "a",
    "a.",
    "[a",
    "a]",
    "a[b].c",
    "[a.b]c",
    "[]",
    "a b.c",
  ],
])("there is a place in priya@%s exactly where the schema says nothing", (behind) => {
  const refused = told(`priya@${behind}`, "harbour.example").includes("schema/invalid-email");
  expect(emailFacts(`priya@${behind}`).place === undefined).toBe(refused);
});

describe("free providers", () => {
  test.each(["hotmail", "live", "outlook", "yahoo"])("%s in every country of one list", (name) => {
    const countries = ["ca", "co.in", "co.uk", "com", "com.au", "de", "es", "fr", "ie", "it"];
    const told = countries.map((country) => {
      const { findings } = reported(`priya@${name}.${country}`, "harbour.example");
      return findings.filter(({ rule }) => rule === "users/personal-email").length;
    });
    expect(told).toEqual(countries.map(() => 1));
  });
});

test("role mailboxes are told however their words are joined", () => {
  const isShared = (local: string): boolean =>
    reported(`${local}@harbour.example`, "harbour.example").findings.some(
      ({ rule }) => rule === "users/shared-mailbox",
    );
  expect(
    ["pensions.team", "pensions-admin", "Pensions_Team", "no-reply", "it.support", "info"].filter(isShared),
  ).toHaveLength(6);
  expect(["i.t", "h-r", "priya.shah", "info.desk"].filter(isShared)).toEqual([]);
});

test("what a URL holds beside its domain is not cut off", () => {
  for (const text of [
    "é.example/x",
    "é.example\\x",
    "é.example?x",
    "é.example#x",
    "é.example:1",
    "x@é.example",
    "é.example\u0001",
    "%C3%A9.example",
  ])
    expect(domainOf(text), text).toBeUndefined();
});

describe("a public suffix", () => {
  test.each(["co.uk", "org.uk", "ac.uk", "gov.uk", "nhs.uk", "com.au", "github.io", "any.ck", "co.jp"])(
    "%s is one",
    (domain) => expect(isPublicSuffix(domain)).toBe(true),
  );
  test.each(["harbour.co.uk", "harbour.uk", "example.com", "www.ck", "bbc.co.uk", "harbour.example"])(
    "%s is none",
    (domain) => expect(isPublicSuffix(domain)).toBe(false),
  );
});

describe("the facts of an address", () => {
  test("tags, quotes and case are evened out for the mailbox, not for the address", () => {
    expect(emailFacts("Priya.Shah+Portal@Harbour.example")).toEqual({
      address: "priya.shah+portal@harbour.example",
      mailbox: "priya.shah@harbour.example",
      local: "priya.shah",
      place: "harbour.example",
    });
    expect(emailFacts("priya.shah@harbour.example")).toEqual({
      mailbox: "priya.shah@harbour.example",
      local: "priya.shah",
      place: "harbour.example",
    });
    expect(emailFacts('"info"@harbour.example').local).toBe("info");
  });

  test("nothing throws", () => {
    for (const text of [
      "",
      "@",
      "a@\uD800",
      "a@".repeat(10_000),
      `a@${"b.".repeat(10_000)}c`,
      "a@%00",
      "a@http://b",
      "a@b:99",
      "a@b/c",
      "a@b?c",
      "a@harbour.example/é",
      "a@é:x@b.example",
    ]) {
      emailFacts(text);
      expect(domainBehind(text) ?? "").not.toMatch(/[/:?%]/);
    }
  });
});
