import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { organisationAt } from "../../bench/organisations.ts";

/** How many declarations `writeInput` writes. */
export const DECLARATIONS = 298;

/**
 * Writes two files of declarations into `in/`, and `register.ndjson`. Beside what the bench has there is what is hard to
 * put together again: blank lines, what cannot be judged, YAML, two references, two declarations of one organisation,
 * declarations without an entry, and an entry without a declaration. Gives all declarations in their order.
 */
export function writeInput(folder: string): Buffer {
  const organisations = Array.from({ length: 300 }, (_, place) => organisationAt(place));
  const lines = organisations.map(({ declaration }) => Buffer.from(JSON.stringify(declaration)));
  const line = (place: number): string => String(lines[place]);
  lines[7] = Buffer.from("");
  lines[8] = Buffer.from(" \t");
  lines[20] = Buffer.from([0x7b, 0xff, 0x7d]);
  lines[21] = Buffer.from(line(22));
  lines[30] = Buffer.from('{organisation: {reference: org-0000030, name: "Łódź 🙂"}}');
  lines[40] = Buffer.from(`${line(40)}\r`);
  lines[50] = Buffer.from("{ broken");
  lines[60] = Buffer.from(line(60).replace('"reference":', '"reference":"org-0000061","reference":'));
  const entries = organisations.map(({ entry }) => JSON.stringify(entry));
  entries.push(JSON.stringify({ reference: "silent-pensions", phase: "live", contacts: [] }));
  entries[11] += "\r";
  entries[9] = "";
  entries.splice(5, 3);
  mkdirSync(join(folder, "in"));
  const files = { "a.ndjson": lines.slice(0, 200), "b.ndjson": lines.slice(200) };
  for (const [name, part] of Object.entries(files)) writeFileSync(join(folder, "in", name), together(part));
  writeFileSync(join(folder, "register.ndjson"), `${entries.join("\n")}\n`);
  return together(lines);
}

function together(lines: readonly Buffer[]): Buffer {
  return Buffer.concat(lines.flatMap((line) => [line, Buffer.from("\n")]));
}
