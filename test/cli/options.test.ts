import { describe, expect, test } from "vitest";
import { BROKEN, ERROR, REGISTER, SOUND, WARNING } from "./declarations.ts";
import { reportIn, rulesIn } from "./report.ts";
import { folder, type Ran, rolecall } from "./run.ts";

function check(files: Readonly<Record<string, string>>, ...args: string[]): Ran {
  return rolecall(["check", ...args], { cwd: folder(files) });
}

describe("--register", () => {
  test("beats what the file says of its own preregistration, wrong or right", () => {
    const lying = SOUND.replace(/name: Joan Whitaker/g, "name: Joan Whittaker");
    const files = { "a.roles.yaml": lying, "register.yaml": REGISTER };
    expect(rulesIn(check(files, "a.roles.yaml", "-f", "json"))).toEqual([]);
    const ran = check(files, "a.roles.yaml", "--register", "register.yaml", "-f", "json");
    expect(reportIn(ran)).toMatchObject({
      preregistration: { source: "register", file: "register.yaml" },
      files: [
        {
          verdict: "non_compliant",
          findings: [
            {
              rule: "preregistration/mismatch",
              related: [{ file: "register.yaml", path: "/organisations/0/contacts/0/name" }],
            },
          ],
        },
      ],
    });
    expect(ran.code).toBe(1);
  });

  test("that does not hold the organisation leaves nothing to compare with: an error, not a pass", () => {
    const files = { "a.roles.yaml": SOUND, "r.yaml": REGISTER.replace("fennel-lane\n", "another\n") };
    const ran = check(files, "a.roles.yaml", "-r", "r.yaml", "-f", "json");
    expect(rulesIn(ran)).toEqual(["preregistration/not-supplied"]);
    expect(reportIn(ran).files[0]?.rules.not_evaluated).toContainEqual({
      rule: "preregistration/mismatch",
      missing: "preregistration",
    });
  });

  test("is named in the summary; without one the summary says so", () => {
    const files = { "a.roles.yaml": SOUND, "r.yaml": REGISTER };
    expect(check(files, "a.roles.yaml", "-r", "r.yaml").stdout).toMatch(/; preregistration checked against r\.yaml\n/);
    expect(check(files, "a.roles.yaml").stdout).toMatch(/the declaration’s own details, not a register\n$/);
  });

  test("serves several organisations and documents of one run", () => {
    const other = SOUND.replace("reference: fennel-lane", "reference: nowhere");
    const files = { "a.roles.yaml": SOUND, "b.roles.yaml": other, "r.yaml": REGISTER };
    const ran = check(files, ".", "-r", "r.yaml", "-f", "json");
    expect(reportIn(ran).files.map(({ verdict }) => verdict)).toEqual(["compliant", "non_compliant"]);
  });
});

describe("--now", () => {
  test.each([
    ["2026-11-22T09:00:00Z", "2026-11-22T09:00:00.000Z"],
    ["2026-11-22T09:00:00.25+01:00", "2026-11-22T08:00:00.250Z"],
    ["2024-02-29T23:30-01:00", "2024-03-01T00:30:00.000Z"],
  ])("%s", (time, now) => {
    expect(reportIn(check({ "a.roles.yaml": SOUND }, "--now", time, "-f", "json")).now).toBe(now);
  });

  test("is the clock's where none is given", () => {
    const before = Date.now();
    const { now } = reportIn(check({ "a.roles.yaml": SOUND }, "-f", "json"));
    expect(Date.parse(now ?? "")).toBeGreaterThanOrEqual(before);
    expect(Date.parse(now ?? "")).toBeLessThanOrEqual(Date.now());
  });

  test("decides whether an approval is in force", () => {
    const admins = Array.from(
      { length: 5 },
      (_, index) =>
        `  - {name: Ann ${"ABCDE"[index]}, email: ann${index}@fennel-lane.internal, phone: "+1 202 555 012${index}", roles: [scheme_admin]}\n`,
    );
    const approval = "    approvals: {scheme_admin_limit: {limit: 5, reference: PDP-1, approved_on: '2026-09-01'}}\n";
    const files = {
      "a.roles.yaml": SOUND.replace("users:\n", `users:\n${admins.join("")}`),
      "r.yaml": REGISTER + approval,
    };
    const at = (now: string): readonly string[] =>
      rulesIn(check(files, "a.roles.yaml", "-r", "r.yaml", "-f", "json", "--now", now));
    expect(at("2026-09-01T00:00:00Z")).toEqual([]);
    expect(at("2026-08-31T23:59:59Z")).toEqual(["roles/scheme-admin-limit"]);
  });

  test("makes the output the same, byte for byte", () => {
    const run = (): string => check({ "a.roles.yaml": ERROR }, "--now", "2026-11-22T09:00:00Z", "-f", "json").stdout;
    expect(run()).toBe(run());
  });
});

test("--strict-match makes a difference of form an error", () => {
  for (const [options, severity, code] of [
    [[], "warning", 0],
    [["--strict-match"], "error", 1],
  ] as const) {
    const ran = check({ "a.roles.yaml": WARNING }, "-f", "json", ...options);
    expect(reportIn(ran).files[0]?.findings).toMatchObject([{ rule: "preregistration/form-difference", severity }]);
    expect(ran.code).toBe(code);
  }
});

