import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { KeptOutlines } from "../../src/audit/cache/outlines.ts";
import { loadRegister, type SharedRegister } from "../../src/node/register/load.ts";
import type { Outline } from "../../src/node/register/outline.ts";
import { judge } from "../judge.ts";

const { roles } = judge.ruleset.data;

const contact = (index: number): object => ({
  role: "primary_business_contact",
  name: `Siân Okafor ${index}`,
  email: `sian@org-${index}.example`,
  phone: `+44 20 3${String(index).padStart(6, "0")}`,
});
const line = (index: number): string =>
  JSON.stringify({ reference: `org-${index}`, phase: "live", contacts: [contact(index)] });
const lines = (count: number, end = "\n"): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}${end}`).join("");
const rows = (count: number, end = "\n"): string =>
  ["a", "b"]
    .flatMap((part) =>
      Array.from(
        { length: count },
        (_, index) =>
          `org-${index},live,primary_business_contact,"Siân${end}Okafor, ${part}",${part}@org-${index}.example,+44 20 30000000${end}`,
      ),
    )
    .join("");
const HEADINGS = "reference,phase,role,name,email,phone";

/** A register in a folder of its own, and how often an outline of it was kept and found. */
function kept(name: string, content: string | Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), "rolecall-outlines-"));
  const path = join(folder, name);
  writeFileSync(path, content);
  const counts = { kept: 0, found: 0 };
  const load = async (context = "1"): Promise<SharedRegister> => {
    const own = new KeptOutlines(join(folder, "cache"), context);
    const outlines = {
      keep(at: string, outline: Outline) {
        counts.kept += 1;
        own.keep(at, outline);
      },
      find(at: string) {
        const found = own.find(at);
        if (found) counts.found += 1;
        return found;
      },
    };
    const read = await loadRegister({ path, name }, roles, outlines);
    if ("problems" in read) throw new Error(JSON.stringify(read.problems));
    return read.register;
  };
  const file = (): string => {
    const [only = "", ...others] = readdirSync(join(folder, "cache"));
    expect(others).toEqual([]);
    return join(folder, "cache", only);
  };
  return { path, counts, load, file };
}

/** All that a register says, and where. */
function saying(register: SharedRegister): readonly unknown[] {
  return [...register.references()].map((reference, index) => [
    reference,
    register.entry(reference),
    register.entryDigest(reference),
    index % 97 === 0 && register.place(["organisations", index, "contacts", 0, "email"]),
  ]);
}

describe("a register that was read before says the same", () => {
  test.each([
    ["lines.ndjson", lines(50)],
    ["marked.ndjson", `\uFEFF\n\n${lines(50, "\r\n")}\n`],
    ["unended.ndjson", lines(50).trimEnd()],
    ["old.ndjson", lines(50, "\r")],
    ["over chunks.ndjson", lines(40_000)],
    ["rows.csv", `${HEADINGS}\n${rows(50)}`],
    ["marked.csv", `\uFEFF\r\n${HEADINGS}\r\n${rows(50, "\r\n")}`],
    ["semicolons.csv", `${HEADINGS}\n${rows(50)}`.replaceAll(", ", " ").replaceAll(",", ";")],
    ["over chunks.csv", `${HEADINGS}\n${rows(25_000)}`],
  ])("%s", async (name, content) => {
    if (name.startsWith("over")) expect(content.length).toBeGreaterThan(4 * 1024 * 1024);
    const { counts, load } = kept(name, content);
    const first = await load();
    const again = await load();
    expect(counts).toEqual({ kept: 1, found: 1 });
    expect(saying(again)).toEqual(saying(first));
    expect([again.size, again.file, again.shared.digest]).toEqual([first.size, first.file, first.shared.digest]);
    expect(again.entry("org-50000000")).toBeUndefined();
  });

  test("and of YAML, which is read as a whole, nothing is kept", async () => {
    const { counts, load } = kept("register.yaml", "organisations:\n  - reference: harbour\n");
    await load();
    await load();
    expect(counts).toEqual({ kept: 0, found: 0 });
  });
});

describe("an outline is not believed", () => {
  test("when the register is another, though as long", async () => {
    const { path, counts, load, file } = kept("register.ndjson", lines(20));
    await load();
    const before = file();
    writeFileSync(path, lines(20).replace("+44 20 3000007", "+44 20 3000008"));
    const again = await load();
    expect(counts).toEqual({ kept: 2, found: 1 });
    expect(again.entry("org-7")?.contacts).toMatchObject([{ phone: "+44 20 3000008" }]);
    // It takes the place of the other one.
    expect(file()).toBe(before);
    expect((await load()).entry("org-7")).toEqual(again.entry("org-7"));
    expect(counts).toEqual({ kept: 2, found: 2 });
  });

  test("when the register is longer or shorter", async () => {
    const { path, counts, load } = kept("register.ndjson", lines(20));
    await load();
    for (const count of [21, 19]) {
      writeFileSync(path, lines(count));
      expect((await load()).size).toBe(count);
    }
    expect(counts.kept).toBe(3);
  });

  test("of another version or other rules", async () => {
    const { counts, load } = kept("register.ndjson", lines(20));
    await load("1");
    await load("2");
    expect(counts).toEqual({ kept: 2, found: 0 });
  });

  test("with any byte that is not as it was, or cut short", async () => {
    const { counts, load, file } = kept("register.ndjson", lines(3));
    const first = saying(await load());
    const whole = readFileSync(file());
    for (let place = 0; place < whole.length; place += 7) {
      const damaged = Buffer.from(whole);
      damaged[place] = (damaged[place] as number) ^ 1;
      writeFileSync(file(), place % 2 === 0 ? damaged : whole.subarray(0, place));
      expect(saying(await load()), String(place)).toEqual(first);
    }
    expect(counts.found).toBe(0);
  });
});

test("nobody is named in an outline, which only its owner can reach", async () => {
  const { load, file } = kept("register.ndjson", lines(20));
  await load();
  const text = readFileSync(file(), "latin1");
  expect(text).toContain("org-19");
  for (const personal of ["Okafor", "sian@", ".example", "+44", "3000007"]) expect(text).not.toContain(personal);
  if (process.platform !== "win32") expect(statSync(join(file(), "..")).mode & 0o077).toBe(0);
});

test("a broken register has none", async () => {
  const { counts, load } = kept("register.ndjson", `${lines(3)}{"reference":"org-1"}\n`);
  await expect(load()).rejects.toThrow("duplicate-reference");
  await expect(load()).rejects.toThrow("duplicate-reference");
  expect(counts).toEqual({ kept: 0, found: 0 });
});
