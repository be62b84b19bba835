import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SOUND } from "./declarations.ts";
import { reportIn, schema } from "./report.ts";
import { folder, type Ran, rolecall } from "./run.ts";

/** A declaration whose every personal value is in a finding, a frame, an argument, a fix, a comment or free text. */
const PERSONAL = `# Joan's assistant is Wilfred Okonkwo, 0113 496 0299
organisation: {name: Fennel Lane, reference: fennel-lane, type: pension_scheme, connection: direct, phase: registration}
users:
  - name: Joan Whittaker # her maiden name is Blenkinsop
    email: Joan.Whitaker@fennel-lane.example
    phone: "0113 496 0219"
    roles: [primary_business_contact, scheme_admin]
  - name: Idris KHAN
    email: IDRIS.khan@fennel-lane.example
    phone: 01134960211
    roles: [PTC, Wilhelmina]
    status: Persephone
    deactivation_reason: [left with Bartholomew]
    Ludmila Drax: deputises
    "07700900555": her mobile
  - {name: 07700900777, email: zebedee at fennel-lane, phone: [07700900888], roles: [primary_technical_contact]}
  - {name: Joan Whittaker, name: Cornelius Vane, email: cv@fennel-lane.example, phone: &p "07700 900666", roles: []}
`;

const REGISTER = `organisations:
  - reference: fennel-lane
    phase: registration
    contacts:
      - {role: primary_business_contact, name: Joan Whitaker, email: joan.whitaker@fennel-lane.example, phone: "0113 496 0210"}
      - {role: primary_technical_contact, name: Idris Khan, email: idris.khan@fennel-lane.example, phone: "0113 496 0211"}
`;

/** What must not be seen of it. */
const NAMES =
  /Joan|Whit|Wilfred|Okonkwo|Blenkinsop|Idris|KHAN|Persephone|Bartholomew|Zebedee|Cornelius|Vane|Wilhelmina|Ludmila|Drax/i;
const LOCAL_PARTS = /joan\.|idris\.|zebedee|cv@/i;
const PHONES = /0113 ?496|01134960|0299|07700 ?900|1134960|7700900/;

function check(files: Readonly<Record<string, string>>, ...args: string[]): Ran {
  return rolecall(["check", "a.yaml", ...args], { cwd: folder(files) });
}

const FILES = { "a.yaml": PERSONAL, "register.yaml": REGISTER };