describe("--max-bytes", () => {
  test("is the most that a document may hold", () => {
    const size = SOUND.length;
    expect(check({ "a.roles.yaml": SOUND }, "--max-bytes", String(size)).code).toBe(0);
    const ran = check({ "a.roles.yaml": SOUND }, "--max-bytes", String(size - 1), "-f", "json");
    expect(rulesIn(ran)).toEqual(["syntax/too-large"]);
    expect(ran.code).toBe(3);
  });

  test("holds for each document of a file", () => {
    const files = { "a.roles.yaml": [SOUND, SOUND, SOUND].join("---\n") };
    expect(check(files, "--max-bytes", String(SOUND.length + 100)).code).toBe(0);
  });

  test("lets larger ones in", () => {
    const files = { "a.roles.yaml": `${SOUND}${"# a comment\n".repeat(100_000)}` };
    expect(check(files).code).toBe(3);
    expect(check(files, "--max-bytes", "2000000").code).toBe(0);
  });
});

describe("--quiet", () => {
  test("prints findings only", () => {
    const files = { "a.roles.yaml": ERROR };
    const { stdout } = check(files);
    const quiet = check(files, "--quiet").stdout;
    expect(stdout.startsWith(quiet)).toBe(true);
    expect(stdout.slice(quiet.length)).toMatch(
      /^\nThe declaration does not comply\.\n1 error in 1 declaration; [^\n]*\n$/,
    );
  });

  test("prints nothing where there is nothing", () => {
    expect(check({ "a.roles.yaml": SOUND }, "-q")).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("leaves JSON whole", () => {
    const options = ["--now", "2026-11-22T09:00:00Z", "-f", "json"];
    expect(check({ "a.roles.yaml": ERROR }, ...options, "-q").stdout).toBe(
      check({ "a.roles.yaml": ERROR }, ...options).stdout,
    );
  });
});

describe("the text", () => {
  test("opens each finding with file, line and column, severity, message and rule, and shows the line, the remedy, the places", () => {
    const twice = SOUND.replace("security_lead]", "security_lead, scheme_admin]");
    expect(check({ "a.roles.yaml": twice }, "--quiet", "--show-personal").stdout).toBe(
      `a.roles.yaml:16:61: error: Joan Whitaker is a primary business contact and does not need the role of scheme admin as well (roles/redundant-scheme-admin)
  15 |     phone: "+1 202 555 0110"
  16 |     roles: [primary_business_contact, service_manager, security_lead, scheme_admin]
     |                                                                       ^^^^^^^^^^^^
  What to do: Remove the role of scheme admin.
  See also: a.roles.yaml:16:13
`.replace(":61:", ":71:"),
    );
  });

  test("tells the worst of a file first, wherever it stands, and otherwise goes by the lines", () => {
    const mixed = ERROR.replace("name: Joan Whitaker", "name: Joan WHITAKER").replace(
      /(Ana Lima[\s\S]*?)security_lead\]/,
      "$1security_led]",
    );
    const { stdout } = check({ "a.roles.yaml": mixed }, "--quiet");
    const told = [...stdout.matchAll(/^a\.roles\.yaml:(\d+):\d+: (\w+):/gm)];
    expect(told.map(([, , severity]) => severity)).toEqual(["error", "error", "warning"]);
    const [first, second, third] = told.map(([, line]) => Number(line)) as [number, number, number];
    expect(first).toBeLessThan(second);
    expect(third).toBeLessThan(second);
  });

  test("counts declarations, findings, and what was not evaluated", () => {
    const files = { "a.roles.yaml": ERROR, "b.roles.yaml": WARNING, "c.roles.yaml": SOUND, "d.roles.yaml": BROKEN };
    expect(check(files).stdout).toMatch(
      /\n1 of 4 declarations does not comply; 1 of 4 declarations could not be judged\.\n2 errors, 1 warning in 3 of 4 declarations; preregistration checked against [^\n]+\n$/,
    );
  });

  test("says of many findings of one rule how many there are", () => {
    const { stdout } = check({ "a.roles.yaml": `users:\n${"  - {roles: [nobody]}\n".repeat(150)}` });
    expect(stdout.match(/\(schema\/unknown-role\)/g)).toHaveLength(100);
    expect(stdout).toContain("a.roles.yaml: and 50 more findings of schema/unknown-role\n");
  });

  test("says why a declaration behind a third party is not for it", () => {
    const files = { "a.roles.yaml": SOUND.replace("connection: direct", "connection: third_party") };
    const ran = check(files, "-f", "json");
    expect(reportIn(ran).files).toMatchObject([
      { verdict: "not_applicable", findings: [{ rule: "organisation/third-party-connection" }] },
    ]);
    expect(ran.code).toBe(1);
    expect(check(files).stdout).toContain("the roles do not apply to 1");
  });
});

describe("the JSON", () => {
  test("is alone on stdout and whole where there is nothing to report", () => {
    const ran = check({ "a.roles.yaml": SOUND }, "-f", "json");
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(reportIn(ran)).toMatchObject({ version: 1, files: [{ findings: [] }], summary: { documents: 1 } });
    expect(ran.stdout.endsWith("}\n")).toBe(true);
  });

  test("points by RFC 6901, keys with slashes and tildes too", () => {
    const ran = check({ "a.roles.yaml": `${SOUND}a/b~c: 1\n` }, "-f", "json", "--show-personal");
    expect(reportIn(ran).files[0]?.findings.map(({ path }) => path)).toEqual(["/a~1b~0c"]);
  });

  test("stays as its schema says for every kind of trouble at once", () => {
    const files = {
      "a.roles.yaml": [ERROR, WARNING, "- list", "x: !tag 1\nx: 2\nusers: {}", "[a]: 1"].join("\n---\n"),
      "b.roles.yaml": BROKEN,
      "c.roles.json": "{",
      "d.roles.yaml": "",
    };
    const ran = check(files, "-f", "json");
    expect(reportIn(ran).files.length).toBeGreaterThanOrEqual(7);
    expect(ran.code).toBe(3);
  });
});
