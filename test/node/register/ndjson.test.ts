import { describe, expect, test } from "vitest";
import { entriesOf, load, sound, told } from "../../registers.ts";

const PRIYA = {
  role: "primary_business_contact",
  name: "Priya Shah",
  email: "priya.shah@harbour-pensions.example",
  phone: "020 7946 0123",
};
const HARBOUR = {
  reference: "harbour",
  phase: "registration",
  contacts: [PRIYA],
  approvals: { scheme_admin_limit: { limit: 6, reference: "PDP-2026-0042", approved_on: "2026-10-05" } },
};
const FENNEL = { reference: "fennel-lane" };
const lines = (...values: readonly unknown[]): string => `${values.map((value) => JSON.stringify(value)).join("\n")}\n`;
const one = (change: object): string => lines({ ...HARBOUR, ...change });

describe("a register as NDJSON", () => {
  const SOUND = lines(HARBOUR, FENNEL);

  test.each<[string, string]>([
    ["as we write it", SOUND],
    ["without a line break at its end", SOUND.trimEnd()],
    ["with a byte order mark and CRLF", `\uFEFF${SOUND.replaceAll("\n", "\r\n")}`],
    ["with blank lines", `\n${SOUND.replaceAll("\n", "\n  \n\n")}`],
    ["with spaces, as Python writes it", SOUND.replaceAll(":", ": ").replaceAll(",", ", ")],
    ["with escapes", SOUND.replaceAll("P", "\\u0050").replaceAll("/", "\\/")],
  ])("%s", (_, content) => {
    expect(entriesOf(sound("register.ndjson", content))).toEqual([
      {
        reference: "harbour",
        path: ["organisations", 0],
        phase: "registration",
        contacts: [PRIYA],
        schemeAdminLimit: HARBOUR.approvals.scheme_admin_limit,
      },
      { reference: "fennel-lane", path: ["organisations", 1], contacts: [] },
    ]);
  });

  test("knows where everything stands, though nothing but its lines is kept", () => {
    const content = `\uFEFF\r\n${lines(FENNEL).trim()}\r\n ${JSON.stringify({ ...HARBOUR, contacts: [{ ...PRIYA, name: "𝒫riya" }] })}`;
    const text = content.slice(1);
    const register = sound("r.ndjson", content);
    const at = (...path: readonly (string | number)[]): string => {
      const { start, end } = register.place(["organisations", 1, ...path]);
      expect(start.line).toBe(3);
      expect(start.column).toBe(start.offset - text.lastIndexOf("\n"));
      return text.slice(start.offset, end.offset);
    };
    expect(at("contacts", 0, "phone")).toBe('"020 7946 0123"');
    expect(at("contacts", 0, "name")).toBe('"𝒫riya"');
    expect(at("approvals", "scheme_admin_limit")).toBe('"scheme_admin_limit"');
    expect(at("phase")).toBe('"registration"');
    expect(at()).toBe("{");
    expect(at("contacts", 4)).toBe('"contacts"');
    expect(register.place(["organisations", 9]).start.line).toBe(1);
  });
});

const WRITE = "Write one organisation on it, as one whole JSON object, and nothing else.";

