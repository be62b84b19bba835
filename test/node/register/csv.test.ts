import { describe, expect, test } from "vitest";
import { entriesOf, load, sound, told } from "../../registers.ts";

const HEADINGS = "reference,phase,role,name,email,phone,scheme_admin_limit,approval_reference,approved_on";
const PRIYA = "primary_business_contact,Priya Shah,priya.shah@harbour-pensions.example,020 7946 0123";
const TOM = "primary_technical_contact,Tom Okafor,tom.okafor@harbour-pensions.example,07700 900456";
const ANA = "primary_technical_contact,Ana Ribeiro,ana.ribeiro@harbour-pensions.example,07700 900457";

const csv = (...rows: readonly string[]): string => `${[HEADINGS, ...rows].join("\n")}\n`;
const faults = (...rows: readonly string[]): readonly string[] => told("register.csv", csv(...rows));

const contact = (row: string): object => {
  const [role, name, email, phone] = row.split(",");
  return { role, name, email, phone };
};

const HARBOUR = {
  reference: "harbour",
  path: ["organisations", 0],
  phase: "registration",
  contacts: [contact(PRIYA), contact(TOM)],
  schemeAdminLimit: { limit: 6, reference: "PDP-2026-0042", approved_on: "2026-10-05" },
};

describe("a register as CSV", () => {
  const SOUND = csv(`harbour,registration,${PRIYA},6,PDP-2026-0042,2026-10-05`, `harbour,,${TOM},,,`);

  test.each<[string, string]>([
    ["as we write it", SOUND],
    ["without a line break at its end", SOUND.trimEnd()],
    ["with a byte order mark and CRLF, as Excel writes it", `\uFEFF${SOUND.replaceAll("\n", "\r\n")}`],
    ["with CR between its lines, as on old Macs", SOUND.replaceAll("\n", "\r")],
    ["with semicolons, as Excel writes it where numbers have a comma", SOUND.replaceAll(",", ";")],
    ["with tabs", SOUND.replaceAll(",", "\t")],
    ["with every cell in quotes", SOUND.replaceAll(/[^,\n]+/g, '"$&"')],
    ["with headings as people write them", SOUND.replace(HEADINGS, headed(HEADINGS))],
    ["with empty rows", SOUND.replaceAll("\n", "\n,,,,,,,,\n\n")],
    ["with columns of nothing behind it", SOUND.replaceAll("\n", ",,\n")],
    ["with one more empty cell in each row", SOUND.replaceAll(",,,\n", ",,,,\n")],
    ["with its columns the other way round", reversed(SOUND)],
    ["with the phase on both rows", SOUND.replace("harbour,,", "harbour,registration,")],
    [
      "with the phase on the other row",
      SOUND.replace("registration", "").replace(/^harbour,,(?=.*Tom)/m, "harbour,registration,"),
    ],
    ["with the approval on both rows", SOUND.replace(/,,,$/m, ",6,PDP-2026-0042,2026-10-05")],
    ["with the organisation on a row of its own", SOUND.replace("harbour,,", "harbour,registration,,,,,,,\nharbour,,")],
  ])("%s", (_, content) => {
    const register = sound("register.csv", content);
    expect(entriesOf(register)).toEqual([HARBOUR]);
    expect(register.size).toBe(1);
    expect(register.entry("Harbour")).toBeUndefined();
    expect(register.entry("harbour ")).toBeUndefined();
    expect(register.entry("")).toBeUndefined();
  });

  test("need not have the rows of one organisation together", () => {
    const other = "primary_business_contact,Joan Whitaker,joan.whitaker@fennel-lane.example,0113 496 0210";
    const register = sound(
      "r.csv",
      csv(`harbour,,${PRIYA},,,`, `fennel-lane,live,${other},,,`, `harbour,live,${TOM},,,`),
    );
    expect([...register.references()]).toEqual(["harbour", "fennel-lane"]);
    expect(register.entry("harbour")).toEqual({
      reference: "harbour",
      path: ["organisations", 0],
      phase: "live",
      contacts: [contact(PRIYA), contact(TOM)],
    });
    expect(register.place(["organisations", 0, "contacts", 1, "phone"]).start).toMatchObject({ line: 4 });
    expect(register.place(["organisations", 0, "phase"]).start).toMatchObject({ line: 4, column: 9 });
    expect(register.place(["organisations", 1]).start).toMatchObject({ line: 3, column: 1 });
  });

  test("keeps what is in quotes as it is, and knows where it stands", () => {
    const name = 'Priya ""Pri"" Shah,\r\nthe elder';
    const row = `harbour,,primary_business_contact,"${name}",priya.shah@harbour-pensions.example,"020 7946 0123",,,`;
    const content = csv(row, `fennel-lane,live,,,,,,,`);
    const register = sound("r.csv", content);
    expect(register.entry("harbour")?.contacts).toMatchObject([{ name: 'Priya "Pri" Shah,\r\nthe elder' }]);
    const { start, end } = register.place(["organisations", 0, "contacts", 0, "phone"]);
    expect(content.slice(start.offset, end.offset)).toBe('"020 7946 0123"');
    expect(start).toMatchObject({ line: 3, column: 48 });
    expect(register.place(["organisations", 1, "phase"]).start).toMatchObject({ line: 4, column: 13 });
  });

  test("needs no columns for what it does not say", () => {
    expect(entriesOf(sound("r.csv", "reference,phase\nharbour,live\n"))).toMatchObject([
      { phase: "live", contacts: [] },
    ]);
    expect(entriesOf(sound("r.csv", `reference,role,name,email,phone\nharbour,${PRIYA}`))).toMatchObject([
      { contacts: [contact(PRIYA)] },
    ]);
  });
});

