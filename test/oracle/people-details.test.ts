import { describe, expect, it } from "vitest";
import type { Answer } from "./answer.ts";
import { judgedByOracle } from "./oracle.ts";

/** Worked by hand from domain.md: what nobody has checked cannot check the policies. */

const inDeclaration = (...path: (string | number)[]): unknown => ({ in: "declaration", path });

const judge = (users: readonly unknown[], email_domains?: unknown): Answer =>
  judgedByOracle({ declaration: { organisation: { email_domains }, users } }).filter(({ rule }) =>
    rule.startsWith("users/"),
  );

/** The rules that one user breaks, without their category and what is only a placeholder. */
const rules = (user: unknown, email_domains?: unknown): string[] =>
  judge([user], email_domains)
    .map(({ rule }) => rule.replace("users/", ""))
    .filter((rule) => rule !== "placeholder-details");

describe("S1, “direct phone number (mobile or landline) that you have direct access to”", () => {
  const personal = { rule: "users/indirect-phone", kind: "personal" };

  it.each<[string, readonly (string | typeof personal)[]]>([
    ["020 7946 0123", []],
    ["01632 960123", []],
    ["07700 900123", []],
    ["07624 123456", []],
    ["016977 2345", []],
    ["+44 20 7946 0123", []],
    ["+1 202 555 0123", []],
    ["001 202 555 0123", []],
    ["070 1234 5678", [personal]],
    ["076 1234 5678", [{ ...personal, kind: "pager" }]],
    ["0800 1111", [{ ...personal, kind: "freephone" }]],
    ["0845 46 47", [{ ...personal, kind: "special_rate" }]],
    ["0871 123 4567", [{ ...personal, kind: "special_rate" }]],
    ["+44 909 123 4567", [{ ...personal, kind: "premium_rate" }]],
    ["0300 123 4567", [{ rule: "users/non-geographic-phone", kind: "non_geographic" }]],
    ["055 1234 5678", [{ rule: "users/non-geographic-phone", kind: "corporate" }]],
    ["056 1234 5678", [{ rule: "users/non-geographic-phone", kind: "internet" }]],
    ["020 7946 0123 ext 12", ["users/extension-phone"]],
    ["+1 202 555 0123;ext=12", ["users/extension-phone"]],
    ["0300 123 4567 x12", ["users/extension-phone", { rule: "users/non-geographic-phone", kind: "non_geographic" }]],
    ["020 7946 012 ext 12", ["users/invalid-phone"]],
    ["01632 123456", ["users/invalid-phone"]],
    ["020 7946 012", ["users/invalid-phone"]],
    ["020 7946 01234", ["users/invalid-phone"]],
    ["0300 123 456", ["users/invalid-phone"]],
    ["04 1234 56789", ["users/invalid-phone"]],
    ["06 1234 56789", ["users/invalid-phone"]],
    ["0500 123456", ["users/invalid-phone"]],
    ["7946 0123", ["users/invalid-phone"]],
    ["+44 020 7946 0123", ["users/invalid-phone"]],
    ["+1234567890123456", ["users/invalid-phone"]],
    ["+0123456789", ["users/invalid-phone"]],
    ["0800 FLOWERS", ["users/invalid-phone"]],
    ["020 7946 0123 (ext 12)", ["users/extension-phone"]],
    ["020 7946 0123 extn. 12", ["users/extension-phone"]],
    ["020 7946 0123 extension: 12", ["users/extension-phone"]],
    ["", []],
    [" ", []],
  ])("%j: %j", (phone, expected) => {
    const told = judge([{ phone }]).filter(({ rule }) => rule !== "users/placeholder-details");
    const found = told.map(({ rule, args: { kind } }) => (kind === undefined ? rule : { rule, kind }));
    expect(new Set(found)).toEqual(new Set(expected));
    expect(told.map(({ path }) => path.join("/"))).toEqual(told.map(() => "users/0/phone"));
  });

  it.each([
    ["+44 (0)20 7946 0123", "+44 20 7946 0123"],
    ["+44(0)2079460123", "+44 2079460123"],
    [" 0044 (0) 20 7946 0123 ext 12", "0044 20 7946 0123 ext 12"],
    ["+49 (0)30 23125 042", "+49 30 23125 042"],
    ["\u202a020 7123 4567\u202c", "020 7123 4567"],
    ["\u200b+44 (0)20 7123 4567", "+44 20 7123 4567"],
  ])("%j should be %j", (phone, value) => {
    const [finding] = judge([{ name: "Priya Shah", phone }]).filter(({ rule }) => rule === "users/invalid-phone");
    const path = ["users", 0, "phone"];
    expect(finding).toEqual({
      rule: "users/invalid-phone",
      path,
      args: { user: "Priya Shah" },
      fix: { op: "replace", path, value },
    });
  });

  it("is not judged without its quotes: it has lost its zero", () => {
    expect(rules({ phone: { unquoted: "2071234567" } })).toEqual([]);
    expect(rules({ phone: { unquoted: "08001111" } })).toEqual([]);
  });

  it("has no remedy for what is no number without its zero in brackets either", () => {
    expect(judge([{ phone: "+44 (0)20 7946 012" }])).toEqual([
      { rule: "users/invalid-phone", path: ["users", 0, "phone"], args: { user: "" } },
    ]);
    expect(rules({ phone: "(0)20 7946 0123" })).toEqual([]);
  });
});

