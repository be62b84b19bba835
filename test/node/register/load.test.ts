import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { Cutter } from "../../../src/node/register/lines.ts";
import { loadRegister, type SharedRegister } from "../../../src/node/register/load.ts";
import { judge } from "../../judge.ts";
import { entriesOf, load, sound } from "../../registers.ts";

const { roles } = judge.ruleset.data;
const folder = mkdtempSync(join(tmpdir(), "rolecall-register-"));

const HEADINGS = "reference,phase,role,name,email,phone";
const row = (index: number, part: number): string => {
  const role = part === 0 ? "primary_business_contact" : "primary_technical_contact";
  return `org-${index},live,${role},Siân ${index} ${part},p${part}@org-${index}.example,+44 20 3${String(index).padStart(6, "0")}\n`;
};
/** All first contacts before all second ones, so that no two rows of one organisation stand together. */
const csv = (count: number): string => {
  const rows = [0, 1].flatMap((part) => Array.from({ length: count }, (_, index) => row(index, part)));
  return `${HEADINGS}\n${rows.join("")}`;
};
const ndjson = (count: number): string =>
  Array.from({ length: count }, (_, index) => `${JSON.stringify({ reference: `org-${index}`, phase: "live" })}\n`).join(
    "",
  );

function file(name: string, content: string | Uint8Array): { readonly path: string; readonly name: string } {
  const path = join(folder, name);
  writeFileSync(path, content);
  return { path, name };
}

async function loaded(name: string, content: string | Uint8Array): Promise<SharedRegister> {
  const read = await loadRegister(file(name, content), roles);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.register;
}

describe("the digest of an entry", () => {
  const yaml = (...phases: readonly string[]): string =>
    `organisations:\n${phases.map((phase, index) => `  - {reference: org-${index}, phase: ${phase}}\n`).join("")}`;
  const lines = (...phases: readonly string[]): string =>
    phases.map((phase, index) => `{"reference":"org-${index}","phase":"${phase}"}\n`).join("");
  const rows = (...phases: readonly string[]): string =>
    `${HEADINGS}\n${phases.map((phase, index) => row(index, 0).replace("live", phase)).join("")}`;

  test.each([
    ["yaml", yaml],
    ["ndjson", lines],
    ["csv", rows],
  ])("changes with the entry, and not with another: %s", async (kind, write) => {
    const digests = async (...phases: string[]): Promise<readonly (string | undefined)[]> => {
      const register = await loaded(`digest.${kind}`, write(...phases));
      return ["org-0", "org-1", "org-2"].map((reference) => register.entryDigest(reference));
    };
    const before = await digests("live", "live");
    expect(new Set(before).size).toBe(3);
    expect(before[2]).toBeUndefined();
    const after = await digests("registration", "live");
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });
});

describe("a file", () => {
  test("larger than what is read at once is read whole, with its digest", async () => {
    for (const [name, content] of [
      ["large.csv", csv(15_000)],
      ["large.ndjson", ndjson(40_000)],
    ] as const) {
      expect(content.length).toBeGreaterThan(1024 * 1024);
      const register = await loaded(name, content);
      expect(register.shared.digest).toBe(createHash("sha256").update(content).digest("hex"));
      expect(register.shared).toEqual({ ...sound(name, content).shared });
      expect([...register.references()].slice(-1)).toEqual([`org-${register.size - 1}`]);
      for (const index of [0, 1, register.size >> 1, register.size - 1])
        expect(register.entry(`org-${index}`)?.path).toEqual(["organisations", index]);
      expect(register.entry(`org-${register.size}`)).toBeUndefined();
    }
    const register = await loaded("large.csv", csv(15_000));
    expect(register.entry("org-14999")?.contacts).toMatchObject([{ name: "Siân 14999 0" }, { name: "Siân 14999 1" }]);
    expect(register.place(["organisations", 14_999, "contacts", 1]).start).toMatchObject({ line: 30_001, column: 1 });
  });

  test("of YAML has a digest too", async () => {
    const content = "organisations:\n  - reference: harbour\n";
    const { shared } = await loaded("r.yaml", content);
    expect(shared).toMatchObject({ kind: "yaml", size: 1, digest: createHash("sha256").update(content).digest("hex") });
  });

  test.each<[string, string, string]>([
    ["by its name alone", "a.CSV", "csv"],
    ["by its name alone", "a.jsonl", "ndjson"],
    ["by its name alone", "a.yml", "yaml"],
  ])("is of a kind %s: %s", async (_, name, kind) => {
    const content = { csv: csv(1), ndjson: ndjson(1), yaml: "organisations: []\n" }[kind] as string;
    expect((await loaded(name, content)).shared.kind).toBe(kind);
  });

  test.each<[string, string, string]>([
    ["csv", "export", csv(2)],
    ["csv", "export.txt", csv(2).replaceAll(",", ";")],
    ["csv", "export.data", `\uFEFF\n${csv(2)}`],
    ["ndjson", "register", ndjson(2)],
    ["ndjson", "register.json", ndjson(2)],
    ["yaml", "register.json", JSON.stringify({ organisations: [{ reference: "harbour" }] })],
    ["yaml", "other.json", JSON.stringify({ organisations: [{ reference: "harbour" }] }, null, 2)],
    [
      "yaml",
      "register.txt",
      "# PDP's register, of reference, phase and role\norganisations: [{ reference: harbour }]\n",
    ],
  ])("is of a kind by its content: %s in %s", async (kind, name, content) => {
    const { shared, size } = await loaded(name, content);
    expect([shared.kind, size > 0]).toEqual([kind, true]);
  });

  test.runIf(process.platform !== "win32")("can be a pipe, which gives little at a time and is read once", async () => {
    const path = join(folder, "pipe");
    execFileSync("mkfifo", [path]);
    const content = csv(3000);
    const script = `const fs = require("fs"); const f = fs.openSync(${JSON.stringify(path)}, "w"); const b = fs.readFileSync(0);
      for (let at = 0; at < b.length; at += 4093) fs.writeSync(f, b.subarray(at, at + 4093));`;
    const { spawn } = await import("node:child_process");
    const writer = spawn(process.execPath, ["-e", script], { stdio: ["pipe", "ignore", "inherit"] });
    writer.stdin.end(content);
    const read = await loadRegister({ path, name: "pipe" }, roles);
    expect("register" in read && entriesOf(read.register)).toEqual(entriesOf(sound("r.csv", content)));
  });

  test("that cannot be read says why", async () => {
    mkdirSync(join(folder, "folder.csv"));
    for (const [name, detail] of [
      ["folder.csv", "it is a folder"],
      ["nowhere.csv", "it is not there"],
    ] as const) {
      const read = await loadRegister({ path: join(folder, name), name }, roles);
      expect("problems" in read && read.problems.map(({ violation }) => violation)).toEqual([
        { rule: "syntax/unreadable", path: [], args: { detail } },
      ]);
    }
  });
});

