import type { Problem } from "../../core/document.ts";
import { broken, rangeOn } from "../../core/register/faults.ts";
import type { Line } from "../../core/register/line.ts";
import { MOST_OF_A_LINE } from "./lines.ts";

/** What is told about a file in the words that a declaration's would have. */
function syntax(rule: string, args: Problem["violation"]["args"], line: Omit<Line, "text">, at: number = 0): Problem {
  return { violation: { rule: `syntax/${rule}`, path: [], args }, range: rangeOn(line, at, 0) };
}

const START = { line: 1, offset: 0 };

export function unreadable(detail: string): Problem {
  return syntax("unreadable", { detail }, START);
}

/** Nobody could say whether an export went wrong, or there really is no organisation. */
export function empty(): Problem {
  return { violation: broken("empty", [], {}), range: rangeOn(START, 0, 0) };
}

export function notText(line: Line): Problem {
  const detail = "it holds bytes that are not UTF-8";
  return syntax("encoding", { detail }, line, Math.max(line.text.indexOf("\uFFFD"), 0));
}

/** Excel's ‘Unicode Text’, for one. */
export function wide(): Problem {
  return syntax("encoding", { detail: "it is saved as UTF-16" }, START);
}

export function tooLong(line: Omit<Line, "text">, hint: string): Problem {
  const args = { what: "This line has", limit: MOST_OF_A_LINE, measure: "bytes", hint };
  return { violation: broken("too-large", [], args), range: rangeOn(line, 0, 0) };
}