/** `Scheme Admin Limit`, `APPROVED-ON `. */
function headed(headings: string): string {
  const words = headings.split(",").map((heading, index) => {
    const spaced = heading.replaceAll("_", index % 2 === 0 ? " " : "-");
    return index % 2 === 0 ? ` ${spaced.toUpperCase()} ` : spaced.replace(/^./, (letter) => letter.toUpperCase());
  });
  return words.join(",");
}

function reversed(text: string): string {
  const rows = text.split("\n").map((row) => row.split(",").reverse().join(","));
  return rows.join("\n");
}

describe("of its headings is told", () => {
  const LIST =
    "‘reference’, ‘phase’, ‘role’, ‘name’, ‘email’, ‘phone’, ‘scheme_admin_limit’, ‘approval_reference’ and ‘approved_on’";
  test.each<[string, string, readonly string[]]>([
    [
      "which one was meant",
      "reference,pahse,role,name,E-mail address,telephone",
      [
        "1 [pahse] register/unknown-heading: ‘pahse’ is not a heading of a register. Did you mean ‘phase’? If not, take the column out.",
        "1 [E-mail address] register/unknown-heading: ‘E-mail address’ is not a heading of a register. Did you mean ‘email’? If not, take the column out.",
        "1 [telephone] register/unknown-heading: ‘telephone’ is not a heading of a register. Did you mean ‘phone’? If not, take the column out.",
      ],
    ],
    [
      "which ones there are",
      "reference,phase,colour",
      [
        `1 [colour] register/unknown-heading: ‘colour’ is not a heading of a register. Take the column out. The headings are ${LIST}.`,
      ],
    ],
    [
      "that one is there twice",
      "reference,Phase,phase",
      [
        "1 [phase] register/repeated-heading: There are two columns with the heading ‘phase’. Take one of them out, or give it the heading that it should have.",
      ],
    ],
    [
      "that those of a contact go together",
      "reference,role,name",
      ["email", "phone"].map(
        (key) =>
          `1 [] register/missing-heading: There is no column with the heading ‘${key}’. Add the column, or correct its heading to ‘${key}’.`,
      ),
    ],
    [
      "that those of an approval go together",
      "reference,scheme admin limit,approved on",
      [
        "1 [] register/missing-heading: There is no column with the heading ‘approval_reference’. Add the column, or correct its heading to ‘approval_reference’.",
      ],
    ],
    [
      "that there has to be a reference",
      "phase;role;name;email;phone",
      [
        "1 [] register/missing-heading: There is no column with the heading ‘reference’. Add the column, or correct its heading to ‘reference’.",
      ],
    ],
    [
      "that there are none, without showing who is in the first row",
      `harbour,registration,${PRIYA}`,
      [
        `1 [] register/missing-heading: There is no column with the heading ‘reference’. Begin the file with a line of headings: ${HEADINGS}.`,
      ],
    ],
    [
      "that a quote is not closed",
      'reference,"phase',
      [
        '1 ["] register/invalid-csv: This is not valid CSV: this double quote is never closed. Put the whole cell in double quotes, and write each double quote within it twice.',
      ],
    ],
  ])("%s", (_, headings, tells) => {
    expect(told("register.csv", `${headings}\nharbour,live,${PRIYA}\n`)).toEqual(tells);
  });
});