describe("without a terminal no name, email address or phone number is seen", () => {
  test.each([
    ["text", ["--register", "register.yaml"]],
    ["text without a register", []],
    ["JSON", ["--register", "register.yaml", "-f", "json"]],
    ["JSON without a register", ["-f", "json"]],
    ["text in colour", []],
  ])("in %s", (name, options) => {
    const env: Record<string, string> = name.includes("colour") ? { FORCE_COLOR: "1" } : {};
    const ran = rolecall(["check", "a.yaml", ...options], { cwd: folder(FILES), env });
    expect(ran.stderr).toBe("");
    expect(ran.code).toBe(1);
    // There is plenty to be seen.
    expect(ran.stdout.match(/preregistration\/|schema\//g)?.length).toBeGreaterThan(8);
    expect(ran.stdout).not.toMatch(NAMES);
    expect(ran.stdout).not.toMatch(LOCAL_PARTS);
    expect(ran.stdout).not.toMatch(PHONES);
    if (options.includes("json")) reportIn(ran);
  });

  test("nor in what is said of a broken register", () => {
    const register = REGISTER.replace('phone: "0113 496 0210"', "phone: 01134960210").replace(
      "name: Idris Khan",
      "name: [Idris Khan]",
    );
    const ran = check({ "a.yaml": SOUND, "register.yaml": register }, "-r", "register.yaml");
    expect(ran.stderr).toMatch(/unquoted-phone/);
    expect(ran.stderr).not.toMatch(NAMES);
    expect(ran.stderr).not.toMatch(PHONES);
  });

  test.each([
    ["role: primary_business_contact", 'role: "07700900123"'],
    ["role: primary_business_contact", "role: priya.shah"],
    ["role: primary_business_contact", "role: whitaker"],
    ["phase: registration", "phase: 07700-900123"],
    ["phase: registration", "phase: registration\n    priya.shah: 1"],
    ["phase: registration", "phase: registration\n    whitaker: 1"],
    ["phase: registration", "phase: registration\n    07700900123: 1"],
    ["phase: registration", "phase: registration\n    approvals: {priya.shah: {limit: 5}}"],
    ["phase: registration", "phase: registration\n    priya.shah: 1\n    priya.shah: 2"],
    ["organisations:", "07700900123: {priya.shah: 1}\norganisations:"],
  ])("nor of a register that says %j as %j", (was, is) => {
    const ran = check({ "a.yaml": SOUND, "register.yaml": REGISTER.replace(was, is) }, "-r", "register.yaml");
    expect(ran).toMatchObject({ code: 3, stdout: "" });
    expect(ran.stderr).toMatch(/^register\.yaml:\d+:\d+: error: /);
    expect(ran.stderr).not.toMatch(/priya|shah|whitaker|07700|900123/i);
  });

  const ADDRESSED = PERSONAL.replace("Fennel Lane", '"Fennel Lane (joan.whitaker@fennel-lane.example)"').replace(
    "reference: fennel-lane",
    "reference: joan.whitaker@fennel-lane.example",
  );

  test.each(["json", "ndjson", "csv", "html", "markdown"])("nor in what an organisation is called, in %s", (format) => {
    const ran = check({ "a.yaml": ADDRESSED }, "-f", format);
    expect(ran.code).toBe(1);
    expect(ran.stdout).toMatch(/Fennel Lane|j.{1,8}@fennel-lane/);
    expect(ran.stdout).not.toMatch(LOCAL_PARTS);
  });

  test("nor there in an audit, its views and its cache", () => {
    const cwd = folder({ "a.yaml": ADDRESSED });
    const audit = (): Ran =>
      rolecall(["audit", "a.yaml", "--cache", "cache", "-f", "csv=a.csv", "-f", "html=a.html", "-f", "ndjson"], {
        cwd,
      });
    const [first, second] = [audit(), audit()];
    expect(second.stdout.split("\n").slice(1)).toEqual(first.stdout.split("\n").slice(1));
    const kept = readdirSync(join(cwd, "cache")).map((name) => join("cache", name));
    const all = ["a.csv", "a.html", ...kept].map((name) => readFileSync(join(cwd, name), "latin1"));
    expect(first.stdout).toContain("j***@fennel-lane.example");
    expect(`${first.stdout}${first.stderr}${all}`).not.toMatch(LOCAL_PARTS);
  });

  test("nor of broken settings, where what was meant for a rule is shown", () => {
    const settings = "priya.shah: 1\n07700900123: 1\n07700-900123: 1\noff: {roles/role-limt: x, 07700900123: y}\n";
    const ran = check({ "a.yaml": SOUND, "rolecall.yaml": settings });
    expect(ran.code).toBe(3);
    expect(ran.stderr).not.toMatch(/priya|shah|07700|900123/i);
    const { stderr } = check({ "a.yaml": SOUND, "rolecall.yaml": "off: {roles/role-limt: x}\n" });
    expect(stderr).toContain("‘roles/role-limt’");
  });

  test("but who it is can be told by initials, domain and last digits", () => {
    const { stdout } = check(FILES, "-r", "register.yaml");
    expect(stdout).toContain("J... W...");
    expect(stdout).toContain("‘...0219’");
    expect(stdout).toContain("‘J***@fennel-lane.example’");
  });

  test("and frames keep their width, so that the caret is where it was", () => {
    const masked = check(FILES, "-q", "-r", "register.yaml").stdout.split("\n");
    const raw = check(FILES, "-q", "-r", "register.yaml", "--show-personal").stdout.split("\n");
    const frames = (lines: readonly string[]): string[] => lines.filter((line) => /^ +\d* +\| /.test(line));
    expect(frames(masked).map((line) => line.length)).toEqual(frames(raw).map((line) => line.length));
    expect(frames(masked).length).toBeGreaterThan(20);
    // Of a comment nothing is left but its length.
    expect(frames(masked).find((line) => line.startsWith("  4 |"))).toMatch(/^ {2}4 \| {3}- name: \*{4} \*{9} #\*+$/);
  });
});

describe("--show-personal", () => {
  test("shows them in text", () => {
    const { stdout } = check(FILES, "--show-personal", "-r", "register.yaml");
    expect(stdout).toMatch(/Joan Whittaker/);
    expect(stdout).toMatch(/‘0113 496 0219’/);
    expect(stdout).toContain("# her maiden name is Blenkinsop");
  });

  test("shows them in JSON, which stays as its schema says", () => {
    const report = reportIn(check(FILES, "--show-personal", "-f", "json", "-r", "register.yaml"));
    const mismatch = report.files[0]?.findings.find(
      ({ rule, args }) => rule === "preregistration/mismatch" && args.field === "phone",
    );
    expect(mismatch?.args).toMatchObject({
      user: "Joan Whittaker",
      declared: "0113 496 0219",
      registered: "0113 496 0210",
    });
  });

  test("changes no fingerprint", () => {
    const prints = (...options: string[]): unknown[] =>
      (JSON.parse(check(FILES, "-f", "json", ...options).stdout).files[0].findings as { fingerprint: string }[]).map(
        ({ fingerprint }) => fingerprint,
      );
    expect(prints("--show-personal")).toEqual(prints());
  });
});

describe("--print-input", () => {
  const isInput = schema("input");

  test("prints what the policies see, as its schema says, and warns on stderr", () => {
    for (const options of [[], ["--register", "register.yaml"], ["--now", "2026-11-22T09:00:00Z"]]) {
      const ran = check(FILES, "--print-input", ...options);
      expect(ran.code).toBe(0);
      expect(ran.stderr).toBe("rolecall: this shows names, emails and phones as they are. Secrets are redacted.\n");
      const input: unknown = JSON.parse(ran.stdout);
      expect(isInput(input) ? [] : isInput.errors).toEqual([]);
      expect(input).toMatchObject({ users: [{ name: "Joan Whittaker" }, { phone: "01134960211" }, {}, {}] });
    }
  });

  test("lets nothing through that a terminal would obey", () => {
    const name = "Fennel \\u202E\\u009BLane";
    const ran = check({ "a.yaml": SOUND.replace(/^( *)name: Fennel Lane.*$/m, `$1name: "${name}"`) }, "--print-input");
    expect(ran.stdout).toContain('"Fennel \\u202e\\u009bLane"');
    expect(ran.stdout).not.toMatch(/[\u202E\u009B]/);
    expect(JSON.parse(ran.stdout).organisation.name).toBe("Fennel \u202E\u009BLane");
  });

  test("prints one after the other for several documents, and names one that cannot be judged", () => {
    const ran = rolecall(["check", "--print-input", "a.yaml"], {
      cwd: folder({ "a.yaml": `${SOUND}---\n- a\n---\n${SOUND}` }),
    });
    expect(ran.stdout.match(/^\{$/gm)).toHaveLength(2);
    expect(ran.stderr).toContain(
      "rolecall: a.yaml holds a document that cannot be judged; ‘rolecall check’ says why.\n",
    );
    expect(ran.code).toBe(3);
  });
});

/** Places of a secret; the secret's every part is 418203 or hunter. */
const SECRETS: Readonly<Record<string, string>> = {
  "a value": `${SOUND}passcode: "418203"\n`,
  "a number": `${SOUND}passcode: 418203\n`,
  "a user's key": SOUND.replace("users:\n", 'users:\n  - passcode: "418203"\n    name: Ann\n'),
  "a list": `${SOUND}passwords: [hunter1, hunter2]\n`,
  "a mapping": `${SOUND}authenticator:\n  seed: hunter\n  more: {than: 418203}\n`,
  "a block scalar": `${SOUND}password: |\n  hunter\n  418203\n`,
  "a folded scalar": `${SOUND}password: >-\n\n  hunter\n\n  418203\n`,
  "quotes over lines": `${SOUND}password: "hunter\n  418203"\n`,
  "free text": `${SOUND}note: the password is hunter2\n`,
  "a reason": SOUND.replace("users:\n", "users:\n  - {name: Ann, deactivation_reason: 'her passcode was 418203'}\n"),
  "a comment on its line": SOUND.replace("users:\n", "users:\n  - name: # passcode: 418203\n"),
  "a comment before": SOUND.replace("users:\n", "users: # passcode 418203\n  - name:\n"),
  "an anchor": `${SOUND}password: &secret hunter2\n`,
  "an alias of a secret as a name": SOUND.replace(
    "users:\n",
    "users:\n  - {passcode: &pin 418203, name: *pin, phone: *pin, roles: [*pin, PBC]}\n",
  ),
  "an alias as a secret": SOUND.replace("users:\n", "users:\n  - {name: &pin 418203, passcode: *pin, roles: [PBC]}\n"),
  "a key that is there twice": `${SOUND}passcode: 418203\npasscode: hunter\n`,
  "block scalars under a key that is there twice": `${SOUND}password: |\n  hunter\n  418203\npassword: |\n  hunter\n`,
  "a merge": `${SOUND}x: &x {password: hunter}\ny:\n  <<: *x\n`,
  "an otpauth address": `${SOUND}note: otpauth://totp/PDP?secret=hunter2\n`,
  "a private key": `${SOUND}note: |\n  -----BEGIN PRIVATE KEY-----\n  hunter418203\n  -----END PRIVATE KEY-----\n`,
  "broken YAML, on the line": `${SOUND}passcode: [418203\n`,
  "broken YAML, on the line before": `${SOUND}password: hunter2\n]: [\n`,
  "broken YAML, a block scalar": `${SOUND}password: |\n  hunter\n ]: [\n`,
  "broken YAML, the next line": `${SOUND}password:\n  hunter\n]: [\n`,
  "broken JSON": '{"organisation": {}, "passcode": "418203", "users": [',
  "broken JSON over lines": '{\n  "passcode":\n    "418203"\n "users": [',
  "an unknown tag": `${SOUND}password: !pin 418203\n`,
  "the wrong type": `${SOUND}preregistration2: {password: {a: [hunter]}}\n`,
  "the value of a field": SOUND.replace('phone: "+1 202 555 0110"', 'phone: "passcode: 418203"'),
  "a document behind a third party": `${SOUND.replace("direct", "third_party")}passcode: 418203\n`,
};

describe("a secret is redacted always, everywhere", () => {
  test.each(Object.entries(SECRETS))("in %s", (_, content) => {
    const cwd = folder({ "a.yaml": content, "register.yaml": REGISTER });
    for (const options of [
      [],
      ["--show-personal"],
      ["-f", "json"],
      ["-f", "json", "--show-personal"],
      ["--register", "register.yaml", "--show-personal"],
      ["--print-input"],
    ]) {
      const ran = rolecall(["check", "a.yaml", ...options], { cwd });
      expect([1, 3, ...(options.includes("--print-input") ? [0] : [])]).toContain(ran.code);
      expect(`${ran.stdout}${ran.stderr}`, options.join(" ")).not.toMatch(/418203|hunter/);
      if (options.includes("json")) reportIn(ran);
    }
  });

  test("in a register that is broken", () => {
    const register = REGISTER.replace("    phase:", "    passcode: 418203\n    phase:");
    const ran = check({ "a.yaml": SOUND, "register.yaml": register }, "-r", "register.yaml", "--show-personal");
    expect(ran.code).toBe(3);
    expect(`${ran.stdout}${ran.stderr}`).not.toMatch(/418203/);
  });
});
