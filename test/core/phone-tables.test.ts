import parsePhoneNumber from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";
import { e164, phoneFacts } from "../../src/core/derive/phone.ts";
import { judge } from "../judge.ts";

const tables = judge.ruleset.data.phones;
const kindOf = (text: string): string => phoneFacts(text, tables).kind;

/** What libphonenumber calls each of our kinds. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  geographic: ["FIXED_LINE"],
  mobile: ["MOBILE"],
  personal: ["PERSONAL_NUMBER"],
  pager: ["PAGER"],
  freephone: ["TOLL_FREE"],
  special_rate: ["PREMIUM_RATE", "SHARED_COST"],
  premium_rate: ["PREMIUM_RATE"],
  non_geographic: ["UAN"],
  corporate: ["UAN"],
  internet: ["VOIP"],
};

/** Where we differ from libphonenumber on purpose: numbers that it calls invalid and we do not, each with its reason. */
const DIFFERENCES: Readonly<Record<string, (national: string, ours: string) => boolean>> = {
  "a drama number: it is told as a placeholder, and not as invalid": (national) =>
    tables.drama.some(([first, last]) => national >= first && national <= last),
  "a block of an area or of a mobile range that nobody has been given yet: Ofcom gives out blocks all the time": (
    national,
    ours,
  ) => (ours === "geographic" || ours === "mobile") && allocated.has(prefixOf(national, ours)),
  "domain.md takes these ranges as a whole, whichever blocks of them are in use": (national, ours) =>
    /^(?:3|55|56|70|76|80|84|87|9)/.test(national) && !["geographic", "mobile"].includes(ours),
};

/** The prefixes of our tables in which libphonenumber knows at least one number of the kind. */
const allocated: ReadonlySet<string> = new Set(
  ["geographic", "mobile"].flatMap((kind) =>
    (tables.kinds[kind] ?? []).filter((prefix) =>
      [...numbers(prefix)].some((national) => TYPES[kind]?.includes(typeOf(national))),
    ),
  ),
);

function prefixOf(national: string, kind: string): string {
  return (
    (tables.kinds[kind] ?? []).filter((prefix) => national.startsWith(prefix)).sort((a, b) => b.length - a.length)[0] ??
    ""
  );
}

/** 200 numbers, spread over what can follow a prefix. */
function* numbers(prefix: string): Generator<string> {
  const digits = 10 - prefix.length;
  const step = 10 ** digits / 200;
  for (let index = 0; index < 200; index += 1)
    yield prefix + String(Math.floor(index * step + ((index * 7919) % step))).padStart(digits, "0");
}

describe("the phone tables agree with libphonenumber", () => {
  test("on every prefix of four digits, 200 numbers each, but for the named differences", () => {
    const unexplained: string[] = [];
    for (let prefix = 0; prefix < 10_000; prefix += 1) {
      for (const national of numbers(String(prefix).padStart(4, "0"))) {
        // A national number does not begin with zero: libphonenumber would drop it as one that is dialled.
        const theirs = national.startsWith("0") ? "invalid" : typeOf(national);
        const ours = kindOf(`+44${national}`);
        const agree = theirs === "invalid" ? ours === "invalid" : TYPES[ours]?.includes(theirs);
        const named = theirs === "invalid" && Object.values(DIFFERENCES).some((holds) => holds(national, ours));
        if (!agree && !named) unexplained.push(`${national}: ${ours}, ${theirs}`);
      }
    }
    expect(unexplained.slice(0, 20)).toEqual([]);
  }, 600_000);

  test("every area and mobile range of the tables is one that libphonenumber knows", () => {
    const prefixes = [...(tables.kinds.geographic ?? []), ...(tables.kinds.mobile ?? [])];
    expect(prefixes.filter((prefix) => !allocated.has(prefix))).toEqual([]);
  });
});

/** With all of its metadata, libphonenumber calls a number valid where it knows a type for it: it need not be asked both. */
function typeOf(national: string): string {
  return parsePhoneNumber(`+44${national}`)?.getType() ?? "invalid";
}

