import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Collector } from "../../src/audit/across/collector.ts";
import { acrossRules } from "../../src/audit/across/rules.ts";
import { merged, written } from "../../src/audit/merge.ts";
import { closeParts, openParts, PartsDiffer } from "../../src/audit/parts.ts";
import { BrokenAudit } from "../../src/audit/reading.ts";
import type { Header, Result } from "../../src/audit/result.ts";
import { Tallying } from "../../src/audit/tally.ts";
import { folder } from "../cli/run.ts";
import { judge } from "../judge.ts";
import { across, finding, header, result, textOf } from "./lines.ts";

const { digest, revision, catalogue } = judge.ruleset;
const REGISTERED = ["alder", "birch", "fir"];
const REGISTER = { digest: "e".repeat(64), references: (): readonly string[] => REGISTERED };
const HEAD = header({
  ruleset: { digest, revision },
  register: { file: "register.yaml", digest: REGISTER.digest, organisations: 3 },
  key: "0".repeat(32),
});

/** What one audit of everything writes. */
function whole(results: readonly Result[]): string {
  const collector = new Collector(judge, REGISTER);
  const tallying = new Tallying();
  for (const one of results) collector.add(one);
  const lines = [...results, ...collector.lines()];
  for (const line of lines) tallying.add(line);
  return [HEAD, ...lines, tallying.tally(acrossRules(catalogue, HEAD))].map(written).join("");
}

/** What its parts write, by their names. */
function shards(results: readonly Result[], of: number, head: Header = HEAD): Record<string, string> {
  const parts = Array.from({ length: of }, (_, place) => {
    const own = { ...head, shard: { index: place + 1, of } };
    const lines = results.filter(({ ordinal }) => ordinal % of === place);
    const tallying = new Tallying();
    for (const line of lines) tallying.add(line);
    return [`${place + 1}.ndjson`, [own, ...lines, tallying.tally(acrossRules(catalogue, own))].map(written).join("")];
  });
  return Object.fromEntries(parts);
}

function merge(files: Readonly<Record<string, string>>, names: readonly string[] = Object.keys(files)): string {
  const root = folder(files);
  const parts = openParts(names.map((name) => ({ path: join(root, name), name })));
  try {
    return [...merged(parts, judge, REGISTER)].join("");
  } finally {
    closeParts(parts);
  }
}

