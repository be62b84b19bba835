import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { auditIn, jsonAt, ndjson } from "../audit/inputs.ts";
import { folder, measured, rolecall } from "../cli/run.ts";

/** A declaration of a few megabytes, between others. */
function withLarge(users: number): string {
  const large = Array.from({ length: users }, (_, index) => ({ name: `User ${index}`, roles: ["service_manager"] }));
  const declaration = { organisation: { name: "Large", reference: "large" }, users: large };
  return `${jsonAt(0)}\n${jsonAt(1)}\n${JSON.stringify(declaration)}\n${jsonAt(2)}\n`;
}

const verdicts = (stdout: string): readonly unknown[] =>
  auditIn(stdout).results.map(({ organisation, verdict, findings }) => [
    organisation.reference,
    verdict === "not_judged" ? findings.map(({ message }) => message) : "judged",
  ]);

describe("a declaration that", () => {
  const others = [
    ["org-0000000", "judged"],
    ["org-0000001", "judged"],
  ];

  test("takes too long is told, and the others are judged", { timeout: 120_000 }, () => {
    const cwd = folder({ "all.ndjson": withLarge(250_000) });
    const args = ["audit", "all.ndjson", "-q", "--max-bytes", "100000000", "--timeout", "1", "--jobs", "1"];
    const ran = rolecall(args, { cwd });
    expect(ran).toMatchObject({ code: 3, stderr: "" });
    expect(verdicts(ran.stdout)).toEqual([
      ...others,
      [undefined, ["The check of this document took longer than 1 second, and was stopped"]],
      ["org-0000002", "judged"],
    ]);
  });

  test("exhausts a worker's memory is told, and the others are judged", { timeout: 120_000 }, () => {
    const cwd = folder({ "all.ndjson": withLarge(60_000) });
    const args = ["audit", "all.ndjson", "-q", "--max-bytes", "100000000", "--timeout", "100", "--jobs", "1"];
    const ran = rolecall(args, { cwd, env: { NODE_OPTIONS: "--max-old-space-size=50" } });
    expect(ran.code).toBe(3);
    expect(verdicts(ran.stdout)).toEqual([
      ...others,
      [undefined, ["The check of this document ended without a result"]],
      ["org-0000002", "judged"],
    ]);
  });
});

test("three times the organisations take hardly more memory", { timeout: 240_000 }, () => {
  const peak = (count: number): number => {
    const cwd = folder({});
    writeFileSync(join(cwd, "all.ndjson"), ndjson(count));
    const args = ["audit", "all.ndjson", "-q", "--jobs", "2", "--exit-zero", "--output", "audit.ndjson"];
    const ran = measured(args, { cwd });
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    return ran.megabytes;
  };
  // Below some thousands V8 has not seen a reason yet to tidy up.
  expect(peak(24_000)).toBeLessThan(1.3 * peak(8_000));
});
