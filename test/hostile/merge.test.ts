import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { header, result, summary, textOf } from "../audit/lines.ts";
import { folder, measured } from "../cli/run.ts";
import { judge } from "../judge.ts";

const { digest, revision } = judge.ruleset;

/** Megabytes that merging two parts takes: what each document holds is some two kilobytes, half of it keys of people. */
function megabytes(documents: number): number {
  const cwd = folder({});
  for (const index of [1, 2]) {
    const head = header({ ruleset: { digest, revision }, key: "0".repeat(32), shard: { index, of: 2 } });
    const own = join(cwd, `${index}.ndjson`);
    appendFileSync(own, textOf([head]));
    for (let ordinal = index - 1; ordinal < documents; ordinal += 2) {
      const key = (user: number, which: number): string =>
        (BigInt(ordinal) * 1_000_003n + BigInt(user * 10 + which) + 2n ** 100n).toString(16).padStart(32, "f");
      const people = Array.from({ length: 6 }, (_, user) => [key(user, 0), key(user, 1)]);
      const name = "A name as long as a page ".repeat(40);
      appendFileSync(own, textOf([result(ordinal, { people, organisation: { name, reference: `org-${ordinal}` } })]));
    }
    appendFileSync(own, textOf([{ ...summary([]), documents: documents / 2 }]));
  }
  const ran = measured(["audit", "merge", "1.ndjson", "2.ndjson", "-o", "audit.ndjson"], { cwd });
  expect(ran).toMatchObject({ code: 0, stdout: "" });
  return ran.megabytes;
}

test("merging takes memory for keys up to their limit, and none for the rest, however much there is", () => {
  const [few, many] = [megabytes(2_000), megabytes(80_000)];
  // The larger parts are 160 megabytes; 64 are for keys.
  expect(many - few).toBeLessThan(100);
});
