import { readFileSync } from "node:fs";
import { compare } from "../../src/core/baseline/compare.ts";
import { readBaseline } from "../../src/core/baseline/read.ts";
import type { Context } from "../../src/core/check.ts";
import type { Checked, Report, SourceFile } from "../../src/core/model.ts";
import { reportOf } from "../../src/core/report.ts";
import { readConfiguration } from "../../src/core/settings/configuration.ts";
import { settle } from "../../src/core/settings/settle.ts";
import type { Sources } from "../../src/formats/entries.ts";
import { frozen } from "../../src/formats/json.ts";
import { type FormatOptions, PLAIN, wordsOf } from "../../src/formats/options.ts";
import { checkAll, judge } from "../judge.ts";

/** What a format is given beside its options. */
export interface Given {
  readonly report: Report;
  readonly sources: Sources;
}

/** When the reports here were made. */
export const NOW: number = Date.parse("2026-11-22T09:30:00Z");

/** A golden file stays as it is when a policy is compiled to other bytes. */
const RULESET = { ...judge.ruleset, digest: "0".repeat(64) };

/** The report of some files, as the command makes it. */
export function reportOn(files: readonly SourceFile[], context: Context = { now: NOW }): Given {
  const checked = files.flatMap(({ name, content }) => checkAll(content, context, name));
  return {
    report: reportOf(checked, { ruleset: RULESET, now: context.now, register: context.register?.file }),
    sources: sourcesOf(checked),
  };
}

function sourcesOf(checked: readonly Checked[]): Sources {
  const texts = new Map<unknown, Checked["source"]>(checked.map(({ report, source }) => [report, source]));
  return (file) => texts.get(file);
}

/** Options as for a file that a machine keeps. */
export const MASKED: FormatOptions = {
  ...wordsOf(judge.ruleset, "0.1.0"),
  paint: PLAIN,
  showPersonal: false,
  quiet: false,
};

/** The same with everything shown: what is hostile must be inert there too. */
export const SHOWN: FormatOptions = { ...MASKED, showPersonal: true };

const read = (name: string): SourceFile => ({ name, content: readFileSync(`test/formats/${name}`, "utf8") });

/** What terminals, runners, spreadsheets, browsers, Markdown, XML and readers of right-to-left text would obey. */
export const INJECTIONS: readonly string[] = [
  "\u001b[31mred\u001b[0m\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007\u009b2J",
  "::error file=a::owned%0A::set-output name=x::y",
  "\r\n::stop-commands::x\n##[error]owned",
  "=cmd|' /C calc'!A0",
  "+1+1",
  "-2+3",
  "@SUM(1+1)",
  "\t=1+1",
  "<script>alert(1)</script><img src=x onerror=alert(1)>",
  "\"'><svg/onload=alert(1)>&amp;",
  "]]><x/><!--",
  "[link](https://evil.example) ![image](https://evil.example/x.png) <https://evil.example>",
  "@octocat @org/team #1 owner/repo#2 https://evil.example www.evil.example",
  "a | b \\| c `code` **bold** _it_ ~~s~~ # h\n\n---\n```\nfence\n```\n| x |",
  "\u202eevil\u2066isolate\u2069\u200b\u200f\ufeff\u2028\u2029",
  "\u0001\u0008\u000b\u001f\u007f\ufffe\uffff",
  "not ok 1 - owned # TODO",
  "a\u0000b",
  "\\u001b[31m %1B[31m &#27;[31m",
];

/** A declaration in which every text that somebody can choose is hostile. */
export function hostile(): SourceFile {
  const user = (text: string, index: number): string =>
    `  - {name: ${JSON.stringify(text)}, email: ${JSON.stringify(`${text}@evil.example`)}, phone: ${JSON.stringify(text)}, roles: [${["PBC", "scheme_admin", JSON.stringify(text)].slice(index % 2).join(", ")}]}\n`;
  const all = INJECTIONS.join(" ");
  const content = `# ${all.replace(/(?!\t)\p{Cc}/gu, " ")}
organisation:
  name: ${JSON.stringify(all)}
  reference: ${JSON.stringify(all)}
  type: ${JSON.stringify(INJECTIONS[1])}
  connection: direct
  phase: registration
  email_domains: [${INJECTIONS.map((text) => JSON.stringify(text)).join(", ")}]
users:
${INJECTIONS.map(user).join("")}${INJECTIONS.map((text) => `${JSON.stringify(text)}: 1\n`).join("")}`;
  return { name: 'we::ird,%0A name"<b>|`@x`\u202e\u001b[31m\n=1.roles.yaml', content };
}

