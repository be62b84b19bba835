import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { ERROR, SOUND } from "./declarations.ts";
import { folder } from "./run.ts";

/** What standard error gets of a run, with a person before it or not. */
async function told(isTTY: boolean, ...args: string[]): Promise<string> {
  let text = "";
  const stdin = (async function* () {})();
  const stderr = {
    isTTY,
    write: (part: string) => {
      text += part;
    },
  };
  const stdout = { isTTY, write: () => {} };
  const cwd = folder({ "a.roles.yaml": SOUND, "b.roles.yaml": ERROR });
  await run({ args, cwd, env: {}, stdin, stdout, stderr, now: () => 0 });
  return text;
}

describe("somebody at a terminal is told what became of a run that prints nothing there", () => {
  const HTML = ["--format", "html=report.html"];

  test("the verdict, and where the report is", async () => {
    expect(await told(true, "check", "a.roles.yaml", ...HTML)).toBe(
      "The declaration complies. The report is in ‘report.html’.\n",
    );
    expect(await told(true, "check", ...HTML, "-f", "json=out/report.json")).toBe(
      "1 of 2 declarations does not comply. The reports are in ‘report.html’ and ‘out/report.json’.\n",
    );
  });

  test.each([
    ["nobody is there", false, HTML],
    ["something is printed as well", true, [...HTML, "--format", "text"]],
    ["it is to be quiet", true, [...HTML, "--quiet"]],
    ["no file is written", true, []],
  ])("but not where %s", async (_, isTTY, args) => {
    expect(await told(isTTY, "check", ...args)).toBe("");
  });
});