const key = (name: string): string => Buffer.from(name.padEnd(16)).toString("hex");
const units = fc
  .array(
    fc.array(
      fc.record({
        reference: fc.constantFrom("alder", "birch", "cedar", undefined),
        verdict: fc.constantFrom("compliant", "non_compliant", "not_applicable", "not_judged"),
        people: fc.option(
          fc.array(
            fc.constantFrom("a", "b", "c").map((name) => [key(name)]),
            { maxLength: 2 },
          ),
        ),
        // What JSON writes as an escape, and letters of several bytes.
        name: fc.constantFrom("Łódź “Pensions”", "a\u2028b\\", '"'),
        isFound: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    { maxLength: 20 },
  )
  .map((all) =>
    all.flatMap((documents, ordinal) =>
      documents.map(({ reference, verdict, people, name, isFound }, document) =>
        result(ordinal, {
          document,
          verdict,
          organisation: { name, ...(reference !== undefined && { reference }) },
          findings: isFound ? [finding("roles/role-limit")] : [],
          ...(people && { people }),
        }),
      ),
    ),
  );

test("parts, in any order, give byte for byte what one audit of everything writes", () => {
  fc.assert(
    fc.property(units, fc.integer({ min: 1, max: 7 }), fc.boolean(), (results, of, isTurned) => {
      const files = shards(results, of);
      const names = Object.keys(files);
      expect(merge(files, isTurned ? names.toReversed() : names)).toBe(whole(results));
    }),
    { numRuns: 80 },
  );
});

test("rules across declarations wait for the merge, and for what they need", () => {
  const ids = ["duplicate-declaration", "several-organisations", "undeclared", "unregistered"].map(
    (id) => `across/${id}`,
  );
  expect(acrossRules(catalogue, HEAD)).toEqual({ evaluated: ids, not_evaluated: [] });
  expect(acrossRules(catalogue, { ...HEAD, shard: { index: 1, of: 2 } })).toEqual({
    evaluated: [],
    not_evaluated: ids.map((rule) => ({ rule, missing: "merge" })),
  });
  expect(acrossRules(catalogue, { ...HEAD, register: null, key: null })).toEqual({
    evaluated: ["across/duplicate-declaration"],
    not_evaluated: [
      { rule: "across/several-organisations", missing: "key_file" },
      { rule: "across/undeclared", missing: "register" },
      { rule: "across/unregistered", missing: "register" },
    ],
  });
});

describe("what are not the parts of one audit", () => {
  const results = Array.from({ length: 7 }, (_, ordinal) => result(ordinal));
  const files = shards(results, 3);
  const two = files["2.ndjson"] as string;
  const changed = (change: (head: Header) => Header): Record<string, string> => {
    const [head = "", ...rest] = two.split(/(?<=\n)/);
    return { ...files, "2.ndjson": [written(change(JSON.parse(head))), ...rest].join("") };
  };

  test.each<[string, Record<string, string>, readonly string[] | undefined, string]>([
    ["a missing part", files, ["1.ndjson", "3.ndjson"], "Part 2 of 3 is missing."],
    ["the last part", files, ["1.ndjson", "2.ndjson"], "Part 3 of 3 is missing."],
    ["several", files, ["2.ndjson"], "Part 1 of 3 is missing, and others."],
    ["one twice", files, ["1.ndjson", "2.ndjson", "1.ndjson"], "‘1.ndjson’ is named twice."],
    ["one file by two names", files, ["1.ndjson", "./1.ndjson"], "‘1.ndjson’ and ‘./1.ndjson’ are one file."],
    ["a copy", { ...files, "x.ndjson": two }, undefined, "‘2.ndjson’ and ‘x.ndjson’ are both part 2 of 3."],
    ["a whole audit", { "1.ndjson": whole(results) }, undefined, "‘1.ndjson’ is a whole audit, not a part of one."],
    [
      "another number",
      { ...files, ...shards(results, 2) },
      undefined,
      "‘1.ndjson’ and ‘3.ndjson’ are not parts of as many.",
    ],
    [
      "another ruleset",
      changed((head) => ({ ...head, ruleset: { ...head.ruleset, digest: "x" } })),
      undefined,
      "‘1.ndjson’ and ‘2.ndjson’ were not audited by the same ruleset.",
    ],
    [
      "another moment",
      changed((head) => ({ ...head, now: "x" })),
      undefined,
      "were not audited for the same moment (--now).",
    ],
    [
      "no register",
      changed((head) => ({ ...head, register: null })),
      undefined,
      "were not compared with the same register.",
    ],
    ["another key", changed((head) => ({ ...head, key: "1" })), undefined, "were not audited with the same key file."],
    [
      "other options",
      changed((head) => ({ ...head, options: { strict_match: true } })),
      undefined,
      "‘1.ndjson’ and ‘2.ndjson’ were audited with different options: ‘strict_match’ differs.",
    ],
    [
      "more options",
      changed((head) => ({ ...head, options: { ...head.options, x: 1 } })),
      undefined,
      "options: ‘x’ differs.",
    ],
  ])("%s", (_, all, names, says) => {
    const refused = (): string => merge(all, names);
    expect(refused).toThrow(PartsDiffer);
    expect(refused).toThrow(says);
  });

  test("a register elsewhere is the same one by what is in it", () => {
    const elsewhere = changed((head) => ({
      ...head,
      register: head.register && { ...head.register, file: "/x.yaml" },
    }));
    expect(merge(elsewhere)).toBe(whole(results));
  });

  test.each<[string, Record<string, string>, string]>([
    [
      "a part that was cut short",
      { ...files, "2.ndjson": two.slice(0, two.lastIndexOf("\n{") + 1) },
      "‘2.ndjson’ was cut short",
    ],
    ["a torn one", { ...files, "2.ndjson": two.slice(0, -20) }, "‘2.ndjson’ was cut short within line 4."],
    ["one with more behind it", { ...files, "2.ndjson": two + two }, "it stands after the summary, "],
    ["no audit", { ...files, "2.ndjson": "organisation:\n" }, "‘2.ndjson’, line 1: it is not JSON."],
    [
      "a part of a longer input",
      {
        ...files,
        "2.ndjson": shards([...results, result(7), result(8), result(9), result(10)], 3)["2.ndjson"] as string,
      },
      "‘3.ndjson’ ends before item 9 of the input, and ‘2.ndjson’ goes on: they are not parts of one input.",
    ],
    [
      "a part of a shorter input",
      { ...files, "1.ndjson": shards(results.slice(0, 3), 3)["1.ndjson"] as string },
      "‘1.ndjson’ ends before item 4 of the input, and ‘2.ndjson’ goes on: they are not parts of one input.",
    ],
    [
      "a part with another one's items",
      { ...files, "2.ndjson": two.replace('"ordinal":4', '"ordinal":5') },
      "‘2.ndjson’, line 3: item 6 of the input is not of part 2 of 3.",
    ],
    [
      "a part with a gap",
      { ...files, "2.ndjson": two.replace('"ordinal":4', '"ordinal":7') },
      "‘2.ndjson’, line 3: it is of item 8 of the input, and item 5 is missing.",
    ],
    [
      "a part that goes back",
      { ...files, "2.ndjson": two.replace('"ordinal":4', '"ordinal":1').replace('"ordinal":1', '"ordinal":4') },
      "‘2.ndjson’, line 2: it is of item 5 of the input, and item 2 is missing.",
    ],
    [
      "a part with findings across",
      { ...files, "3.ndjson": textOf([{ ...HEAD, shard: { index: 3, of: 3 } }, across("across/undeclared")]) },
      "‘3.ndjson’, line 2: a part has no findings across organisations.",
    ],
  ])("%s is told", (_, all, says) => {
    const refused = (): string => merge(all);
    expect(refused).toThrow(BrokenAudit);
    expect(refused).toThrow(says);
  });
});
