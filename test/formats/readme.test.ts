import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FORMAT_NAMES } from "../../src/formats/formats.ts";

test("the README names every format, and no other", () => {
  const [, table = ""] = readFileSync("README.md", "utf8").split("| format | what it is for |");
  const rows = (table.split("\n\n")[0] ?? "").split("\n").slice(2);
  const named = rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([a-z]+)`/g)].map(([, name]) => name));
  expect(named.sort()).toEqual([...FORMAT_NAMES].sort());
});
