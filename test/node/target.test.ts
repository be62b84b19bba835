import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { targetOf, targets } from "../../src/node/target.ts";
import { folder } from "../cli/run.ts";

test("many paths lead where each of them leads: files, links, links of folders, what is not there", () => {
  const root = folder({});
  const real = join(root, "real");
  mkdirSync(real);
  const names = Array.from({ length: 20 }, (_, index) => `${index}.roles.yaml`);
  for (const name of names) writeFileSync(join(real, name), "");
  symlinkSync(join(root, "elsewhere.ndjson"), join(real, "dangling.roles.yaml"));
  symlinkSync("0.roles.yaml", join(real, "link.roles.yaml"));
  symlinkSync(real, join(root, "linked"));
  const all = [...names, "dangling.roles.yaml", "link.roles.yaml", "absent.roles.yaml"];
  const paths = ["real", "linked", "nowhere"].flatMap((name) => all.map((file) => join(root, name, file)));
  expect([...targets(paths)].sort()).toEqual(paths.map((path) => targetOf(path)).sort());
  expect(new Set(targets(paths)).has(join(targetOf(root), "elsewhere.ndjson"))).toBe(true);
});
