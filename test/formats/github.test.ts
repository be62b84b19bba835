import { describe, expect, test } from "vitest";
import { counts, entries } from "../../src/formats/entries.ts";
import { github } from "../../src/formats/github.ts";
import { everything, nothing } from "./everything.ts";
import { REPORTS } from "./reports.ts";
import { type Heard, heard } from "./runner.ts";

function told(make: typeof everything): readonly Heard[] {
  const { report, sources, options } = make();
  const log = github(report, sources, options);
  const commands = heard(log);
  expect(commands).toHaveLength(log.split("\n").length - 1);
  return commands;
}

const LOUDNESS = ["error", "warning", "notice"];

describe.each(Object.entries({ ...REPORTS, everything, nothing }))("the %s report", (_, make) => {
  const commands = told(make);

  test("is annotations and nothing else, the loudest first", () => {
    const kinds = commands.map(({ command }) => LOUDNESS.indexOf(command));
    expect(kinds).not.toContain(-1);
    expect(kinds).toEqual([...kinds].sort());
    for (const { properties } of commands) {
      expect(Object.keys(properties).filter((key) => !/^(?:file|line|endLine|col|endColumn|title)$/.test(key))).toEqual(
        [],
      );
      if (properties.line !== properties.endLine) expect(properties.col).toBeUndefined();
    }
  });

  test("annotates every finding", () => {
    const { report } = make();
    const places = commands.filter(({ data, properties }) => properties.line !== undefined && !data.startsWith("And "));
    const nowhere = entries(report).filter(({ file }) => file.file === "<stdin>").length;
    expect(places.length + nowhere).toBe(entries(report).length);
    const errors = entries(report).filter(({ finding }) => finding.severity === "error" && counts(finding)).length;
    const more = commands.filter(({ command, data }) => command === "error" && data.startsWith("And ")).length;
    expect(commands.filter(({ command }) => command === "error")).toHaveLength(errors + more);
  });

  test("says how many GitHub does not show", () => {
    const hidden = LOUDNESS.map((kind) => commands.filter(({ command }) => command === kind).length - 10);
    const said = commands.find(({ properties }) => properties.title === "Not everything is shown")?.data ?? "";
    for (const [index, kind] of LOUDNESS.entries()) {
      const count = Number(new RegExp(`(\\d+) more ${kind}`).exec(said)?.[1] ?? 0);
      expect(count).toBe(Math.max(0, hidden[index] ?? 0));
    }
    const shown = commands.filter(({ command }) => command === "notice").slice(0, 2);
    if (said !== "") expect(shown[0]?.data).toBe(said);
    expect(shown.some(({ properties }) => properties.title === "Rolecall")).toBe(true);
  });
});

test("what could not be judged comes first", () => {
  const titles = told(everything).map(({ properties }) => properties.title ?? "");
  expect(titles.findLastIndex((title) => title.startsWith("Could not be judged: "))).toBe(1);
});

test("what does not count is a notice that says why", () => {
  const commands = told(everything);
  const [excepted] = commands.filter(({ data }) => data.includes("Excepted until 2026-12-31, approved by J... D...: "));
  expect(excepted).toMatchObject({ command: "notice", properties: { file: "C:/orgs/f.roles.yaml", line: "8" } });
  expect(excepted?.data).toContain(
    "Agreed # TODO<U+000A>::error::owned ]]> <b>'x'</b> %0A #<U+0023>vso[task.complete]",
  );
  expect(commands.filter(({ data }) => data.endsWith("\nKnown to the baseline"))).toHaveLength(5);
});

test("tells what was left out, switched off and not looked at", () => {
  const commands = told(everything);
  expect(commands).toContainEqual({
    command: "error",
    properties: { file: "C:/orgs/f.roles.yaml", title: "Nobody holds a mandatory role (roles/mandatory-role)" },
    data: "And 1,200 more findings of roles/mandatory-role in C:\\orgs\\f.roles.yaml",
  });
  expect(commands.filter(({ properties }) => properties.title === "Rule switched off")).toMatchObject(
    [
      { command: "warning", data: /^roles\/role-limit is switched off in rolecall\.yaml, though/ },
      { command: "notice", data: "advice/sole-contact is switched off in rolecall.yaml: too small" },
    ].map(({ command, data }) => ({ command, data: data instanceof RegExp ? expect.stringMatching(data) : data })),
  );
  const whole = commands.find(({ properties }) => properties.title === "Rolecall")?.data;
  expect(whole).toContain("2 of 7 declarations could not be judged");
  expect(whole).toContain("The baseline knows 5, and 1 of its own are fixed.");
  expect(whole).toContain("not evaluated: no clock.");
});

test("a run in which nothing was checked is no pass", () => {
  expect(told(nothing)).toEqual([
    { command: "notice", properties: { title: "Rolecall" }, data: "Nothing was checked. No findings." },
  ]);
});

test("quiet leaves out the notice about the whole run", () => {
  const { report, sources, options } = REPORTS.clean();
  expect(github(report, sources, { ...options, quiet: true })).toBe("");
});
