import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { peopleIn, robbedIn } from "../../src/web/sheet/people.ts";
import { rowsOfText, SheetError, tabsOfWorkbook, textOf } from "../../src/web/sheet/read.ts";
import { bestTabOf, sheetOf, tabOf } from "../../src/web/sheet/sheet.ts";
import { take } from "../../src/web/sheet/take.ts";
import { judge } from "../judge.ts";
import { ROWS } from "./sheets.ts";
import { workbook } from "./workbook.ts";

const { roles } = judge.ruleset.data;
const sheet = (rows: readonly (readonly string[])[]): ReturnType<typeof sheetOf> => sheetOf("a sheet", rows, roles);

describe("the columns of a spreadsheet", () => {
  test("are matched by their headings, below a title, in any words for a role", () => {
    expect(sheet(ROWS)).toMatchObject({
      heading: 1,
      columns: [
        "name",
        "email",
        "phone",
        "role:primary_business_contact",
        "role:primary_technical_contact",
        "role:service_manager",
        "role:security_lead",
        "role:test_manager",
        "role:scheme_admin",
      ],
    });
  });

  test.each([
    [
      "Forename,Surname,E-mail,Tel.,Role(s),Account status",
      ["first_name", "last_name", "email", "phone", "roles", "status"],
    ],
    ["Name,Email,Email address,Roles", ["name", "email", "", "roles"]],
    ["Staff no,Full Name,Work e-mail,Direct dial (no switchboard)", ["", "name", "email", "phone"]],
    ["Name,Surname,Contact email,Work phone", ["first_name", "last_name", "email", "phone"]],
    ["Company name,User’s name,Company email,Phone / mobile", ["", "name", "email", "phone"]],
    ["Name,Role 1,Role 2,Line manager’s email", ["name", "roles", "roles", ""]],
    [
      "Name,Is PBC,Primary technical contact (PTC) - max 2",
      ["name", "role:primary_business_contact", "role:primary_technical_contact"],
    ],
  ])("are those of %s", (headings, columns) => {
    expect(sheet([headings.split(",")]).columns).toEqual(columns);
  });

  test("stand above a number of rows that somebody can look through, and the others are counted", () => {
    const rows = [["Name", "Email"], ...Array.from({ length: 2_004 }, (_, index) => [`N${index}`, ""])];
    const { rows: read, unread } = sheet(rows);
    expect([read.length, unread]).toEqual([2_000, 5]);
  });

  test("are nobody’s guess where nothing names them", () => {
    expect(sheet([["Priya Shah", "priya@harbour.example"]])).toMatchObject({ heading: undefined, columns: ["", ""] });
    const row = ["Priya Shah", "priya@harbour.example", "020 7946 0123", "Service manager", "Security lead"];
    expect(sheet([row])).toMatchObject({ heading: undefined, columns: ["", "", "", "", ""] });
  });
});

describe("the users of a spreadsheet", () => {
  const people = (text: string): ReturnType<typeof peopleIn> => peopleIn(sheet(rowsOfText(text)), roles);

  test("are those of a sheet with a column for each role", () => {
    const all = peopleIn(sheet(ROWS), roles);
    expect(all).toHaveLength(14);
    expect(all[0]).toEqual({
      name: "Ada Hart",
      email: "user0@harbour-pensions.example",
      phone: "020 7946 0100",
      roles: ["primary_business_contact"],
      status: "",
    });
    expect(all[1]?.phone).toBe("02079460101");
    expect(robbedIn(sheet(ROWS))).toBe(7);
  });

  test.each([
    ["PBC; Security Lead", ["primary_business_contact", "security_lead"]],
    ["PTC / TM", ["primary_technical_contact", "test_manager"]],
    ["Service manager and scheme administrator", ["service_manager", "scheme_admin"]],
    ["Chief of staff", ["Chief of staff"]],
    ["none", []],
  ])("hold the roles that one cell names: %s", (cell, held) => {
    expect(people(`Name\tEmail\tRoles\nA\ta@b.example\t${cell}`)[0]?.roles).toEqual(held);
  });

  test.each([
    ["x", true],
    ["Yes", true],
    ["✓", true],
    ["TRUE", true],
    ["no", false],
    ["N/A", false],
    ["-", false],
    ["0", false],
    ["No - has left", false],
    ["Not applicable", false],
    ["", false],
  ])("hold a role whose cell says %j: %s", (cell, holds) => {
    expect(people(`Name\tEmail\tPBC\nA\ta@b.example\t${cell}`)[0]?.roles).toEqual(
      holds ? ["primary_business_contact"] : [],
    );
  });

  test("are one where a row for each role repeats them", () => {
    expect(people("Name,Email,Role\nA,a@b.example,PBC\nA,A@b.example,SL\nB,b@b.example,PTC")).toMatchObject([
      { name: "A", roles: ["primary_business_contact", "security_lead"] },
      { name: "B", roles: ["primary_technical_contact"] },
    ]);
  });

  test("are two where the rows say different things of one, so that the check tells of it", () => {
    const text =
      "Name,Email,Phone,Role\nA,a@b.example,,PBC\nA,a@b.example,01632 960001,SL\nA,a@b.example,01632 960002,SM";
    expect(people(text)).toMatchObject([
      { phone: "01632 960001", roles: ["primary_business_contact", "security_lead"] },
      { phone: "01632 960002", roles: ["service_manager"] },
    ]);
  });

  test("are one where the cells of the name are merged, and a role that nobody holds is not given to the one above", () => {
    expect(people("Name,Email,Role\nA,a@b.example,PBC\n,,SL\nB,b@b.example,PTC")).toMatchObject([
      { name: "A", roles: ["primary_business_contact", "security_lead"] },
      { name: "B", roles: ["primary_technical_contact"] },
    ]);
    expect(people("Role,Name,Email\nPBC,A,a@b.example\nSL,,")).toMatchObject([
      { name: "A", roles: ["primary_business_contact"] },
      { name: "", roles: ["security_lead"] },
    ]);
  });

  test("hold the roles of all columns that name some", () => {
    expect(people("Name,Role 1,Role 2\nA,PBC,SL")[0]?.roles).toEqual(["primary_business_contact", "security_lead"]);
  });

  test("have the plus of their country code back, where the spreadsheet took it", () => {
    const rows = sheet(rowsOfText("Name,Phone\nA,442079460123\nB,447700900123\nC,12025550123"));
    expect(peopleIn(rows, roles).map(({ phone }) => phone)).toEqual(["+442079460123", "+447700900123", "12025550123"]);
    expect(robbedIn(rows)).toBe(2);
  });

  test("have no status while they are planned", () => {
    expect(
      people("Name,Email,Status\nA,a@b.example,Planned\nB,b@b.example,Active\nC,c@b.example,on leave").map(
        ({ status }) => status,
      ),
    ).toEqual(["", "active", "on leave"]);
  });
});