test.each<[string, string, readonly string[]]>([
  [
    "a line that breaks off",
    lines(FENNEL).slice(0, -5),
    [expect.stringMatching(/^1 \[.*\] register\/invalid-json: This line is not valid JSON: .*missing/)],
  ],
  [
    "no JSON, though YAML",
    `${lines(FENNEL)}{reference: harbour}\n`,
    [`2 [] register/invalid-json: This line is not valid JSON: it is something else, or not whole. ${WRITE}`],
  ],
  [
    "a list",
    "[]\n",
    [`1 [] register/invalid-json: This line is not valid JSON: it is a list, not an object in braces. ${WRITE}`],
  ],
  [
    "a text",
    '"harbour"',
    [`1 [] register/invalid-json: This line is not valid JSON: it is a text, not an object in braces. ${WRITE}`],
  ],
  [
    "null",
    "null",
    [`1 [] register/invalid-json: This line is not valid JSON: it is null, not an object in braces. ${WRITE}`],
  ],
  [
    "a whole register in a line",
    lines({ organisations: [HARBOUR] }),
    [
      "1 [{] schema/missing-key: ‘reference’ is missing from this register entry. Add ‘reference’.",
      '1 ["organisations"] schema/unknown-key: ‘organisations’ is not a key of a register entry. It is a key of the register: move it there.',
    ],
  ],
  [
    "a key twice, which JSON.parse does not mind",
    '{"reference": "harbour", "phase": "live", "phase": "registration"}',
    [
      '1 ["phase"] syntax/duplicate-key: ‘phase’ is there twice; only the last one counts. Keep one of them and take the other out.',
    ],
  ],
  [
    "a key twice further in, with escapes around it",
    JSON.stringify({ reference: "harbour", contacts: [{ ...PRIYA, name: 'a "quoted: \\" one' }] }).replace(
      '"phone"',
      '"role":"primary_business_contact","phone"',
    ),
    [
      '1 ["role"] syntax/duplicate-key: ‘role’ is there twice; only the last one counts. Keep one of them and take the other out.',
    ],
  ],
  [
    "a phone as a number",
    lines(FENNEL) + one({ contacts: [{ ...PRIYA, phone: 7700900123 }] }),
    [
      '2 [7700900123] schema/unquoted-phone: YAML reads this phone number as a plain number and loses its zero or plus: put it in quotes. Put double quotes around it, such as "020 7946 0123".',
    ],
  ],
  [
    "a key that is not known",
    one({ contacts: [{ ...PRIYA, mobile: "none" }] }),
    [
      '1 ["none"] schema/unknown-key: ‘mobile’ is not a key of a contact. Take it out. The keys of a contact are ‘role’, ‘name’, ‘email’ and ‘phone’.',
    ],
  ],
  [
    "several faults of one line",
    one({ phase: "lvie", contacts: [{ ...PRIYA, email: "priya" }] }),
    [
      '1 ["lvie"] schema/unknown-value: ‘lvie’ is not a value of ‘phase’. Did you mean ‘live’?',
      '1 ["priya"] schema/invalid-email: This is not an email address: there is no @ in it. Write one address and nothing else, such as priya.shah@harbour-pensions.example.',
    ],
  ],
  [
    "a reference twice, with both lines",
    lines(HARBOUR, FENNEL, HARBOUR),
    [
      '3 ["harbour"] schema/duplicate-reference: The reference ‘harbour’ is in the register twice: it is on line 1 already. Make one entry of the two.',
    ],
  ],
  [
    "a reference twice where the first is broken too",
    lines({ ...FENNEL, phase: "lvie" }, FENNEL),
    [
      '1 ["lvie"] schema/unknown-value: ‘lvie’ is not a value of ‘phase’. Did you mean ‘live’?',
      '2 ["fennel-lane"] schema/duplicate-reference: The reference ‘fennel-lane’ is in the register twice: it is on line 1 already. Make one entry of the two.',
    ],
  ],
  ["nothing", "", [expect.stringMatching(/^1 \[\] register\/empty: There is no organisation in this register/)]],
  ["nothing but blank lines", "\n \n", [expect.stringMatching(/^1 \[\] register\/empty/)]],
  [
    "a line that never ends",
    `${lines(FENNEL)}{"reference": "${"x".repeat(3_000_000)}`,
    ["2 [] register/too-large: This line has more than 1,048,576 bytes. Write each organisation on a line of its own."],
  ],
])("of a register as NDJSON is told %s", (_, content, tells) => {
  expect(told("register.ndjson", content)).toEqual(tells);
});

test("of a register as NDJSON is told which line is no text", () => {
  const latin = Buffer.concat([
    Buffer.from(lines(HARBOUR)),
    Buffer.from(one({ contacts: [{ ...PRIYA, name: "Siân" }] }), "latin1"),
  ]);
  expect(told("r.ndjson", latin)).toEqual([
    expect.stringMatching(/^2 \[\] syntax\/encoding: .*bytes that are not UTF-8/),
  ]);
});

test("all faults are counted, though twenty are told", () => {
  const read = load("r.ndjson", Array.from({ length: 500 }, () => "{").join("\n"));
  expect("problems" in read && [read.count, read.problems.length]).toEqual([500, 20]);
});