/** The ordinary declaration alone, without settings and without a baseline. */
export function alone(): Given & { readonly options: FormatOptions } {
  return { ...reportOn([read("reports/ordinary.roles.yaml")]), options: MASKED };
}

/** Two rules switched off, one of them compulsory; an exception that holds, and one that has ended. */
const CONFIGURATION = `# The settings of the ordinary report.
off:
  users/placeholder-details: Everybody here is made up. Ask ana.lima@harbour-pensions.example or ring 020 7946 0125.
  roles/role-limit: We are moving house.
exceptions:
  - rule: preregistration/mismatch
    organisation: harbour-pensions
    path: /users/1/phone
    reason: PDP is correcting the number that was given.
    approved_by: Ana Lima
    expires: 2026-12-31
  - rule: accounts/invitation-expired
    organisation: harbour-pensions
    reason: The invitation was sent again.
    approved_by: Ana Lima
    expires: 2026-10-31
`;

/** A declaration under settings, held against the report of what it was before somebody worked on it. */
function ordinary(): Given {
  const now = read("reports/ordinary.roles.yaml");
  const before = String(now.content)
    .replace("PTC", "primary_technical_contact")
    .replace(", scheme_admin", "")
    .replace("ana.lima@harbour-pensions.example", "ana.lima@gmail.com");
  const earlier = frozen(reportOn([{ ...now, content: before }]).report, MASKED);
  const baseline = readBaseline("before.json", JSON.stringify(earlier));
  const given = readConfiguration({ name: "reports/rolecall.yaml", content: CONFIGURATION }, judge.ruleset);
  if ("problem" in baseline || "problems" in given) throw new Error("the settings of the ordinary report are broken");
  const { configuration } = given;
  const { file, document, exceptions } = configuration;
  const settings = { configuration, exceptions: [{ file, document, items: exceptions }], whole: true };
  const governed = checkAll(now.content, { now: NOW }, now.name).map((checked) => ({ checked, settings }));
  const settled = settle(governed, judge.ruleset, NOW);
  const reports = settled.settings.map(({ report }) => report);
  const compared = compare(settled.checked, reports, baseline, judge.ruleset);
  const { switched_off } = settled;
  const rest = { settings: compared.settings, switched_off, baseline: compared.baseline };
  const texts = new Map<unknown, Checked["source"]>([
    ...compared.checked.map(({ report, source }) => [report, source] as const),
    ...compared.settings.map(
      (report, index) => [report, settled.settings[index]?.source as Checked["source"]] as const,
    ),
  ]);
  return {
    report: reportOf(compared.checked, { ruleset: judge.ruleset, now: NOW, register: undefined, ...rest }),
    sources: (file) => texts.get(file),
  };
}

/** The three reports that every format has a golden file of, and the options that each is told with. */
export const REPORTS: Readonly<Record<"clean" | "ordinary" | "hostile", () => Given & { options: FormatOptions }>> = {
  clean: () => ({ ...reportOn([{ name: "clean.roles.yaml", content: CLEAN }]), options: MASKED }),
  ordinary: () => ({ ...ordinary(), options: MASKED }),
  hostile: () => ({ ...reportOn([hostile(), { name: "broken.roles.yaml", content: "users: [\n" }]), options: SHOWN }),
};

/** Nothing to say about it, not even advice: no example's domain, no number made for drama, two holders of each role. */
const person = (name: string, number: string, roles: string): string =>
  `  - {name: ${name}, email: ${name.toLowerCase().replace(" ", ".")}@harbour.internal, phone: "+1 202 555 ${number}", roles: [${roles}]}\n`;
const contact = (role: string, name: string, number: string): string =>
  `    - {role: ${role}, name: ${name}, email: ${name.toLowerCase().replace(" ", ".")}@harbour.internal, phone: "+1 202 555 ${number}"}\n`;

export const CLEAN: string = `organisation:
  name: Harbour Pensions
  reference: harbour-pensions
  type: pension_provider
  connection: direct
  phase: registration
  email_domains: [harbour.internal]
users:
${[
  person("Priya Shah", "0123", "primary_business_contact, security_lead"),
  person("Joan Whitaker", "0124", "primary_business_contact, test_manager"),
  person("Idris Khan", "0125", "primary_technical_contact, service_manager, security_lead"),
  person("Ana Lima", "0126", "primary_technical_contact, service_manager, test_manager"),
].join("")}preregistration:
  contacts:
${[
  contact("primary_business_contact", "Priya Shah", "0123"),
  contact("primary_business_contact", "Joan Whitaker", "0124"),
  contact("primary_technical_contact", "Idris Khan", "0125"),
  contact("primary_technical_contact", "Ana Lima", "0126"),
].join("")}`;
