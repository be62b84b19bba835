import type { SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Header } from "./result.ts";
import { COLUMNS, type Row, rowsOf } from "./rows.ts";
import type { Chunk, View, ViewOptions } from "./view.ts";

/** How many rows are held until they are written: few enough for the memory, enough for a reader to skip by. */
const ROWS_A_GROUP = 20_000;

const NUMBERS: ReadonlySet<keyof Row> = new Set(["document", "count", "line", "column"]);
const CERTAIN: ReadonlySet<keyof Row> = new Set(["status", "count"]);

/** Texts and 32-bit numbers, null where a row has nothing to say. */
const SCHEMA: SchemaElement[] = [
  { name: "findings", num_children: COLUMNS.length },
  ...COLUMNS.map((name): SchemaElement => {
    const repetition_type = CERTAIN.has(name) ? "REQUIRED" : "OPTIONAL";
    if (NUMBERS.has(name)) return { name, type: "INT32", repetition_type };
    return { name, type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" }, repetition_type };
  }),
];

/**
 * For a notebook or an engine: Apache Parquet, `Row`s in groups, compressed with Snappy, which every reader knows. What
 * stands for the whole audit is in the file's metadata: its header as `rolecall.audit`, its counts as `rolecall.summary`.
 */
export function parquet({ version }: Pick<ViewOptions, "version">): View {
  const bytes = new ByteWriter();
  const createdBy = `rolecall version ${version}`;
  const writer = new ParquetWriter({ writer: bytes, schema: SCHEMA, createdBy, kvMetadata: [] });
  let header: Header | undefined;
  let rows: Row[] = [];

  const group = (): void => {
    if (rows.length === 0) return;
    const columnData = COLUMNS.map((name) => ({ name, data: rows.map((row) => row[name]) }));
    writer.write({ columnData, rowGroupSize: rows.length });
    rows = [];
  };
  /** What has been written since, out of the writer's hands. */
  const taken = (): Chunk[] => {
    const chunk = bytes.getBytes().slice();
    bytes.index = 0;
    return chunk.length > 0 ? [chunk] : [];
  };

  return {
    start: (line): Chunk[] => {
      header = line;
      return taken();
    },
    line: (line): Chunk[] => {
      for (const row of rowsOf(line)) {
        rows.push(row);
        if (rows.length === ROWS_A_GROUP) group();
      }
      return taken();
    },
    end: (tally): Chunk[] => {
      group();
      writer.kvMetadata?.push(
        { key: "rolecall.audit", value: JSON.stringify(header) },
        { key: "rolecall.summary", value: JSON.stringify(tally) },
      );
      writer.finish();
      return taken();
    },
  };
}
