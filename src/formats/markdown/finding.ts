import type { RuleEntry } from "../../core/catalogue.ts";
import { describe } from "../../core/describe.ts";
import type { Severity } from "../../core/model.ts";
import { exceptionFor } from "../acceptance.ts";
import type { Entry } from "../entries.ts";
import { block, code, prose, quote } from "../escape/markdown.ts";
import type { Excerpt } from "../excerpt.ts";
import type { FormatOptions } from "../options.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = { error: "Error", warning: "Warning", info: "Advice" };

/** A finding: what and where, the lines around it, what to do, and whether it counts. */
export function told({ file, finding }: Entry, excerpt: Excerpt | undefined, options: FormatOptions): string {
  const { message, remedy } = describe(options.rule(finding.rule) as RuleEntry, finding.args, { ...options, quote });
  const { line, column } = finding.range.start;
  const place = code(`${file.file}:${line}:${column}`);
  return [
    `**${SEVERITIES[finding.severity]}** ${place} ${prose(message)} (${code(finding.rule)})`,
    ...(excerpt ? [block(frame(excerpt))] : []),
    ...(remedy === "" ? [] : [`**What to do:** ${prose(remedy)}`]),
    ...standing(finding, options),
  ].join("\n\n");
}

function standing({ exception, baseline }: Entry["finding"], options: FormatOptions): string[] {
  const { reason, approved_by, expires } = (exception && exceptionFor(exception, options)) ?? {};
  return [
    ...(reason !== undefined
      ? [`**Excepted** until ${code(expires ?? "")} by ${code(approved_by ?? "")}: ${code(reason)}`]
      : []),
    ...(baseline === "new" ? ["**New** since the baseline."] : []),
    ...(baseline === "known" ? ["**Known** to the baseline."] : []),
  ];
}

/** The gutter's numbers and bars also keep every line from being a fence. */
function frame({ lines, caret }: Excerpt): string[] {
  const gutter = String(caret.line).length;
  return [
    ...lines.map(({ number, text }) => `${String(number).padStart(gutter)} | ${text}`.trimEnd()),
    `${" ".repeat(gutter)} | ${" ".repeat(caret.start)}${"^".repeat(caret.width)}`,
  ];
}
