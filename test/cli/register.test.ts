import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { entriesOf, sound } from "../registers.ts";
import { SOUND, WARNING } from "./declarations.ts";
import { reportIn } from "./report.ts";
import { folder, type Ran, rolecall } from "./run.ts";

const CSV = `reference,phase,role,name,email,phone
fennel-lane,registration,primary_business_contact,Joan Whitaker,joan.whitaker@fennel-lane.internal,+1 202 555 0110
fennel-lane,,primary_technical_contact,Idris Khan,idris.khan@fennel-lane.internal,+1 202 555 0111
fennel-lane,,primary_business_contact,Priya Shah,priya.shah@fennel-lane.internal,+1 202 555 0112
fennel-lane,,primary_technical_contact,Ana Lima,ana.lima@fennel-lane.internal,+1 202 555 0113
`;
const [entry] = entriesOf(sound("r.csv", CSV)) as readonly { readonly contacts: readonly object[] }[];
const NDJSON = `${JSON.stringify({ reference: "fennel-lane", phase: "registration", contacts: entry?.contacts })}\n`;

function check(files: Readonly<Record<string, string>>, ...args: readonly string[]): Ran {
  return rolecall(["check", ...args], { cwd: folder(files) });
}

describe.each([
  ["r.csv", CSV, "r.csv:2:51"],
  ["r.ndjson", NDJSON, `r.ndjson:1:${NDJSON.indexOf('"Joan') + 1}`],
  ["r", CSV.replaceAll(",", ";"), "r:2:51"],
])("--register %s", (name, content, place) => {
  test("is compared with", () => {
    const ran = check({ "a.roles.yaml": SOUND, [name]: content }, "a.roles.yaml", "--register", name);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout).toMatch(new RegExp(`compared with PDP’s register|‘?${name}`));
  });

  test("is pointed into", () => {
    const files = { "a.roles.yaml": WARNING, [name]: content };
    const report = reportIn(check(files, "a.roles.yaml", "--register", name, "-f", "json"));
    expect(report.preregistration).toEqual({ source: "register", file: name });
    const [related] = report.files[0]?.findings[0]?.related ?? [];
    expect(related).toMatchObject({ file: name, path: "/organisations/0/contacts/0/name" });
    expect(check(files, "a.roles.yaml", "--register", name).stdout).toContain(place);
  });

  test("can be what a configuration names", () => {
    const config = `register: ${name}\n`;
    const ran = check({ "a.roles.yaml": WARNING, [name]: content, "rolecall.yaml": config }, "-f", "json");
    expect(reportIn(ran).preregistration).toEqual({ source: "register", file: name });
  });

  test("gives the policies what YAML gives them", () => {
    const contacts = (entry?.contacts ?? []).map((contact) => `      - ${JSON.stringify(contact)}\n`).join("");
    const yaml = `organisations:\n  - reference: fennel-lane\n    phase: registration\n    contacts:\n${contacts}`;
    const files = { "a.roles.yaml": SOUND, [name]: content, "r.yaml": yaml };
    const input = (register: string): string =>
      check(files, "a.roles.yaml", "-r", register, "--print-input", "--now", "2026-11-22T09:00:00Z").stdout;
    expect(input(name)).toBe(input("r.yaml"));
    expect(input(name)).toContain("Joan Whitaker");
  });
});

describe("a register in which there is nothing", () => {
  test.each([
    ["r.yaml", ""],
    ["r.yaml", "# exported in October\n"],
    ["r.json", ""],
    ["r.ndjson", "\n"],
    ["r.csv", ""],
    ["r.csv", "reference,phase,role,name,email,phone\n"],
  ])("as %s, %j, is told what it is, and nobody is sent to make a declaration", (name, content) => {
    for (const command of ["check", "audit"]) {
      const cwd = folder({ "a.roles.yaml": SOUND, [name]: content });
      expect(rolecall([command, "a.roles.yaml", "--register", name], { cwd })).toEqual({
        code: 3,
        stdout: "",
        stderr: `${name}:1:1: error: There is no organisation in this register (register/empty)
  A register is PDP’s list of organisations, each with the contacts that it gave, as YAML, NDJSON or CSV. Check that this is the right file, or export it again. ‘rolecall schema register’ prints what belongs in it.
rolecall: Nothing was checked: the register ‘${name}’ cannot be used.
Put it right, or leave --register out to compare with the declarations’ own details.
`,
      });
    }
  });
});

