import { expect, test } from "vitest";
import { json } from "../../src/formats/json.ts";
import { ndjson } from "../../src/formats/ndjson.ts";
import { schemaErrors } from "../report-schema.ts";
import { everything, nothing } from "./everything.ts";
import { REPORTS, SHOWN } from "./reports.ts";

type Line = Readonly<Record<string, unknown>> & { readonly type: string; readonly version: number };

/** What a reader of the stream has in the end. */
function reassembled(text: string): unknown {
  const lines = text
    .split("\n")
    .slice(0, -1)
    .map((line): Line => JSON.parse(line));
  const of = (type: string): object[] =>
    lines.filter((line) => line.type === type).map(({ type: _, version: __, ...rest }) => rest);
  expect(new Set(lines.map(({ version }) => version))).toEqual(new Set([1]));
  expect(lines.findIndex(({ type }) => type === "summary")).toBe(lines.length - 1);
  return { version: 1, ...of("summary")[0], files: of("document"), settings: of("settings") };
}

test.each(Object.entries({ ...REPORTS, everything, nothing }))("%s: the lines make up the JSON report", (_, make) => {
  const { report, sources, options } = make();
  for (const looks of [options, SHOWN]) {
    const text = ndjson(report, sources, looks);
    expect(text.endsWith("\n")).toBe(true);
    const whole = reassembled(text);
    expect(whole).toEqual(JSON.parse(json(report, sources, looks)));
    expect(schemaErrors(whole)).toEqual([]);
  }
});
