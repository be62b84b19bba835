import type { Tally } from "../../audit/result.ts";
import { SEVERITIES, type Severity } from "../../core/model.ts";
import { EXIT, type ExitCode, strongest } from "../exit.ts";

/** What an audit says by its exit code. An audit of nothing has judged nothing. */
export function exitOf(
  { documents, verdicts, findings }: Tally,
  { failOn, exitZero }: { readonly failOn: Severity; readonly exitZero?: true },
): ExitCode {
  const failed = SEVERITIES.slice(SEVERITIES.indexOf(failOn)).some((severity) => findings[severity] > 0);
  return strongest([
    ...(failed && !exitZero ? [EXIT.findings] : []),
    ...(verdicts.not_judged > 0 || documents === 0 ? [EXIT.notJudged] : []),
  ]);
}