describe("domain.md's readings", () => {
  test.each([
    ["020 7946 0123", "geographic"],
    ["01632 960123", "geographic"],
    ["01632 123456", "invalid"],
    ["016977 2345", "geographic"],
    ["01204 52345", "geographic"],
    ["071 1234 5678", "mobile"],
    ["07624 123456", "mobile"],
    ["07700 900123", "mobile"],
    ["070 1234 5678", "personal"],
    ["076 1234 5678", "pager"],
    ["0800 123 4567", "freephone"],
    ["0800 1111", "freephone"],
    ["0844 123 4567", "special_rate"],
    ["0871 123 4567", "special_rate"],
    ["0909 123 4567", "premium_rate"],
    ["0300 123 4567", "non_geographic"],
    ["055 1234 5678", "corporate"],
    ["056 1234 5678", "internet"],
    ["04 1234 56789", "invalid"],
    ["06 1234 56789", "invalid"],
    ["0500 123456", "invalid"],
    ["020 7946 012", "invalid"],
    ["020 7946 01234", "invalid"],
    ["0800 FLOWERS", "invalid"],
    ["ask reception", "invalid"],
    ["", "invalid"],
    ["+1 202 555 0123", "foreign"],
    ["+999999999999999", "foreign"],
    ["+1234", "invalid"],
    ["+0123456789", "invalid"],
    ["+1234567890123456", "invalid"],
  ])("%j is %s", (text, kind) => expect(kindOf(text)).toBe(kind));

  test("+44 (0)20 is read, and rewritten", () => {
    expect(phoneFacts("+44 (0)20 7946 0123", tables)).toMatchObject({
      kind: "geographic",
      number: "+442079460123",
      rewritten: "+44 20 7946 0123",
    });
    expect(phoneFacts("+44(0)20 7946 0123", tables).rewritten).toBe("+44 20 7946 0123");
    expect(phoneFacts("020 7946 0123", tables).rewritten).toBeUndefined();
  });

  test("an extension is seen, and part of the line", () => {
    expect(phoneFacts("020 7946 0123 ext. 45", tables)).toMatchObject({
      extension: true,
      number: "+442079460123;ext=45",
      kind: "geographic",
    });
    expect(e164("020 7946 0123 x45")).toBe("+442079460123;ext=45");
  });

  const ways = [
    "ext 12",
    "ext. 12",
    "ext: 12",
    "ext12",
    "extn 12",
    "extn. 12",
    "extension 12",
    "extension: 12",
    "x12",
    "x 12",
    "#12",
    "EXT 12",
  ];

  test.each([...ways, ";ext=12", ...ways.map((way) => `(${way})`), "( ext 12 )"])(
    "020 7946 0123 %s has an extension",
    (way) => {
      for (const gap of [" ", "", ", "]) {
        expect(phoneFacts(`020 7946 0123${gap}${way}`, tables)).toMatchObject({
          extension: true,
          number: "+442079460123;ext=12",
          kind: "geographic",
        });
      }
    },
  );

  test.each(["ext", "12", "extra 12", "ext 12 or 13", "ext 12345678", "(12)"])("020 7946 0123 %s has none", (way) => {
    const facts = phoneFacts(`020 7946 0123 ${way}`, tables);
    expect(facts.kind).toBe("invalid");
    expect(facts.extension).toBeUndefined();
  });

  test("an extension is sought in linear time", () => {
    const start = performance.now();
    for (const text of ["x1 ", "x1", " ", "ext", "(ext 1) ", ")"]) e164(`020${text.repeat(50_000)}!`);
    for (const text of [" ", ")", "("]) e164(`020x1${text.repeat(200_000)}!`);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  test("what nobody can see is taken out, and told by how the number should be written", () => {
    expect(phoneFacts("\u202A020 7946 0123\u202C", tables)).toEqual({
      kind: "geographic",
      number: "+442079460123",
      placeholder: true,
      rewritten: "020 7946 0123",
    });
    expect(phoneFacts("\u200B+44 (0)20 7946 0123", tables).rewritten).toBe("+44 20 7946 0123");
    expect(phoneFacts("020\u202C 7946 012", tables)).toMatchObject({ kind: "invalid" });
    expect(phoneFacts("020\u00A07946\t0123", tables).rewritten).toBeUndefined();
  });

  test.each([
    "“020 7946 0123”",
    "‘020 7946 0123’",
    "”020 7946 0123",
    " „020 7946 0123“ ",
    "'020 7946 0123'",
    "«\u2060020 7946 0123»",
  ])("quotes around it are taken off: %j", (text) => {
    expect(phoneFacts(text, tables)).toEqual({
      kind: "geographic",
      number: "+442079460123",
      placeholder: true,
      rewritten: "020 7946 0123",
    });
  });

  test("what is no number without its quotes either stays as it is", () => {
    for (const text of ["“020 7946 012”", "“Priya’s mobile”", "“”", "020 “7946” 0123"])
      expect(phoneFacts(text, tables).kind, text).toBe("invalid");
    expect(phoneFacts("“+44 (0)20 7946 0123”", tables).rewritten).toBe("+44 20 7946 0123");
    const start = performance.now();
    phoneFacts(`${"“ ".repeat(200_000)}0${" ”".repeat(200_000)}`, tables);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  test.each([
    ["020 7946 0000", true],
    ["020 7946 0999", true],
    ["020 7946 1000", false],
    ["020 7945 0999", false],
    ["07700 900999", true],
    ["07700 901000", false],
    ["028 9649 6999", true],
    ["01632 960000", true],
    ["0115 496 0000", true],
    ["+1 202 555 0123", false],
  ])("%j is a drama number: %s", (text, placeholder) =>
    expect(phoneFacts(text, tables).placeholder === true).toBe(placeholder),
  );
});