describe("of its rows is told", () => {
  const QUOTES = "Put the whole cell in double quotes, and write each double quote within it twice.";
  const COMMAS =
    "A cell that holds what parts the cells (a comma, a semicolon or a tab) has to be in double quotes; an empty one still needs it behind it.";
  const TEXT =
    "Take the register as it was before it was opened there, or make the column one of text (in Excel: Format Cells, Text) and type the number again, such as 020 7946 0123.";
  const NUMBER = "register/spreadsheet-phone: A spreadsheet has made a number of this phone number";
  const phone = (number: string): readonly string[] => [`harbour,,${PRIYA.replace("020 7946 0123", number)},,,`];
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "a phone without its zero",
      phone("7700900123"),
      [`2 [7700900123] ${NUMBER}: its zero or plus in front is gone. ${TEXT}`],
    ],
    [
      "a phone without its plus",
      phone("447700900123"),
      [`2 [447700900123] ${NUMBER}: its zero or plus in front is gone. ${TEXT}`],
    ],
    [
      "a phone as a fraction",
      phone("7700900123.0"),
      [`2 [7700900123.0] ${NUMBER}: its zero or plus in front is gone. ${TEXT}`],
    ],
    [
      "a phone in powers of ten",
      phone("4.47701E+11"),
      [`2 [4.47701E+11] ${NUMBER}: its last digits are gone. ${TEXT}`],
    ],
    [
      "the same with a comma",
      phone('"4,47701E+11"'),
      [`2 ["4,47701E+11"] ${NUMBER}: its last digits are gone. ${TEXT}`],
    ],
    [
      "two phases",
      [`harbour,registration,${PRIYA},,,`, `harbour,live,${TOM},,,`],
      [
        "3 [live] register/contradiction: The ‘phase’ of ‘harbour’ is ‘live’ here, and ‘registration’ on line 2. Write the same on both rows, or leave it empty on all rows but one.",
      ],
    ],
    [
      "a phase that is none, and nothing of its contradicting the others; but what contradicts a row that is broken",
      [`harbour,lvie,${PRIYA},,,`, `harbour,live,${TOM.replace("@", "")},,,`, `harbour,registration,${ANA},,,`],
      [
        "2 [lvie] schema/unknown-value: ‘lvie’ is not a value of ‘phase’. Did you mean ‘live’?",
        "3 [tom.okaforharbour-pensions.example] schema/invalid-email: This is not an email address: there is no @ in it. Write one address and nothing else, such as priya.shah@harbour-pensions.example.",
        "4 [registration] register/contradiction: The ‘phase’ of ‘harbour’ is ‘registration’ here, and ‘live’ on line 3. Write the same on both rows, or leave it empty on all rows but one.",
      ],
    ],
    [
      "two approvals",
      [`harbour,,${PRIYA},6,PDP-1,2026-10-05`, `harbour,,${TOM},,,`, `harbour,,${ANA},8,PDP-1,2026-10-06`],
      [
        "4 [8] register/contradiction: The ‘scheme_admin_limit’ of ‘harbour’ is ‘8’ here, and ‘6’ on line 2. Write the same on both rows, or leave it empty on all rows but one.",
        "4 [2026-10-06] register/contradiction: The ‘approved_on’ of ‘harbour’ is ‘2026-10-06’ here, and ‘2026-10-05’ on line 2. Write the same on both rows, or leave it empty on all rows but one.",
      ],
    ],
    [
      "one cell too many",
      [`harbour,,${PRIYA.replace("Priya Shah", "Shah, Priya")},,,`],
      [
        `2 [harbour,,${PRIYA.replace("Priya Shah", "Shah, Priya")},,,] register/row-length: This row has 10 cells, and there are 9 headings. ${COMMAS}`,
      ],
    ],
    [
      "a row that breaks off",
      ["harbour"],
      [`2 [harbour] register/row-length: This row has 1 cell, and there are 9 headings. ${COMMAS}`],
    ],
    [
      "a quote that is never closed",
      [
        `harbour,,primary_business_contact,"Priya Shah,priya.shah@harbour-pensions.example,020 7946 0123,,,`,
        "a,,,,,,,,",
      ],
      [`2 ["] register/invalid-csv: This is not valid CSV: this double quote is never closed. ${QUOTES}`],
    ],
    [
      "a quote in a cell without quotes",
      [`harbour,,${PRIYA.replace("Shah", '"Pri" Shah')},,,`],
      [
        `2 ["] register/invalid-csv: This is not valid CSV: there is a double quote in a cell that is not in double quotes. ${QUOTES}`,
      ],
    ],
    [
      "something behind a quote",
      [`harbour,,${PRIYA.replace("Priya Shah", '"Priya" Shah')},,,`],
      [
        `2 [ ] register/invalid-csv: This is not valid CSV: something stands between a closing double quote and the end of the cell. ${QUOTES}`,
      ],
    ],
    [
      "a row of no organisation",
      [`,,${PRIYA},,,`],
      ["2 [] schema/missing-key: ‘reference’ is missing from this register entry. Add ‘reference’."],
    ],
    [
      "a reference that cannot be",
      ["Harbour Pensions,live,,,,,,,"],
      [
        "2 [Harbour Pensions] schema/invalid-reference: A reference has only lower-case letters, digits and single hyphens between them. Write it as the register does, such as harbour-pensions.",
      ],
    ],
    [
      "a contact without an email address",
      ["harbour,,primary_business_contact,Priya Shah,,020 7946 0123,,,"],
      ["2 [] schema/missing-key: ‘email’ is missing from this contact. Add ‘email’."],
    ],
    [
      "what is no email address",
      [`harbour,,${PRIYA.replace("@", " at ")},,,`],
      [
        "2 [priya.shah at harbour-pensions.example] schema/invalid-email: This is not an email address: there is no @ in it. Write one address and nothing else, such as priya.shah@harbour-pensions.example.",
      ],
    ],
    [
      "a phase that is none, and another spelling of a role",
      [`harbour,lvie,${PRIYA.replace("primary_business_contact", "PBC")},,,`],
      [
        "2 [lvie] schema/unknown-value: ‘lvie’ is not a value of ‘phase’. Did you mean ‘live’?",
        "2 [PBC] schema/role-spelling: ‘PBC’ was read as ‘primary_business_contact’. Write ‘primary_business_contact’.",
      ],
    ],
    [
      "an approval by halves",
      [`harbour,,${PRIYA},6,,2026-10-05`],
      ["2 [] schema/missing-key: ‘approval_reference’ is missing from ‘scheme_admin_limit’. Add ‘approval_reference’."],
    ],
    [
      "an approval in words, and a day as spreadsheets write it",
      [`harbour,,${PRIYA},six,PDP-1,05/10/2026`],
      [
        "2 [six] schema/wrong-type: ‘scheme_admin_limit’ should be a whole number, but is text. Write the number in digits, without quotes.",
        "2 [05/10/2026] schema/invalid-date: ‘approved_on’ is not a date such as 2026-11-02. Write the year, the month and the day, with hyphens between them.",
      ],
    ],
    [
      "a limit of nothing",
      [`harbour,,${PRIYA},0,PDP-1,2026-10-05`],
      ["2 [0] schema/out-of-range: ‘scheme_admin_limit’ should be at least 1. Correct the number."],
    ],
    [
      "more contacts than anybody has, where they begin to be too many",
      Array.from({ length: 102 }, (_, index) => `harbour,,${PRIYA.replace("Priya", `Priya ${index}`)},,,`),
      [
        "102 [harbour] schema/too-many-items: ‘contacts’ has 102 items; at most 100 are allowed. Check that this is the right file, and take out 2 of them.",
      ],
    ],
  ])("%s", (_, rows, tells) => {
    expect(faults(...rows)).toEqual(tells);
  });

  test("a cell below no heading", () => {
    expect(told("r.csv", "reference,phase,\nharbour,live,here\n")).toEqual([
      `2 [harbour,live,here] register/row-length: This row has 3 cells, and there are 2 headings. ${COMMAS}`,
    ]);
  });

  test("a phone number is whole as people write it", () => {
    for (const number of [
      "020 7946 0123",
      "07700900123",
      "+447700900123",
      "+1 202 555 0110",
      "44 7700 900123",
      "12345",
    ])
      expect(faults(...phone(number))).toEqual([]);
  });

  test("the first twenty faults, and how many there are", () => {
    const rows = Array.from({ length: 1000 }, (_, index) => `harbour-${index},live,${PRIYA.replace("@", "")},,,`);
    const read = load("register.csv", csv(...rows));
    if (!("problems" in read)) throw new Error("it is sound");
    expect(read.count).toBe(1000);
    expect(read.problems.map(({ range }) => range.start.line)).toEqual(Array.from({ length: 20 }, (_, at) => at + 2));
  });
});

