import { foldService, indentService } from "@codemirror/language";
import { EditorState, type Extension } from "@codemirror/state";

/** How far in a line begins, in characters. */
function depthOf(text: string): number {
  return text.search(/\S|$/);
}

/** Says nothing: blank, or a comment. */
function isSilent(text: string): boolean {
  return /^\s*(#|$)/.test(text);
}

function isItem(text: string): boolean {
  return /^\s*-(\s|$)/.test(text);
}

/** What belongs to a line: all lines below it that are further in, and the items of a key, which may be as far in as it is. */
function belowLine(state: EditorState, start: number): { from: number; to: number } | null {
  const { text, to: from, number } = state.doc.lineAt(start);
  let to = from;
  for (let next = number + 1; !isSilent(text) && next <= state.doc.lines; next += 1) {
    const line = state.doc.line(next);
    if (isSilent(line.text)) continue;
    const further = depthOf(line.text) - depthOf(text);
    if (further < 0 || (further === 0 && (isItem(text) || !isItem(line.text)))) break;
    to = line.to;
  }
  return to > from ? { from, to } : null;
}

/**
 * How YAML is set out, read from the lines themselves: where a new line begins, what folds, what a comment is. The
 * library's own way reads the whole text at every key, which takes as long as judging it.
 */
export const INDENTATION: Extension = [
  // Below the keys of the line before, also where that begins with a dash.
  indentService.of((context, at) => /^(?: |- )*/.exec(context.lineAt(at, -1).text)?.[0].length),
  foldService.of(belowLine),
  EditorState.languageData.of(() => [{ commentTokens: { line: "#" } }]),
];
