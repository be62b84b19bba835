import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Tallying } from "../../src/audit/tally.ts";
import { inJson } from "../../src/formats/escape.ts";
import { HEADER, multiplied } from "../audit/audits.ts";
import { folder, measured } from "../cli/run.ts";

/** Writes an audit of so many organisations, one line at a time. */
async function write(path: string, count: number): Promise<void> {
  const stream = createWriteStream(path);
  const tallying = new Tallying();
  stream.write(`${inJson(HEADER)}\n`);
  for (const result of multiplied(count)) {
    tallying.add(result);
    if (!stream.write(`${inJson(result)}\n`)) await once(stream, "drain");
  }
  stream.end(`${inJson(tallying.tally({ evaluated: [], not_evaluated: [] }))}\n`);
  await once(stream, "finish");
}

test("a spreadsheet and a Parquet file of many organisations take no more memory than those of few", async () => {
  const cwd = folder({});
  await write(join(cwd, "few.ndjson"), 15_000);
  await write(join(cwd, "many.ndjson"), 75_000);
  const megabytes = (name: string): number => {
    const args = ["audit", "view", `${name}.ndjson`, "-f", `csv=${name}.csv`, "-f", `parquet=${name}.parquet`];
    const { code, stderr, megabytes } = measured(args, { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    return megabytes;
  };
  expect(megabytes("many")).toBeLessThan(1.4 * megabytes("few") + 20);
  // Of each organisation only what is compared is kept.
  const compared = measured(["audit", "compare", "many.ndjson", "many.ndjson"], { cwd });
  expect(compared.stderr).toBe("");
  expect(compared.stdout).toContain("No organisation is newly compliant or newly not compliant.");
  expect(compared.megabytes).toBeLessThan(400);
});