describe("a broken register", () => {
  test("is named with its faults and their remedies, and nothing is checked", () => {
    const broken = CSV.replace("+1 202 555 0110", "12025550110").replace(
      "fennel-lane,,primary_b",
      "fennel-lane,live,primary_b",
    );
    const ran = check({ "a.roles.yaml": SOUND, "r.csv": broken }, "a.roles.yaml", "--register", "r.csv");
    expect(ran).toMatchObject({ code: 3, stdout: "" });
    expect(
      ran.stderr,
    ).toBe(`r.csv:2:100: error: A spreadsheet has made a number of this phone number: its zero or plus in front is gone (register/spreadsheet-phone)
  Take the register as it was before it was opened there, or make the column one of text (in Excel: Format Cells, Text) and type the number again, such as 020 7946 0123.
r.csv:4:13: error: The ‘phase’ of ‘fennel-lane’ is ‘live’ here, and ‘registration’ on line 2 (register/contradiction)
  Write the same on both rows, or leave it empty on all rows but one.
rolecall: Nothing was checked: the register ‘r.csv’ cannot be used.
Put it right, or leave --register out to compare with the declarations’ own details.
`);
  });

  test.each([
    ["r.csv", `reference,phase\n${"fennel-lane,gone\n".repeat(1234)}`, "1,214 more faults"],
    ["r.ndjson", "{}\n".repeat(21), "1 more fault"],
    ["r.yaml", `organisations:\n${"  - {}\n".repeat(25)}`, "5 more faults"],
  ])("tells twenty faults of %s, and how many more there are", (name, content, rest) => {
    const { stderr, code } = check({ "a.roles.yaml": SOUND, [name]: content }, "a.roles.yaml", "-r", name);
    expect(code).toBe(3);
    expect(stderr.match(/: error: /g)).toHaveLength(20);
    expect(stderr).toMatch(new RegExp(`^There (?:is|are) ${rest} like these\\.$`, "m"));
  });

  test("shows nobody’s details where a machine keeps what is said", () => {
    const details = ["Joan", "Whitaker", "joan.whitaker", "555 0110", "5550110"];
    const faults = [
      CSV.replace(/.*\n/, ""),
      CSV.replace("+1 202 555 0110", "12025550110"),
      CSV.replace("Joan Whitaker", "Whitaker, Joan"),
      CSV.replace("primary_business_contact", "Joan Whitaker"),
      CSV.replace("registration", "Joan Whitaker"),
      CSV.replace("phone", "Joan Whitaker"),
      CSV.replace("joan.whitaker@", "joan.whitaker "),
    ];
    for (const broken of faults) {
      const { stderr, code } = check({ "a.roles.yaml": SOUND, "r.csv": broken }, "a.roles.yaml", "-r", "r.csv");
      expect(code, broken).toBe(3);
      for (const detail of details) expect(stderr).not.toContain(detail);
    }
    for (const broken of [
      NDJSON.slice(0, -9),
      NDJSON.replace('"role"', '"Joan Whitaker"'),
      NDJSON.replace('"phase":', '"phase":}'),
    ]) {
      const { stderr, code } = check({ "a.roles.yaml": SOUND, "r.ndjson": broken }, "a.roles.yaml", "-r", "r.ndjson");
      expect(code, broken).toBe(3);
      for (const detail of details) expect(stderr).not.toContain(detail);
    }
  });

  test("that is too large for YAML is told what to be instead", () => {
    const items = Array.from({ length: 100_001 }, (_, index) => `{"reference":"a${index}"}`).join(",");
    const ran = check(
      { "a.roles.yaml": SOUND, "r.yaml": `{"organisations":[${items}]}` },
      "a.roles.yaml",
      "-r",
      "r.yaml",
    );
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain("This register has more than 100,000 organisations (register/too-large)");
    expect(ran.stderr).toContain("Keep it as NDJSON (one organisation a line) or as CSV (one contact a row)");
  });
});

test("the register of the examples is the same in every kind", () => {
  const read = (name: string): unknown => entriesOf(sound(name, readFileSync(join("examples", name))));
  expect(read("register.csv")).toEqual(read("register.yaml"));
  expect(read("register.ndjson")).toEqual(read("register.yaml"));
  const cwd = folder({});
  const declaration = join(process.cwd(), "examples/common-mistakes.roles.yaml");
  const printed = (name: string): string =>
    rolecall(["check", declaration, "--now", "2026-11-22T09:00:00Z", "-r", join(process.cwd(), "examples", name)], {
      cwd,
    })
      .stdout.replaceAll(name, "register")
      .replace(/register:\d+:\d+/g, "register:place");
  expect(printed("register.csv")).toBe(printed("register.yaml"));
  expect(printed("register.ndjson")).toBe(printed("register.yaml"));
});

test("the page on registers shows the same one in every kind, and each is sound", () => {
  const page = readFileSync("docs/register.md", "utf8");
  const [yaml, ndjson, csv] = [...page.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language, text = ""]) =>
    entriesOf(sound(`r.${language === "json" ? "ndjson" : language}`, text)),
  );
  expect(yaml).toHaveLength(1);
  expect(ndjson).toEqual(yaml);
  expect(csv).toEqual(yaml);
});