describe("what is taken", () => {
  const before = { name: "a.yaml", text: "# Ours\norganisation: {name: A}\nusers:\n  - name: Old # first\n" };
  const people = peopleIn(sheet(ROWS), roles);

  test("goes behind those that are there, or in their place", () => {
    const names = (text: string): readonly string[] => parse(text).users.map(({ name }: { name: string }) => name);
    const behind = take(people, false)(before).text;
    expect(names(behind)).toEqual(["Old", ...people.map(({ name }) => name)]);
    expect(behind).toContain("- name: Old # first");
    const instead = take(people, true)(before).text;
    expect(names(instead)).toEqual(people.map(({ name }) => name));
    expect(instead).toContain("# Ours\n");
    expect(instead).toContain("    roles: [primary_business_contact]\n");
  });

  test("is one change, however many they are", () => {
    const many = Array.from({ length: 2_000 }, (_, index) => ({
      name: `N${index}`,
      email: "",
      phone: "01",
      roles: [],
      status: "",
    }));
    const started = performance.now();
    expect(parse(take(many, true)(before).text).users).toHaveLength(2_000);
    // One by one it would take minutes.
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe("a file", () => {
  test("of Excel’s gives its cells, with whole numbers as their digits", async () => {
    const tabs = await tabsOfWorkbook(
      workbook([
        ["Name", "Phone"],
        ["Siân & Co <x>", 2079460123],
      ]).buffer,
    );
    const rows = [
      ["Name", "Phone"],
      ["Siân & Co <x>", "2079460123"],
    ];
    expect(tabs).toEqual([{ title: "Users", rows }]);
  });

  test("of Excel’s with several sheets begins with the one that has users", async () => {
    const read = [["Please read first"], ["Name your users on the next sheet"]];
    const tabs = await tabsOfWorkbook(
      workbook(read, [
        ["Name", "Email"],
        ["A", "a@b.example"],
      ]).buffer,
    );
    expect(tabs.map(({ title }) => title)).toEqual(["Users", "Users 2"]);
    expect(bestTabOf("users.xlsx", tabs, roles)).toMatchObject({ tab: 1, columns: ["name", "email"] });
    expect(tabOf("users.xlsx", tabs, roles, 0)).toMatchObject({ tab: 0, rows: read });
  });

  test("that is none of Excel’s is refused in words", async () => {
    await expect(tabsOfWorkbook(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]).buffer)).rejects.toThrow(SheetError);
  });

  test.each([
    ["UTF-8", Buffer.from("Siân")],
    ["UTF-8 with a mark", Buffer.from("\uFEFFSiân")],
    ["Windows-1252, as Excel saves CSV", Buffer.from("Siân", "latin1")],
    ["UTF-16, as Excel saves “Unicode Text”", Buffer.from("\uFEFFSiân", "utf16le")],
  ])("of CSV is read in %s", (_, bytes) => {
    expect(textOf(new Uint8Array(bytes).buffer)).toBe("Siân");
  });

  test.each(["\t", ","])("of which a cell begins with a quote loses nothing after it, parted by %j", (mark) => {
    const rows = [
      ["Name", "Email"],
      ['"Liz" Taylor', "liz@b.example"],
      ["Tom", "tom@b.example"],
    ];
    expect(rowsOfText(rows.map((row) => row.join(mark)).join("\n"))).toEqual(rows);
    expect(rowsOfText(`Name${mark}Email\n"Liz${mark}liz@b.example\nTom${mark}tom@b.example`)).toHaveLength(3);
  });

  test("of CSV may part its cells by commas, semicolons or tabs, and quote them", () => {
    for (const mark of [",", ";", "\t"])
      expect(rowsOfText(`Name${mark}Roles\n"A ""B"" C"${mark}"x${mark}y\nz"\n`)).toEqual([
        ["Name", "Roles"],
        ['A "B" C', `x${mark}y\nz`],
      ]);
  });
});
