import { describe, expect, test } from "vitest";
import type { Checked, DocumentReport, Report } from "../../src/core/model.ts";
import { counting, reportOf } from "../../src/core/report.ts";
import { settle } from "../../src/core/settings/settle.ts";
import { FORMAT_NAMES, FORMATS } from "../../src/formats/formats.ts";
import { checkAll, judge } from "../judge.ts";
import { settingsOf } from "../settings.ts";
import { CLEAN, type Given, MASKED, NOW } from "./reports.ts";
import { heard } from "./runner.ts";

/** More people outside the domain than are told one by one, and nothing else that is wrong. */
const CROWD = `${CLEAN.replace(/users:[\s\S]*?(?=preregistration:)/, (users) => {
  const others = Array.from({ length: 150 }, (_, index) => {
    const name = [...String(index)].map((digit) => "Abcdefghij".charAt(Number(digit))).join("");
    const number = `+1 202 555 ${String(1000 + index)}`;
    return `  - {name: Jo ${name}, email: jo.${name}@elsewhere.internal, phone: "${number}", roles: [security_lead]}\n`;
  });
  return users + others.join("");
})}`;

const RULE = "users/outside-email-domain";
const EXCEPTED = `severity: {${RULE}: error}
exceptions:
  - rule: ${RULE}
    organisation: harbour-pensions
    reason: They work for our administrator.
    approved_by: Ana Lima
    expires: 2026-12-31
`;

/** Only what the rule found, so that a failure can come of nothing else. */
function of(checked: readonly Checked[]): Given {
  const files = checked.map(({ report }): DocumentReport => {
    const findings = report.findings.filter(({ rule }) => rule === RULE);
    const omitted = report.omitted.filter(({ rule }) => rule === RULE);
    return { ...report, verdict: "compliant", findings, omitted };
  });
  const source = checked[0]?.source;
  const only = files.map((report) => ({ report, source }) as Checked);
  return { report: reportOf(only, { ruleset: judge.ruleset, now: NOW, register: undefined }), sources: () => source };
}

function excepted(): Given {
  const settings = settingsOf(EXCEPTED);
  const governed = checkAll(CROWD, { now: NOW }, "a.roles.yaml").map((checked) => ({ checked, settings }));
  return of(settle(governed, judge.ruleset, NOW).checked);
}

function known(): Given {
  const { report, sources } = excepted();
  const files = report.files.map((file): DocumentReport => {
    const known = <T extends object>({ exception: _, ...one }: T & { exception?: unknown }) =>
      ({ ...one, baseline: "known" }) as unknown as T;
    return { ...file, findings: file.findings.map(known), omitted: file.omitted.map(known) };
  });
  const all: Report = { ...report, files };
  return { report: all, sources };
}

describe.each([
  ["excepted", excepted, /Excepted until 2026-12-31|accept/i],
  ["known", known, /know/i],
] as const)("findings that are %s, beyond those that are told one by one", (_, make, standing) => {
  const given = make();

  test("are many, and count nowhere", () => {
    expect(given.report.files[0]?.omitted).toMatchObject([{ rule: RULE, severity: "error", count: 50 }]);
    expect(counting(given.report)).toEqual({ error: 0, warning: 0, info: 0 });
  });

  const told = async (name: (typeof FORMAT_NAMES)[number]): Promise<string> =>
    (await FORMATS[name].load())(given.report, given.sources, MASKED);

  test("fail in no format", async () => {
    expect(await told("junit")).toMatch(/failures="0" errors="0"/);
    expect(await told("junit")).not.toContain("<failure");
    expect(await told("tap")).not.toMatch(/^not ok/m);
    expect(heard(await told("github")).filter(({ command }) => command !== "notice")).toEqual([]);
    const issues: { severity: string }[] = JSON.parse(await told("gitlab"));
    expect(new Set(issues.map(({ severity }) => severity))).toEqual(new Set(["info"]));
    const [run] = JSON.parse(await told("sarif")).runs;
    const notifications: { level: string }[] = run.invocations[0].toolExecutionNotifications;
    expect(notifications.filter(({ level }) => level !== "note")).toEqual([]);
    expect(await told("html")).toContain("<h1");
    expect(await told("html")).toMatch(/<title>Harbour Pensions: nothing new found /);
  });

  test.each(FORMAT_NAMES.filter((name) => !["json", "ndjson"].includes(name)))(
    "are told as such in %s",
    async (name) => {
      const line = (await told(name)).split(/\n(?= *(?:- rule|<testcase|<p>And|::|And|a\.roles))|(?=\{"descr|"level")/);
      expect(line.filter((part) => /\d more findings (?:of|that)/.test(part)).join("\n")).toMatch(standing);
    },
  );
});
