import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { blank } from "../../src/web/draft/blank.ts";
import type { Draft } from "../../src/web/draft/draft.ts";
import { all, append, remove, rename, write } from "../../src/web/draft/edit.ts";
import { advance, begin, redo, settle, undo } from "../../src/web/draft/history.ts";

const draft = (text: string, name: string = "a.roles.yaml"): Draft => ({ name, text });
const template = readFileSync("templates/organisation.roles.yaml", "utf8");

/** The comments of a text, in their order. */
const comments = (text: string): readonly string[] => (text.match(/#.*/g) ?? []).map((comment) => comment.trim());

describe("a key that is called otherwise", () => {
  const text = "# Who\nusers:\n  - name: Ana # first\n    role: [security_lead] # one\n";

  test("keeps its value, its place and the comments", () => {
    expect(rename(["users", 0, "role"], "roles")(draft(text)).text).toBe(text.replace("role:", "roles:"));
    expect(rename(["users", 0, "role"], "roles")(draft('{"users": [{"role": ["x"]}]}', "a.json")).text).toBe(
      '{\n  "users": [\n    {\n      "roles": [\n        "x"\n      ]\n    }\n  ]\n}\n',
    );
  });

  test("stays as it is where there is one of that name, or none of its own", () => {
    expect(rename(["users", 0, "role"], "name")(draft(text)).text).toBe(text);
    expect(rename(["users", 0, "rolle"], "roles")(draft(text)).text).toBe(text);
  });
});

describe("a text that is typed", () => {
  test("changes nothing but its own characters", () => {
    const { text } = write(["users", 0, "name"], "Samira Taylor")(draft(template));
    expect(text).toBe(
      template.replace(
        '  - name: Sam Taylor\n    email: sam.taylor@example.com\n    phone: "020 7946 0001"        #',
        '  - name: Samira Taylor\n    email: sam.taylor@example.com\n    phone: "020 7946 0001"        #',
      ),
    );
    expect(text).not.toBe(template);
  });

  test.each([
    ["true", '"true"'],
    ["0123", '"0123"'],
    ["a: b", '"a: b"'],
    ["a # b", '"a # b"'],
    ["x, y", '"x, y"'],
    ["- a", '"- a"'],
    [" a ", '" a "'],
    ["", '""'],
    ["O’Connor", "O’Connor"],
  ])("is quoted where it would be something else: %s", (value, written) => {
    expect(write(["organisation", "name"], value)(draft("organisation:\n  name: Old # who\n")).text).toBe(
      `organisation:\n  name: ${written} # who\n`,
    );
  });

  test("is the text that was typed, whatever it is and however the file is written", () => {
    const texts = fc.string({
      unit: fc.oneof(
        fc.constantFrom(..."\"'#:,[]{}&*!|>-? \t\\~@`0x1eénull"),
        fc.string({ unit: "grapheme", maxLength: 1, minLength: 1 }),
      ),
    });
    const files = fc.constantFrom(
      "users:\n  - name: A\n    phone: '1' # c\n",
      "users: [{name: A, phone: 1}]\n",
      '{"users": [{"name": "A", "phone": "1"}]}',
      "users:\n- name: >-\n    A\n  phone:\n",
      "users:\r\n- name: A\r\n  phone: 01\r\n",
      "x: &a {name: A, phone: 1}\nusers: [*a]\n",
    );
    fc.assert(
      fc.property(texts, files, fc.constantFrom("name", "phone"), (value, file, key) => {
        // What no YAML can hold is told by the check, and not by the form.
        fc.pre(/^[^\p{Cc}\p{Cs}\uFEFF\uFFFE\uFFFF\u2028\u2029]*$/u.test(value));
        const after = write(["users", 0, key], value)(draft(file));
        const users = parse(after.text).users;
        expect(users[0][key]).toBe(value);
        expect(users).toHaveLength(1);
      }),
      { numRuns: 400 },
    );
  });
});

describe("what is added and taken out", () => {
  test("keeps every comment but those of what goes", () => {
    const changed = all([
      append(["users"], { name: "Jo", email: "jo@example.com", phone: "01", roles: ["security_lead"] }),
      append(["users", 0, "roles"], "security_lead"),
      write(["organisation", "phase"], "live"),
      remove(["users", 1, "roles", 0]),
    ])(draft(template));
    expect(comments(changed.text)).toEqual(comments(template));
    const { users, organisation } = parse(changed.text);
    expect(users.map(({ roles }: { roles: string[] }) => roles)).toEqual([
      ["primary_business_contact", "service_manager", "security_lead"],
      ["security_lead", "test_manager"],
      ["security_lead"],
    ]);
    expect(organisation.phase).toBe("live");
    expect(changed.text).toContain('phone: "01"');
  });

  test("leaves numbers as their own characters, zeros and all", () => {
    const { text } = append(["users"], { name: "B" })(draft("users:\n  - phone: 01174960104\n    name: +44\n"));
    expect(text).toBe("users:\n  - phone: 01174960104\n    name: +44\n  - name: B\n");
  });

  test("keeps the file’s line breaks and its way with lists", () => {
    expect(append(["users"], { name: "B" })(draft("users:\r\n- name: A\r\n")).text).toBe(
      "users:\r\n- name: A\r\n- name: B\r\n",
    );
  });

  test("changes one of two that share an anchor, and not the other", () => {
    const { text } = append(["users", 1, "roles"], "b")(draft("users:\n  - roles: &r [a]\n  - roles: *r\n"));
    expect(parse(text).users).toEqual([{ roles: ["a"] }, { roles: ["a", "b"] }]);
  });

  test("makes what is missing on the way", () => {
    expect(parse(write(["organisation", "name"], "A")(draft("users:\n")).text)).toEqual({
      users: null,
      organisation: { name: "A" },
    });
    expect(parse(append(["users"], "A")(draft("users:\n")).text)).toEqual({ users: ["A"] });
  });

  test("is JSON where the file is JSON", () => {
    const { text } = append(["users"], { name: "B" })(draft('{"users": [{"name": "A"}]}', "a.roles.json"));
    expect(JSON.parse(text)).toEqual({ users: [{ name: "A" }, { name: "B" }] });
  });

  test("does nothing to what cannot be read", () => {
    for (const text of ["users: [", "- a", "a: 1\n---\nb: 2\n"])
      expect(append(["users"], "x")(draft(text)).text).toBe(text);
  });
});

test("a new declaration is one, with the reference that is known", () => {
  expect(parse(blank("fennel-lane").text)).toEqual({ organisation: { name: "", reference: "fennel-lane" }, users: [] });
  expect(blank("fennel-lane").name).toBe("fennel-lane.roles.yaml");
  expect(blank("../x").name).toBe("organisation.roles.yaml");
});

describe("undo", () => {
  const typed = (text: string): Draft => draft(text);

  test("takes typing in one field back as one step, and another field as another", () => {
    let history = begin(typed(""));
    history = advance(history, typed("a"), "the name", "name");
    history = advance(history, typed("ab"), "the name", "name");
    history = advance(history, typed("ab c"), "the phone", "phone");
    expect(undo(history).draft.text).toBe("ab");
    expect(undo(undo(history)).draft.text).toBe("");
    expect(undo(undo(undo(history))).draft.text).toBe("");
  });

  test("begins a new step in a field that was left", () => {
    const first = settle(advance(begin(typed("")), typed("a"), "the name", "name"));
    expect(undo(advance(first, typed("ab"), "the name", "name")).draft.text).toBe("a");
  });

  test("comes back with redo, until something else is done", () => {
    const history = undo(advance(advance(begin(typed("")), typed("a"), "one"), typed("b"), "two"));
    expect(redo(history).draft.text).toBe("b");
    expect(redo(advance(history, typed("c"), "three")).draft.text).toBe("c");
  });
});
