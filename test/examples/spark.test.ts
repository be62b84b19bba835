import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { expect, test } from "vitest";
import { NOW } from "../../bench/organisations.ts";
import type { Result } from "../../src/audit/result.ts";
import { folder, rolecall } from "../cli/run.ts";
import { describeWith } from "../peers.ts";
import { executorsOf, killed, type Submitted, submit } from "./cluster.ts";
import { DECLARATIONS, writeInput } from "./declarations.ts";

const TERMS = ["--register", "register.ndjson", "--key-file", "key", "--now", new Date(NOW).toISOString()];
const BATCHES = 2;
const PARTITIONS = 3;

/** The package as it is published, which is all that an executor needs beside Node. */
function packed(root: string): string {
  const args = ["pack", "--ignore-scripts", "--silent", "--pack-destination", root];
  return join(root, execFileSync("npm", args, { encoding: "utf8" }).trim());
}

function wordsIn(root: string): readonly string[] {
  const command = "{files}/rolecall/package/dist/cli/rolecall.cjs";
  const noted = `sh ${resolve("test/examples/noted.sh")} ${join(root, "notes")} ${process.execPath} ${command}`;
  const modules = ["lines.py", "partition.py", "whole.py"].map((name) => resolve("examples/spark", name));
  return [
    ...["--archives", `${packed(root)}#rolecall`, "--py-files", modules.join(",")],
    ...[resolve("examples/spark/audit.py"), "in", ...TERMS],
    ...["--output", "out", "--audit", "audit.ndjson", "--rolecall", noted],
    ...["--partitions", String(PARTITIONS), "--batches", String(BATCHES)],
  ];
}

/** A run of rolecall on an executor. */
interface Note {
  readonly executor: string;
  readonly hasEnded: boolean;
}

function notesIn(root: string): readonly Note[] {
  const names = new Set(readdirSync(join(root, "notes")));
  return [...names].flatMap((name) => {
    const [run, what] = name.split(".");
    const where = readFileSync(join(root, "notes", name), "utf8");
    const executor = what === "begun" && /\/app-[^/]+\/(\d+)\//.exec(where)?.[1];
    return executor ? [{ executor, hasEnded: names.has(`${run}.ended`) }] : [];
  });
}

/** Kills an executor while it audits and both have audited something; gives its number. */
async function killOne(run: Submitted, root: string): Promise<string> {
  let isOver = false;
  run.ended.finally(() => {
    isOver = true;
  });
  for (; ; await sleep(50)) {
    const notes = notesIn(root);
    const [victim] = notes.filter(({ hasEnded }) => !hasEnded).map(({ executor }) => executor);
    const done = new Set(notes.filter(({ hasEnded }) => hasEnded).map(({ executor }) => executor));
    const pid = victim !== undefined && done.size > 1 ? executorsOf(run).get(victim) : undefined;
    if (victim !== undefined && pid !== undefined) {
      killed(pid);
      return victim;
    }
    if (isOver) throw new Error(`Spark ended before an executor could be killed:\n${run.log().slice(-4000)}`);
  }
}

type Row = Readonly<Record<string, unknown>>;

/** The rows of the results, in the order of the input. */
async function rowsIn(root: string): Promise<readonly Row[]> {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".parquet"));
  const parts = files.map(async (name) => parquetReadObjects({ file: await asyncBufferFromFile(join(root, name)) }));
  const plain = (_: string, value: unknown): unknown => (typeof value === "bigint" ? Number(value) : value);
  const rows: Row[] = JSON.parse(JSON.stringify((await Promise.all(parts)).flat(), plain));
  return rows.sort((a, b) => Number(a.ordinal) - Number(b.ordinal));
}

/** The columns that a line of an audit becomes. */
function columnsOf(line: string): Row {
  const { type, version, organisation, preregistration, findings, people, ...same }: Result = JSON.parse(line);
  return {
    ...same,
    reference: organisation.reference ?? null,
    name: organisation.name ?? null,
    preregistration: preregistration.source,
    findings: findings.map(({ rule, severity, message, path, range, fingerprint }) => {
      const { line, column } = range.start;
      return { rule, severity, message, path, line, column, fingerprint };
    }),
    ...(people && { people: people.map((keys) => [...keys]) }),
    result: line,
  };
}

describeWith("pyspark", "Spark", () => {
  test("with an executor killed on the way, and gone on with later, gives what one machine gives", async () => {
    const root = folder({ key: "0123456789abcdef".repeat(4), "notes/.keep": "" });
    const stdin = writeInput(root);
    const alone = rolecall(["audit", "-", "--quiet", ...TERMS], { cwd: root, stdin }).stdout;
    const results = alone.split("\n").filter((line) => line.startsWith('{"type":"organisation"'));
    expect(results).toHaveLength(DECLARATIONS);

    const words = wordsIn(root);
    const run = submit(root, "local-cluster[2,1,1024]", words);
    const victim = await killOne(run, root);
    expect(await run.ended, run.log().slice(-4000)).toBe(0);
    expect(run.log()).toContain(`Lost executor ${victim} `);
    // What it had in hand was done again.
    expect(notesIn(root).length).toBeGreaterThan(BATCHES * PARTITIONS);
    expect(await rowsIn(join(root, "out/results"))).toEqual(results.map(columnsOf));
    expect(readFileSync(join(root, "audit.ndjson"), "utf8")).toBe(alone);

    for (const gone of ["out/results/batch=1", "audit.ndjson", "notes"]) rmSync(join(root, gone), { recursive: true });
    mkdirSync(join(root, "notes"));
    const later = submit(root, "local[2]", words);
    expect(await later.ended, later.log().slice(-4000)).toBe(0);
    expect(readFileSync(join(root, "audit.ndjson"), "utf8")).toBe(alone);
    // Beside that batch: what the driver asks for the header, and the merging.
    expect(readdirSync(join(root, "notes")).filter((name) => name.endsWith(".begun"))).toHaveLength(PARTITIONS + 2);
  }, 300_000);
});
