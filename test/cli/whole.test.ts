import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openWhole } from "../../src/node/write.ts";
import { folder } from "./run.ts";

test("what comes in parts is there all at once, when it is kept", () => {
  const root = folder({ "report.json": "before" });
  const path = join(root, "report.json");
  const parts = [..."żółw ".repeat(30_000)];
  const file = openWhole(path);
  for (const [index, part] of parts.entries()) file.write(index % 1000 === 0 ? Buffer.from(part) : part);
  expect(readFileSync(path, "utf8")).toBe("before");
  file.keep();
  expect(readFileSync(path, "utf8")).toBe(parts.join(""));
  file.discard();
  expect(readdirSync(root)).toEqual(["report.json"]);
});

test("what is discarded was never there", () => {
  const root = folder({ "report.json": "before" });
  const file = openWhole(join(root, "report.json"));
  file.write("x".repeat(100_000));
  expect(readdirSync(root)).toHaveLength(2);
  file.discard();
  file.discard();
  expect(readdirSync(root)).toEqual(["report.json"]);
  expect(readFileSync(join(root, "report.json"), "utf8")).toBe("before");
});

test("nothing is written after the end, or half", () => {
  const root = folder({ "report.json": "before" });
  const file = openWhole(join(root, "report.json"));
  file.keep();
  expect(() => file.write(Buffer.from("more"))).toThrow("The file is closed.");
  expect(readFileSync(join(root, "report.json"), "utf8")).toBe("");
});

test("a link stays, and folders on the way are made", () => {
  const root = folder({ "target.json": "before" });
  symlinkSync("target.json", join(root, "link.json"));
  const linked = openWhole(join(root, "link.json"));
  linked.write("after");
  linked.keep();
  expect(readFileSync(join(root, "target.json"), "utf8")).toBe("after");
  const deep = openWhole(join(root, "a/b/c.json"));
  deep.write("deep");
  deep.keep();
  expect(readFileSync(join(root, "a/b/c.json"), "utf8")).toBe("deep");
});

test("a device is written into and stays what it is, even if discarded", () => {
  for (const end of ["keep", "discard"] as const) {
    const file = openWhole("/dev/null");
    file.write("x");
    file[end]();
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  }
});

test("a full disk leaves what was there", () => {
  const full = openWhole("/dev/full");
  full.write("x");
  expect(() => full.keep()).toThrow("ENOSPC");
  // In the place of a file that cannot become one.
  const root = folder({});
  const file = openWhole(join(root, "taken"));
  mkdirSync(join(root, "taken/below"), { recursive: true });
  expect(() => file.keep()).toThrow();
  expect(readdirSync(root)).toEqual(["taken"]);
});

test("a folder is no place for a file, and says so before anything is done", () => {
  const root = folder({ "taken/file": "" });
  expect(() => openWhole(join(root, "taken"))).toThrow("EISDIR");
  expect(readdirSync(root)).toEqual(["taken"]);
});
