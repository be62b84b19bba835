import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Collected, Collector } from "../../../src/audit/across/collector.ts";
import type { Across } from "../../../src/audit/result.ts";
import { createEvaluator } from "../../../src/core/evaluate.ts";
import { judge } from "../../judge.ts";
import { naively } from "./naive.ts";

const LIMITS = [0, 600, 5000, 64 * 1024 * 1024];

function lines(results: readonly Collected[], registered: readonly string[] | null, limit: number): readonly Across[] {
  const register = registered && { digest: "", references: () => registered };
  const collector = new Collector(judge, register, limit);
  for (const result of results) collector.add(result);
  return [...collector.lines()];
}

const key = (name: string): string => Buffer.from(name.padEnd(16)).toString("hex");

function declared(reference: string | undefined, place: number, of: Partial<Collected> = {}): Collected {
  return {
    organisation: reference === undefined ? {} : { reference },
    file: `${place % 3}.ndjson`,
    document: place,
    line: place + 1,
    verdict: "compliant",
    ...of,
  };
}

const reference = fc.constantFrom("alder", "birch", "birch-two", "cedar", "elm", "oak", "Not One", "", undefined);
const user = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f", "g").map(key), { maxLength: 2 });
const results = fc
  .array(
    fc.record({
      reference,
      verdict: fc.constantFrom("compliant", "non_compliant", "not_applicable", "not_judged"),
      people: fc.array(user, { maxLength: 3 }),
    }),
    { maxLength: 25 },
  )
  .map((all) => all.map(({ reference, verdict, people }, place) => declared(reference, place, { verdict, people })));
const register = fc.option(fc.uniqueArray(fc.constantFrom("alder", "birch", "cedar", "fir", "yew")));

test("the findings are those of comparing everything with everything, in any memory and by any evaluator", () => {
  const rules = new Set<string>();
  fc.assert(
    fc.property(results, register, (all, registered) => {
      const [first, ...others] = LIMITS.map((limit) => lines(all, registered, limit));
      for (const other of others) expect(other).toEqual(first);
      expect(first?.map(({ rule, references, places, omitted }) => ({ rule, references, places, omitted }))).toEqual(
        naively(all, registered),
      );
      const fingerprints = first?.map(({ fingerprint }) => fingerprint) ?? [];
      expect(new Set(fingerprints).size).toBe(fingerprints.length);
      for (const { rule } of first ?? []) rules.add(rule);
    }),
    { numRuns: 250 },
  );
  expect([...rules].sort()).toEqual(
    judge.ruleset.catalogue.map(({ id }) => id).filter((id) => id.startsWith("across/")),
  );
});

test("a person is told once whatever keys say so, and nothing of who it is", () => {
  const mail = key("mail");
  const phone = key("phone");
  const [line, ...more] = lines(
    [
      declared("alder", 0, { people: [[mail, phone], [key("other")]] }),
      declared("birch", 1, { people: [[key("tom")], [mail, phone]] }),
      declared("cedar", 2, { people: [[key("another mail"), phone]] }),
    ],
    null,
    1e6,
  );
  expect(more).toEqual([]);
  expect(line).toEqual({
    type: "across",
    version: 1,
    rule: "across/several-organisations",
    severity: "info",
    message: "One person seems to hold roles in 3 organisations",
    args: { count: 3 },
    references: ["alder", "birch", "cedar"],
    places: [
      { file: "0.ndjson", document: 0, line: 1 },
      { file: "1.ndjson", document: 1, line: 2 },
      { file: "2.ndjson", document: 2, line: 3 },
    ],
    omitted: 0,
    fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  for (const secret of [mail, phone]) expect(JSON.stringify(line)).not.toContain(secret);
});

test("one person in two declarations of one organisation is that organisation's business", () => {
  const people = [[key("mail")]];
  const all = [declared("alder", 0, { people }), declared("alder", 1, { people }), declared(undefined, 2, { people })];
  expect(lines(all, null, 1e6).map(({ rule }) => rule)).toEqual(["across/duplicate-declaration"]);
});

test("two persons in the same organisations have fingerprints of their own, which stay when others come before", () => {
  const pair = (name: string): readonly (readonly string[])[] => [[key(name)], [key(`${name}2`)]];
  const two = [declared("alder", 1, { people: pair("x") }), declared("birch", 2, { people: pair("x") })];
  const fingerprints = lines(two, null, 1e6).map(({ fingerprint }) => fingerprint);
  expect(new Set(fingerprints).size).toBe(2);
  const more = [declared("aaa", 0, { people: [[key("y")]] }), ...two, declared("elm", 3, { people: [[key("y")]] })];
  expect(lines(more, null, 1e6).map(({ fingerprint }) => fingerprint)).toEqual(expect.arrayContaining(fingerprints));
});

test("of very many places the first are told, and how many more there are", () => {
  const all = Array.from({ length: 1200 }, (_, place) =>
    declared(place < 1100 ? "alder" : `org-${place}`, place, { people: [[key("everywhere")]] }),
  );
  const [duplicate, person] = lines(all, null, 3000);
  expect(duplicate).toMatchObject({ rule: "across/duplicate-declaration", args: { count: 1100 }, omitted: 100 });
  expect(duplicate?.places.map(({ document }) => document)).toEqual(Array.from({ length: 1000 }, (_, place) => place));
  expect(person).toMatchObject({ rule: "across/several-organisations", args: { count: 101 }, omitted: 200 });
});

test("the disk is given back when all is told, when nobody asks on, and when the policies fail", () => {
  const mine = (): number => readdirSync(tmpdir()).filter((name) => name.startsWith("rolecall-audit-")).length;
  const before = mine();
  const full = (evaluator = judge.evaluator): Collector => {
    const collector = new Collector({ ...judge, evaluator }, null, 0);
    for (let place = 0; place < 50; place += 1) collector.add(declared(`org-${place % 20}`, place));
    expect(mine()).toBe(before + 1);
    return collector;
  };
  expect([...full().lines()]).toHaveLength(20);
  expect(mine()).toBe(before);
  for (const _ of full().lines()) break;
  expect(mine()).toBe(before);
  const broken = {
    ...createEvaluator(judge.ruleset),
    across: () => {
      throw new Error("broken");
    },
  };
  const collector = full(broken);
  expect(() => [...collector.lines()]).toThrow("broken");
  expect(mine()).toBe(before);
  const closed = full();
  closed.close();
  closed.close();
  expect(mine()).toBe(before);
});
