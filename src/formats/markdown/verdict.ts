import { counted, list, withThousands } from "../../core/describe.ts";
import type { DocumentReport, Finding, Omitted, Report, SettingsReport, Severity, Verdict } from "../../core/model.ts";
import { omittedOf } from "../entries.ts";
import { cell, code } from "../escape/markdown.ts";
import type { FormatOptions } from "../options.ts";
import { organisationFor } from "../organisation.ts";
import { preregistration } from "../preregistration.ts";
import { countedBy } from "../words.ts";
import { fitting } from "./fit.ts";

/** How much was found, in sentences of our own words and of files' names. */
export function found(report: Report): string {
  const { findings, excepted, known } = report.summary;
  const { error, warning, info } = findings;
  const all = countedBy(findings);
  const baseline = report.baseline;
  const against = preregistration(report, code);
  const compulsory = report.switched_off.filter((off) => off.compulsory).length;
  return [
    all.length === 0 ? "No findings." : `**${list(all)}**.`,
    ...(baseline
      ? [
          `Against the baseline ${code(baseline.file)}: ${withThousands(error + warning + info - known)} new, ${withThousands(known)} known, ${withThousands(baseline.fixed.length)} fixed.`,
        ]
      : []),
    ...(excepted > 0 ? [`${counted(excepted, "more finding is", "more findings are")} excepted.`] : []),
    ...(compulsory > 0
      ? [
          `**${counted(compulsory, "rule", "rules")} that the guidance makes compulsory ${compulsory === 1 ? "is" : "are"} switched off.**`,
        ]
      : []),
    against === "" ? "" : `Preregistration was ${against}.`,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  not_judged: "could not be judged",
  non_compliant: "does not comply",
  compliant: "complies",
  not_applicable: "needs no roles",
};

/** The order in which verdicts matter. */
const ORDER = Object.keys(VERDICTS);

interface Column {
  readonly title: string;
  readonly of: (file: DocumentReport | SettingsReport) => number;
  /** Shown only where there is something to show. */
  readonly rare?: true;
}

/** How many there are of some findings, those that are not told one by one among them. */
function those(are: (one: Finding | Omitted) => boolean): Column["of"] {
  return (file) =>
    file.findings.filter(are).length +
    omittedOf(file).reduce((sum, omitted) => sum + (are(omitted) ? omitted.count : 0), 0);
}

function ofSeverity(severity: Severity): Column["of"] {
  return those((one) => one.severity === severity && !one.exception);
}

const COLUMNS: readonly Column[] = [
  { title: "Errors", of: ofSeverity("error") },
  { title: "Warnings", of: ofSeverity("warning") },
  { title: "Advice", of: ofSeverity("info") },
  { title: "Excepted", of: those(({ exception }) => exception !== undefined), rare: true },
  {
    title: "Known",
    of: those(({ baseline, exception }) => baseline === "known" && !exception),
    rare: true,
  },
];

/** How many findings of which kind each document has, as far as there is room, those that do not comply first. */
export function table(report: Report, room: number, options: FormatOptions): string {
  const several = new Set(report.files.filter(({ document }) => document > 0).map(({ file }) => file));
  const sorted = [...report.files].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  const files = [...sorted, ...report.settings];
  const columns = COLUMNS.filter(({ of, rare }) => !rare || files.some((file) => of(file) > 0));
  const rows = fitting(files, room, (file) => {
    const numbers = columns.map(({ of }) => withThousands(of(file)));
    return line([...headOf(file, several.has(file.file), options), ...numbers]);
  });
  if (rows.length === 0) return "";
  const more = files.length - rows.length;
  return [
    line(["File", "Organisation", "Verdict", ...columns.map(({ title }) => title)]),
    line(["---", "---", "---", ...columns.map(() => "---:")]),
    ...rows,
    ...(more > 0 ? ["", `And ${counted(more, "more file")}.`] : []),
  ].join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function headOf(file: DocumentReport | SettingsReport, several: boolean, options: FormatOptions): string[] {
  if (!("verdict" in file)) return [cell(file.file), "", "settings"];
  const { document, organisation, verdict } = file;
  const { name, reference = "" } = organisationFor(organisation, options);
  return [
    `${cell(file.file)}${several ? `, document ${document + 1}` : ""}`,
    cell(name ?? reference),
    VERDICTS[verdict],
  ];
}
