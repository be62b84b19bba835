import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, test } from "vitest";
import { parquet } from "../../src/audit/parquet.ts";
import type { Line } from "../../src/audit/result.ts";
import { COLUMNS, rowsOf } from "../../src/audit/rows.ts";
import type { Chunk } from "../../src/audit/view.ts";
import { folder } from "../cli/run.ts";
import { INJECTIONS } from "../formats/reports.ts";
import { describeWith, peer } from "../peers.ts";
import { auditOf, benched, DUPLICATE, HEADER, multiplied, OTHERS, resultsOf } from "./audits.ts";
import { bytes, looked } from "./looking.ts";

const view = (): ReturnType<typeof parquet> => parquet({ version: "0.1.0" });

/** The file, as a reader takes it. */
function file(lines: readonly Line[]): ArrayBuffer {
  const made = bytes(view(), lines);
  return made.buffer.slice(made.byteOffset, made.byteOffset + made.length) as ArrayBuffer;
}

const rows = (lines: readonly Line[]): readonly object[] =>
  lines.flatMap((line) => (line.type === "audit" || line.type === "summary" ? [] : rowsOf(line)));

const SMALL = auditOf([...benched(0, 40), ...resultsOf(OTHERS)], { across: [DUPLICATE] });

describe("what hyparquet reads", () => {
  test("are the rows, in their order, with texts as they are", async () => {
    const [model] = benched(0, 1);
    const hostile = INJECTIONS.map((name) => ({ ...(model as object), organisation: { name } }) as Line);
    const lines = [...SMALL.slice(0, -1), ...hostile, ...SMALL.slice(-1)];
    const read = await parquetReadObjects({ file: file(lines) });
    expect(read).toEqual(rows(lines));
  });

  test("says what audit it is of, and by whom", () => {
    const metadata = parquetMetadata(file(SMALL));
    const values = new Map(metadata.key_value_metadata?.map(({ key, value }) => [key, JSON.parse(value ?? "null")]));
    expect(values.get("rolecall.audit")).toEqual(HEADER);
    expect(values.get("rolecall.summary")).toEqual(SMALL.at(-1));
    expect(metadata.created_by).toBe("rolecall version 0.1.0");
    expect(metadata.schema.slice(1).map(({ name }) => name)).toEqual(COLUMNS);
  });

  test("is a whole file where nothing was audited", async () => {
    const empty = file(auditOf([]));
    expect(await parquetReadObjects({ file: empty })).toEqual([]);
    expect(parquetMetadata(empty).num_rows).toBe(0n);
  });

  test("the same audit gives the same bytes", () => {
    expect(Buffer.from(file(SMALL)).equals(Buffer.from(file(SMALL)))).toBe(true);
  });
});

test("many rows come in groups, each written once it is full, so that the memory stays flat", async () => {
  const results = [...multiplied(12_000)];
  const lines = auditOf(results);
  const chunks = looked(view(), lines).map((chunk: Chunk) => chunk.length);
  // The file's beginning, two full groups, and the end with the last group.
  expect(chunks.length).toBe(Math.floor(rows(lines).length / 20_000) + 2);
  const metadata = parquetMetadata(file(lines));
  expect(Number(metadata.num_rows)).toBe(rows(lines).length);
  expect(metadata.row_groups.length).toBe(Math.ceil(rows(lines).length / 20_000));
  const read = await parquetReadObjects({ file: file(lines), columns: ["file"] });
  expect(new Set(read.map((row) => row.file)).size).toBe(12_000);
});

const SQL = `
import duckdb, json, sys
file = sys.argv[1]
def ask(sql): return duckdb.sql(sql.format(file=file)).fetchall()
print(json.dumps({
  "rows": ask("select count(*) from '{file}'")[0][0],
  "organisations": ask("select count(*) from (select distinct file, document from '{file}' where status <> 'across')")[0][0],
  "rules": ask("select rule, sum(count)::int from '{file}' where rule is not null group by rule order by 2 desc, 1"),
  "compliant": ask("select count(distinct file) from '{file}' where verdict = 'compliant'")[0][0],
  "summary": ask("select decode(value) from parquet_kv_metadata('{file}') where decode(key) = 'rolecall.summary'")[0][0],
}))
`;

describeWith("duckdb", "what DuckDB reads", () => {
  test("are the rows that were written, to be counted and grouped", () => {
    const path = join(folder({}), "findings.parquet");
    writeFileSync(path, bytes(view(), SMALL));
    const { stdout, stderr } = spawnSync(peer("python"), ["-c", SQL, path], { encoding: "utf8" });
    expect(stderr).toBe("");
    const told = JSON.parse(stdout);
    const summary = SMALL.at(-1) as Extract<Line, { type: "summary" }>;
    expect(told.rows).toBe(rows(SMALL).length);
    expect(told.organisations).toBe(summary.documents);
    expect(told.rules).toEqual(summary.rules.map(({ rule, count }) => [rule, count]));
    expect(told.compliant).toBe(summary.verdicts.compliant);
    expect(JSON.parse(told.summary)).toEqual(summary);
  });
});
