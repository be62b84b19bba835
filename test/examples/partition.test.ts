import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { COMMAND, folder } from "../cli/run.ts";
import { describeWith, peer } from "../peers.ts";

type Ended = { readonly verdicts: readonly string[] } | { readonly error: string };

describeWith("pyspark", "what an executor does with a partition", () => {
  test("what was not judged loses nothing, and what ends rolecall early fails with its words", () => {
    const args = ["test/examples/filtered.py", folder({}), process.execPath, COMMAND];
    const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
    const said = execFileSync(peer("python"), args, { encoding: "utf8", env });
    const { left, ...ended }: Readonly<Record<string, Ended>> = JSON.parse(said);
    const because = (text: string): Ended => ({ error: expect.stringContaining(text) });
    expect(ended).toEqual({
      nothing: { verdicts: [] },
      "not judged": { verdicts: ["non_compliant", "not_judged", "non_compliant"] },
      "wrong use": because("Give it as 2/8"),
      "a broken register": because("register.ndjson"),
      "another version": because("rolecall is another one here than on the driver"),
      killed: because("ended with -9"),
      "cut short": because("ended with 0, before its summary"),
      "a bug": because("It broke."),
    });
    // Declarations and entries are on the disk no longer than that takes.
    expect(left).toEqual([]);
  });
});