describe("S1, “organisational email address”", () => {
  it("is nobody's who can be had for nothing, whatever the organisation declares", () => {
    const finding = {
      rule: "users/personal-email",
      path: ["users", 0, "email"],
      args: { user: "", domain: "gmail.com", provider: "Google" },
    };
    for (const domains of [undefined, ["harbour.internal"], ["gmail.com"]]) {
      expect(judge([{ email: "priya@Mail.GMail.com" }], domains)).toEqual([finding]);
    }
    expect(rules({ email: "priya@evilgmail.com" })).toEqual([]);
  });

  it("is within the declared domains", () => {
    const declared = ["pensjön.internal", "harbour.co.uk", "co.uk", "internal", "PENSJÖN.internal."];
    for (const email of [
      "a@xn--pensjn-0xa.internal",
      "a@mail.PENSJÖN.internal.",
      "a@Harbour.CO.UK",
      "priya",
      "a@harbour",
      "a@harbour..internal",
      "a@gmail.com:25",
      "a@harbour.co.uk/é",
    ]) {
      expect(rules({ email }, declared)).toEqual([]);
    }
    expect(judge([{ name: "Hoa", email: "hoa@evilpensjön.internal" }], declared)).toEqual([
      {
        rule: "users/outside-email-domain",
        path: ["users", 0, "email"],
        args: {
          user: "Hoa",
          domain: "xn--evilpensjn-mcb.internal",
          domains: ["xn--pensjn-0xa.internal", "harbour.co.uk"],
        },
        related: [inDeclaration("organisation", "email_domains")],
      },
    ]);
    for (const email of ["a@[::1]", "a@[10.0.0.1]", "a@10.0.0.1", "a@harbour_pensions.internal", "a@-x.co.uk"]) {
      const [{ rule, args } = {}] = judge([{ email }], declared) as readonly Partial<Answer[number]>[];
      expect([rule, args?.domain]).toEqual(["users/outside-email-domain", email.slice(2)]);
    }
    for (const email of ["a@pensjon.internal", "a@pensjön.internal.evil.internal", "a@other.co.uk"]) {
      expect(rules({ email }, declared)).toEqual(["outside-email-domain"]);
    }
  });

  it.each([[undefined], [null], [[]], [["co.uk", "internal"]], ["harbour.internal"]])(
    "is not judged by domains %j",
    (domains) => {
      expect(rules({ email: "priya@anywhere.internal" }, domains)).toEqual([]);
    },
  );

  it("is a person's, not a counter's", () => {
    expect(judge([{ email: "Info+portal@harbour.internal" }])).toEqual([
      { rule: "users/shared-mailbox", path: ["users", 0, "email"], args: { user: "", local: "info" } },
    ]);
    expect(rules({ email: '"enquiries"@gmail.com' })).toEqual(["shared-mailbox", "personal-email"]);
    for (const local of ["info.desk", "i.t", "i-t", "I_T", "a.dmin"]) {
      expect(rules({ email: `${local}@harbour.internal` })).toEqual([]);
    }
    for (const local of ["pensions.team", "Pensions-Team", "no_reply", "no-reply"]) {
      expect(rules({ email: `${local}@harbour.internal` })).toEqual(["shared-mailbox"]);
    }
  });
});

describe("names", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ["Zoë Smith-Jones", [], []],
    ["Νίκος Παππάς", [], []],
    ["山田 はなこ", [], []],
    ["佐々木カナ", [], []],
    ["می\u200cخواهم", [], []],
    ["ශ්\u200dරී පෙරේරා", [], []],
    ["Priya शाह", [], []],
    ["\u202ePriya\u2069", ["U+202E", "U+2069"], []],
    ["\u200bPri\u200bya\u00ad", ["U+200B", "U+00AD"], []],
    ["Pri\u200dya", ["U+200D"], []],
    ["Priya\u0000", ["U+0000"], []],
    ["مُحَمَّدَ\u200cعلی", [], []],
    ["می\u200c", ["U+200C"], []],
    ["शाह्\u200d", [], []],
    ["शाह्\u200c", ["U+200C"], []],
    ["ᠰᠠᠷ\u180eᠠ", [], []],
    ["Pri\u180eya", ["U+180E"], []],
    ["สົมชาย", [], ["สົมชาย"]],
    [" \ufeff", [], []],
    ["Priya\u{e0041}", ["U+E0041"], []],
    ["Jо-Anne Shаh", [], ["Jо", "Shаh"]],
    ["Priya शाहh", [], ["शाहh"]],
    ["Pr\u200bіya", ["U+200B"], ["Pr\u200bіya"]],
  ])("%j", (name, characters, words) => {
    expect(judge([{ name }])).toEqual([
      ...(characters.length > 0
        ? [{ rule: "users/unsafe-name", path: ["users", 0, "name"], args: { characters } }]
        : []),
      ...(words.length > 0 ? [{ rule: "users/mixed-script-name", path: ["users", 0, "name"], args: { words } }] : []),
    ]);
  });
});

describe("placeholders", () => {
  it("are told once, with all of them, email before phone", () => {
    const users = [
      { email: "a@example.co.uk", phone: "+1 202 555 0123" },
      { phone: "07700 900999", email: "b@harbour.example" },
      { email: "c@mail.Example.ORG", phone: "07700 901000" },
      { email: "d@harbour.test", phone: "028 9649 6000", status: "suspended" },
      { phone: "+44 (0)1632 960000" },
    ];
    const places = [
      ["users", 1, "email"],
      ["users", 1, "phone"],
      ["users", 2, "email"],
      ["users", 4, "phone"],
    ];
    expect(judge(users).filter(({ rule }) => rule === "users/placeholder-details")).toEqual([
      {
        rule: "users/placeholder-details",
        path: ["users"],
        args: { count: 4 },
        related: places.map((path) => inDeclaration(...path)),
      },
    ]);
  });
});

it.each(["suspended", "deactivated", "rejected"])("nothing is said of the details of somebody %s", (status) => {
  expect(judge([{ name: "Pri\u200bya", email: "info@gmail.com", phone: "0800 1111", status }])).toEqual([]);
});
