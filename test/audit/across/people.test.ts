import { createHmac, randomBytes } from "node:crypto";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nameOfKey, peopleKeys } from "../../../src/audit/across/people.ts";
import { readKey } from "../../../src/audit/key.ts";
import { inputs } from "../../../src/core/check.ts";
import type { Input } from "../../../src/core/derive/derive.ts";
import { folder } from "../../cli/run.ts";
import { judge } from "../../judge.ts";

const KEY = Buffer.from("a key of more than thirty-two bytes, for tests");

function inputOf(users: readonly object[], connection: string = "direct"): Input {
  const content = JSON.stringify({
    organisation: { name: "H", reference: "h", type: "pension_scheme", connection },
    users,
  });
  const [input] = inputs({ name: "x.json", content }, judge.ruleset);
  return input as Input;
}

const priya = {
  name: "Priya Shah",
  email: "priya.shah@harbour.example",
  phone: "020 7946 0123",
  roles: ["security_lead"],
};

function keys(...users: readonly object[]): readonly (readonly string[])[] {
  return peopleKeys(inputOf(users), KEY);
}

describe("the keys of people", () => {
  test("are HMAC-SHA-256 of the mailbox, and of name and phone number", () => {
    const hashed = (...parts: readonly string[]): string =>
      createHmac("sha256", KEY)
        .update(JSON.stringify(["rolecall audit 1", ...parts]))
        .digest("hex")
        .slice(0, 32);
    expect(keys(priya)).toEqual([
      [hashed("mailbox", "priya.shah@harbour.example"), hashed("name and phone", "priya shah", "+442079460123")],
    ]);
  });

  test.each([
    [
      "another spelling of it all",
      { name: " PRIYA  shah", email: "Priya.Shah+pdp@HARBOUR.example", phone: "+44 (0)20 79460123" },
    ],
  ])("are the same for %s", (_, change) => {
    expect(keys({ ...priya, ...change })).toEqual(keys(priya));
  });

  test("differ in what differs, and say nothing where there is nothing to say", () => {
    const [[mail, phone]] = keys(priya) as [[string, string]];
    expect(keys({ ...priya, email: "p@harbour.example" })).toEqual([[expect.not.stringContaining(mail), phone]]);
    expect(keys({ ...priya, phone: "020 7946 0124" })).toEqual([[mail, expect.not.stringContaining(phone)]]);
    expect(keys({ ...priya, name: "Tom" })).toEqual([[mail, expect.not.stringContaining(phone)]]);
    expect(keys({ ...priya, phone: undefined })).toEqual([[mail]]);
    expect(keys({ ...priya, name: "" })).toEqual([[mail]]);
    expect(keys({ ...priya, email: "nobody" })).toEqual([[phone]]);
    expect(keys({ roles: ["security_lead"] })).toEqual([]);
  });

  test("are of those who hold roles", () => {
    const each = (status: string | undefined): number => keys({ ...priya, status }).length;
    expect(["requested", "invited", "active", undefined].map(each)).toEqual([1, 1, 1, 1]);
    expect(["rejected", "suspended", "deactivated"].map(each)).toEqual([0, 0, 0]);
    expect(
      keys({ ...priya, roles: [] }, { ...priya, roles: ["no such role"] }, { ...priya, roles: undefined }),
    ).toEqual([]);
    expect(peopleKeys(inputOf([priya], "third_party"), KEY)).toEqual([]);
  });

  test("are others with another key", () => {
    const others = peopleKeys(inputOf([priya]), Buffer.from("another key of more than thirty-two bytes"));
    expect(others.flat().filter((one) => keys(priya).flat().includes(one))).toEqual([]);
  });

  test("are no mix-up of what is hashed: a name that looks like a phone is none", () => {
    const one = keys({ name: "a", phone: "+15550100000", roles: ["security_lead"] });
    const other = keys({ name: "a+15550100000", phone: "+15550100000", roles: ["security_lead"] });
    expect(one).not.toEqual(other);
  });

  test("the name of a key is neither the key nor anybody", () => {
    expect(nameOfKey(KEY)).toMatch(/^[0-9a-f]{32}$/);
    expect(nameOfKey(KEY)).not.toBe(nameOfKey(Buffer.from("another key of more than thirty-two bytes")));
  });
});

describe("a key file", () => {
  const read = (content: string | Uint8Array): ReturnType<typeof readKey> => {
    const root = folder({ key: content });
    return readKey(join(root, "key"), "key");
  };
  const hex = randomBytes(32).toString("hex");

  test("is read as it is, but for the line break at the end of a text", () => {
    const raw = Buffer.concat([randomBytes(40), Buffer.from([0x00, 0x0a])]);
    expect(read(raw)).toEqual(raw);
    for (const end of ["", "\n", "\r\n"]) expect(read(hex + end)).toEqual(Buffer.from(hex));
  });

  test.each<[string, string | Uint8Array, string]>([
    ["empty", "", "holds 0 bytes, and a key has at least 32"],
    ["too short", `${"0123456789abcdef".repeat(2).slice(1)}\n`, "holds 31 bytes, and a key has at least 32"],
    ["always the same", "secret".repeat(20), "holds the same few characters again and again"],
    ["too large", Buffer.alloc(70_000, 1), "is too large to be a key"],
  ])("%s is refused, and nothing of it shown", (_, content, wrong) => {
    expect(read(content)).toEqual({ wrong });
  });

  test("of 32 different bytes it is long enough", () => {
    expect(read(Buffer.from(Array.from({ length: 32 }, (_, byte) => byte + 128)))).toHaveLength(32);
  });

  test("that is not there is told", () => {
    expect(readKey(join(folder({}), "none"), "none")).toEqual({ wrong: "cannot be read: it is not there" });
  });
});
