import { describe, expect, test } from "vitest";
import type { RoleTable } from "../../src/core/catalogue.ts";
import type { Range } from "../../src/core/model.ts";
import { Lines } from "../../src/core/parse/lines.ts";
import { type Excerpt, excerpts } from "../../src/formats/excerpt.ts";
import type { Text } from "../../src/formats/secret.ts";
import { loadRuleset } from "../../src/node/ruleset.ts";

const roles: RoleTable = loadRuleset().data.roles;

/** The excerpt of the first place where `token` stands in a text; `secrets` are the stretches known to be secret. */
function at(text: string, token: string, { showPersonal = true, secrets = [] as string[] } = {}): Excerpt {
  const lines = new Lines(text);
  const place = (part: string): Range => lines.range(text.indexOf(part), text.indexOf(part) + part.length);
  const source: Text = { lines, secrets: secrets.map(place) };
  return excerpts(source, { showPersonal, roles })(place(token)) as Excerpt;
}

const shown = (excerpt: Excerpt): string[] => excerpt.lines.map(({ text }) => text);

/** What the caret underlines, in a line of characters that are one column wide. */
function underlined({ lines, caret }: Excerpt): string {
  return (lines.at(-1)?.text ?? "").slice(caret.start, caret.start + caret.width);
}

describe("an excerpt", () => {
  test("shows the line and the one before, and underlines what is meant", () => {
    const excerpt = at("users:\n  - name: Priya Shah\n    phone: x\n", "Priya Shah");
    expect(shown(excerpt)).toEqual(["users:", "  - name: Priya Shah"]);
    expect(underlined(excerpt)).toBe("Priya Shah");
  });

  test("of a document without text is none", () => {
    const lines = new Lines("");
    expect(excerpts({ lines, secrets: [] }, { showPersonal: true, roles })(lines.range(0, 0))).toBeUndefined();
  });

  test("keeps the width of what it masks, and hides comments whole", () => {
    const line = '  - { name: "Ana 李 Ng", phone: "020 7946 0123", roles: [security_lead] } # ring Ana';
    const [masked = ""] = shown(at(line, "name", { showPersonal: false }));
    expect(masked).toBe('  - { name: "*** ** **", phone: "*** **** ****", roles: [security_lead] } #*********');
  });

  test.each(["a", "é", "李", "\u{1F469}\u200D\u{1F4BB}", "e\u0301"])(
    "has its caret under the token behind %s",
    (letter) => {
      const excerpt = at(`${letter.repeat(3)} [here]`, "[here]");
      const columns = { a: 1, é: 1, 李: 2, "e\u0301": 1 }[letter] ?? 2;
      expect(excerpt.caret).toMatchObject({ start: 3 * columns + 1, width: 6 });
    },
  );

  test.each([0, 1, 54, 110, 111, 999, 1000, 1001, 50_000])(
    "shows a token that %i characters stand before",
    (before) => {
      const excerpt = at(`${"x".repeat(before)}[here]${"y".repeat(5000)}`, "[here]");
      expect(underlined(excerpt)).toBe("[here]");
      expect(shown(excerpt)[0]?.length).toBeLessThanOrEqual(110);
    },
  );

  test("does not part the two halves of a character where it cuts a long line", () => {
    for (const pad of ["", "x"]) {
      const excerpt = at(`${pad}${"\u{1F600}".repeat(2000)}[here]${"\u{1F600}".repeat(2000)}`, "[here]");
      expect(shown(excerpt)[0]?.isWellFormed()).toBe(true);
      expect(shown(excerpt)[0]).toContain("[here]");
    }
  });

  test("names what a terminal would obey", () => {
    const [line] = shown(at("name: \u001B[31mred\u202E", "name"));
    expect(line).toBe("name: <U+001B>[31mred<U+202E>");
  });
});

describe("a secret is cut out of an excerpt", () => {
  test("once, however many places say that it is one", () => {
    const excerpt = at("phone: hunter2 x", "x", { secrets: ["hunter2", "unter", "hunter2"] });
    expect(shown(excerpt)).toEqual(["phone: [redacted] x"]);
  });

  test("with the token underlined that stands for it", () => {
    expect(underlined(at("phone: hunter2", "hunter2", { secrets: ["hunter2"] }))).toBe("[redacted]");
  });

  test.each(["name: |\n  hunter2\n  again", 'name: "hunter2\n  again"'])("over several lines: %j", (text) => {
    const secret = text.slice("name: ".length);
    for (const token of ["name", "hunter2", "again"])
      expect(shown(at(text, token, { secrets: [secret] })).join()).not.toMatch(/hunter2|again/);
  });
});

describe("a secret that only the text shows is cut out", () => {
  test.each([
    ["a comment", "# the password is hunter2"],
    ["a comment with a colon", "x: 1 # passcode: hunter2"],
    ["a quoted key", '{"passcode": "hunter2'],
    ["a key in pieces", "one_time_code: hunter2"],
    ["a key with a prefix", "portal_otp: hunter2"],
    ["an authenticator's seed", "authenticator seed: hunter2"],
    ["an otpauth address", "see otpauth://totp/x?secret=hunter2"],
    ["a registration code", "registration-code = hunter2"],
    ["a private key", "PRIVATE_KEY: hunter2"],
    ["a code in digits", "# passcode 4182030"],
  ])("in %s", (_, line) => {
    const text = shown(at(`ok: 1\n${line}\nend: 1`, "end")).join("\n");
    expect(text).toContain("[redacted]");
    expect(text).not.toMatch(/hunter2|4182030/);
  });

  test.each([
    "password: |\n  hunter2\n  hunter2\nend: 1",
    "users:\n  - passcode:\n      hunter2\n    end: 1",
    '"password":\n  "hunter2",\nend: 1',
    "password: 'hunter2\n\n\n  hunter2'\nend: 1",
    "note: the password is\n  hunter2\nend: 1",
    'note: "the password\n  is: hunter2"\nend: 1',
    "note:\n  the password is\n  hunter2\nend: 1",
    "- the password was\n hunter2\nend: 1",
  ])("below its key: %j", (text) => {
    for (let number = 1; number <= text.split("\n").length; number += 1) {
      const lines = new Lines(text);
      const start =
        text
          .split("\n")
          .slice(0, number - 1)
          .join("\n").length + (number > 1 ? 1 : 0);
      const excerpt = excerpts({ lines, secrets: [] }, { showPersonal: true, roles })(lines.range(start, start));
      expect(excerpt && shown(excerpt).join()).not.toContain("hunter2");
    }
    expect(underlined(at(text, "end"))).toBe("end");
  });

  test.each([
    "  - passcode: x\n    name: Priya Shah",
    "# The password: never write it here\n  name: Priya Shah",
    "pinned: yes\nname: Priya Shah",
    "spin: yes\n  name: Priya Shah",
  ])("and nothing else: %j", (text) => {
    expect(shown(at(text, "name")).join("\n")).toContain("name: Priya Shah");
  });
});
