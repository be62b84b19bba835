import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { entries, omittedOf } from "../../src/formats/entries.ts";
import { tap } from "../../src/formats/tap.ts";
import { describeWith } from "../peers.ts";
import { everything, nothing } from "./everything.ts";
import { type ReadTap, readTap } from "./readers.ts";
import { REPORTS } from "./reports.ts";

const MAKERS = { ...REPORTS, everything, nothing };

const told = (make: typeof everything): string => {
  const { report, sources, options } = make();
  return tap(report, sources, options);
};

test.each(Object.entries(MAKERS))("the diagnostics of the %s report are YAML", (_, make) => {
  const blocks = [...told(make).matchAll(/^ {2}---\n(.*?)^ {2}\.\.\.$/gms)];
  const documents = blocks.flatMap(([, block = ""]) => parseAllDocuments(block.replace(/^ {2}/gm, "")));
  expect(documents.flatMap((document) => ("errors" in document ? document.errors : []))).toEqual([]);
  const found = documents.flatMap((document) => ("toJS" in document ? (document.toJS().findings ?? []) : []));
  const { report } = make();
  expect(found).toHaveLength(entries(report).length + report.files.flatMap(omittedOf).length);
});

type Five = readonly [ReadTap, ReadTap, ReadTap, ReadTap, ReadTap];

describeWith("perl", "Perl’s parser", () => {
  let read: readonly ReadTap[] = [];
  let [clean, ordinary, hostile, whole, none] = [] as unknown as Five;
  beforeAll(() => {
    read = readTap(Object.values(MAKERS).map(told));
    [clean, ordinary, hostile, whole, none] = read as Five;
  });

  test("understands every line of every report", () => {
    for (const { errors, others, planned, points, todo } of read) {
      expect(errors).toEqual([]);
      expect(others).toEqual([]);
      expect(planned).toBe(points.length);
      expect(todo).toBe(0);
    }
  });

  test("reads every finding with its rule, place and words", () => {
    const found = (one: ReadTap): unknown[] => one.points.flatMap(({ data }) => data?.findings ?? []);
    for (const [index, make] of Object.values(MAKERS).entries()) {
      const { report } = make();
      expect(found(read[index] as ReadTap)).toHaveLength(
        entries(report).length + report.files.flatMap(omittedOf).length,
      );
    }
    expect(found(ordinary)[0]).toEqual({
      rule: "roles/mandatory-role",
      severity: "error",
      line: "8",
      column: "1",
      message: "No user holds the role of test manager",
      remedy: "Give the role of test manager to a user. A user can hold more than one role.",
      standing: "Known to the baseline",
    });
    expect(found(hostile).map((finding) => (finding as { message: string }).message)).toContain(
      "‘not ok 1 - owned # TODO’ is not a role of the connection portal",
    );
  });

  test("passes what has no error that counts, and nothing else", () => {
    expect(read.map(({ passed }) => passed)).toEqual([true, false, false, false, true]);
    const points = whole.points.map(({ ok, description, directive }) => `${ok} ${directive} ${description}`);
    expect(points.filter((point) => !/, |: [a-z]+\//.test(point))).toEqual([
      "false  - ./orgs//a.roles.yaml",
      "false  - ./orgs//a.roles.yaml (document 2)",
      "false  - orgs/b.roles.yaml",
      "false  - <stdin>: could not be judged",
      "false  - /srv/c d.roles.yaml",
      "false  - ../e.roles.yaml: could not be judged",
      "false  - C:\\\\orgs\\\\f.roles.yaml",
      "false  - rolecall.yaml",
      "true SKIP - roles/role-limit",
      "true SKIP - advice/sole-contact",
    ]);
  });

  test("skips what was not evaluated, and says why", () => {
    const skipped = hostile.points.filter(({ directive }) => directive === "SKIP");
    expect(skipped.map(({ explanation }) => explanation)).toEqual([
      "no preregistration details",
      "no email domains declared",
    ]);
    expect(skipped[1]?.description).toMatch(/=1\.roles\.yaml: users\/outside-email-domain$/);
    expect(clean.skipped).toBe(0);
    expect(none.points).toEqual([]);
  });

  test("a reason cannot end its directive", () => {
    const off = whole.points.find(({ description }) => description.startsWith("- roles/role-limit"));
    expect(off?.explanation).toContain("Agreed \\# TODO<U+000A>::error::owned");
  });

  test("prove says the same", () => {
    const folder = mkdtempSync(join(tmpdir(), "rolecall-"));
    const status = Object.entries(MAKERS).map(([name, make]) => {
      writeFileSync(join(folder, `${name}.tap`), told(make));
      return spawnSync("prove", ["-e", "cat", join(folder, `${name}.tap`)]).status === 0;
    });
    rmSync(folder, { recursive: true });
    expect(status).toEqual([true, false, false, false, true]);
  });
});