describe("a file that is no CSV", () => {
  test("is empty", () => {
    for (const content of ["", "\n\n", "\uFEFF", HEADINGS, csv(), csv(",,,,,,,,", "")])
      expect(told("r.csv", content), JSON.stringify(content)).toEqual([
        expect.stringMatching(/^1 \[\] register\/empty: There is no organisation in this register\. A register is /),
      ]);
  });

  test("is in another encoding", () => {
    const latin = Buffer.from(csv(`harbour,,${PRIYA.replace("Priya", "Siân")},,,`), "latin1");
    expect(told("r.csv", latin)).toEqual([
      "2 [] syntax/encoding: This file cannot be read as text: it holds bytes that are not UTF-8. Save it again with the encoding UTF-8.",
    ]);
    expect(told("r.csv", Buffer.from(`\uFEFF${csv()}`, "utf16le"))).toEqual([
      "1 [] syntax/encoding: This file cannot be read as text: it is saved as UTF-16. Save it again with the encoding UTF-8.",
    ]);
  });

  test("has a line that never ends", () => {
    expect(told("r.csv", csv("x".repeat(3_000_000)))).toEqual([
      "2 [] register/too-large: This line has more than 1,048,576 bytes. Check that every double quote that opens a cell is closed.",
    ]);
  });

  test("has a quote that takes in more than a row can hold", () => {
    const row = `harbour,,"${PRIYA},,,`;
    const rows = Array.from({ length: 20_000 }, (_, index) => `harbour-${index},live,${PRIYA},,,`);
    expect(told("r.csv", csv(row, ...rows))).toEqual([
      expect.stringMatching(/^2 \["\] register\/invalid-csv: .* never closed/),
    ]);
  });
});