describe("lines", () => {
  const text = `\uFEFFé1\r\n\n𝒫3\n${"x".repeat(1024 * 1024 - 9)}é\r\nlast`;

  /** Cuts bytes that come in portions of a size. */
  function cut(content: string, portion: number): unknown[] {
    const seen: unknown[] = [];
    const cutter = new Cutter({
      hint: "",
      line: ({ text, line, offset, bytes, ending, isText }) => {
        expect(Buffer.from(bytes).toString()).toBe(text);
        seen.push([line, offset, text.slice(0, 10), text.length, ending, isText]);
        return true;
      },
    });
    const bytes = Buffer.from(content);
    for (let at = 0, goesOn = true; goesOn; at += portion) {
      const part = bytes.subarray(at, at + portion);
      cutter.room.set(part);
      goesOn = cutter.take(part.length);
    }
    return seen;
  }

  test("are the same wherever the file is cut", () => {
    const lines = text.slice(1).split("\n");
    const whole = cut(text, 1024 * 1024);
    expect(whole).toHaveLength(lines.length);
    let offset = 0;
    for (const [index, line] of lines.entries()) {
      expect((whole[index] as unknown[]).slice(0, 2)).toEqual([index + 1, offset]);
      offset += line.length + 1;
    }
    for (const portion of [1024 * 1024 - 1, 1024 * 1024 - 3, 700_001, 65_536])
      expect(cut(text, portion)).toEqual(whole);
    const short = text.slice(0, 14);
    for (const portion of [4, 5, 7]) expect(cut(short, portion)).toEqual(cut(short, 100));
  });
});

test("a worker reads the same memory, and gets no copy of it", async () => {
  const content = csv(500);
  const register = sound("r.csv", content);
  const { outputFiles } = await build({
    stdin: {
      contents: `import { parentPort, workerData } from "node:worker_threads";
        import { openRegister } from "./src/node/register/open.ts";
        const register = openRegister(workerData);
        new Uint8Array(workerData.chunks[0])[0] = 42;
        const entries = [...register.references()].map((reference) => register.entry(reference));
        parentPort.postMessage({ entries, place: register.place(["organisations", 7, "contacts", 1, "name"]) });`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    preserveSymlinks: true,
  });
  const worker = new Worker(outputFiles[0]?.text ?? "", { eval: true, workerData: register.shared });
  const message = await new Promise<unknown>((done, failed) => worker.once("message", done).once("error", failed));
  await worker.terminate();
  expect(message).toEqual({
    entries: entriesOf(register),
    place: register.place(["organisations", 7, "contacts", 1, "name"]),
  });
  // The first bytes are nobody's.
  expect(new Uint8Array(register.shared.chunks[0] as SharedArrayBuffer)[0]).toBe(42);
});

test("memory is as much as what is written, with little beside it", () => {
  const content = csv(20_000);
  const { shared } = sound("r.csv", content);
  const bytes = [...shared.chunks, shared.rows, shared.slots].reduce((sum, { byteLength }) => sum + byteLength, 0);
  expect(bytes).toBeLessThan(content.length * 2.5 + 8 * 1024 * 1024);
});

test("a register whose references clash in a hash table finds each of them", () => {
  const references = Array.from({ length: 5000 }, (_, index) => `a${index.toString(36)}-${(index * 7919) % 5000}`);
  const register = sound("r.ndjson", references.map((reference) => `{"reference":"${reference}"}\n`).join(""));
  for (const [index, reference] of references.entries())
    expect(register.entry(reference)).toEqual({ reference, path: ["organisations", index], contacts: [] });
  expect("problems" in load("r.ndjson", '{"reference":"a"}\n{"reference":"a"}')).toBe(true);
});
