import { defaultKeymap } from "@codemirror/commands";
import { bracketMatching, foldGutter, foldKeymap } from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { Annotation, EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import type { Told } from "../judge/judging.ts";
import { oncePainted } from "../painted.ts";
import { COLOURED, colours, NO_COLOURS } from "./colours.ts";
import { INDENTATION } from "./indentation.ts";
import { stretches } from "./stretch.ts";
import { THEME } from "./theme.ts";

/** The text beside the form. */
export interface Editor {
  /**
   * Shows a text and what is found in it; where it is the one that is there, the cursor stays. Whoever works elsewhere
   * sees it once the rest of the page is painted.
   */
  show(text: string, told: readonly Told[]): void;
  /** Goes to a place of the text that is shown, at an offset. */
  go(text: string, offset: number): void;
  destroy(): void;
}

/** What somebody does in it. */
export interface Deeds {
  /** What is typed without a pause, one behind the other, has one `stretch`. */
  readonly type: (text: string, stretch: number) => void;
  readonly leave: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/**
 * How long nobody has to type before the margin and the colours are drawn anew, in milliseconds: until then they move along
 * with the text, and the list beside it has told already.
 */
const PAUSE = 200;

/** What is nested thousands deep breaks the library that colours it, and nobody reads it. */
const TOO_LARGE = "syntax/too-large";
/** Characters; more would take longer to colour than anybody waits for it. */
const MOST_COLOURED = 300_000;

/** The text comes from the draft, and did not come from the keyboard. */
const fromDraft = Annotation.define<boolean>();

/**
 * Makes an editor in a shadow root: there its style comes by the object model, and the page's policy lets nobody write
 * style elements. There is one history of undo, the page's, so the editor has none of its own.
 */
export function createEditor(root: ShadowRoot, deeds: Deeds): Editor {
  const stretch = stretches();
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      extensions: [
        lineNumbers(),
        foldGutter(),
        lintGutter(),
        highlightActiveLine(),
        highlightSpecialChars(),
        bracketMatching(),
        INDENTATION,
        COLOURED,
        THEME,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": "The declaration as text (YAML)",
          spellcheck: "false",
          tabindex: "0",
        }),
        keymap.of([
          { key: "Mod-z", run: () => done(deeds.undo), preventDefault: true },
          { key: "Mod-y", mac: "Mod-Shift-z", run: () => done(deeds.redo), preventDefault: true },
          { key: "Mod-Shift-z", run: () => done(deeds.redo), preventDefault: true },
          ...defaultKeymap,
          ...lintKeymap,
          ...foldKeymap,
        ]),
        EditorView.updateListener.of(({ docChanged, transactions, state }) => {
          const byHand = transactions.some(
            (transaction) => transaction.docChanged && !transaction.annotation(fromDraft),
          );
          const now = stretch(transactions, byHand);
          if (docChanged && byHand) deeds.type(state.doc.toString(), now);
        }),
        EditorView.domEventHandlers({ blur: () => done(deeds.leave) && false }),
      ],
    }),
  });
  /** What the editor does not show yet. */
  let due: string | undefined;
  const catchUp = (): void => {
    if (due === undefined) return;
    const changes = difference(view.state.doc.toString(), due);
    due = undefined;
    if (changes) view.dispatch({ changes, annotations: fromDraft.of(true) });
  };
  for (const event of ["focusin", "pointerdown"]) root.addEventListener(event, catchUp, true);
  let pause: ReturnType<typeof setTimeout> | undefined;
  const draw = (text: string, told: readonly Told[]): void => {
    catchUp();
    const bare = text.length > MOST_COLOURED || told.some(({ finding }) => finding.rule === TOO_LARGE);
    view.dispatch({ effects: bare ? NO_COLOURS : colours(view.state.doc.toString()) });
    const diagnostics = told.map((one) => diagnosticOf(one, text));
    view.dispatch(setDiagnostics(view.state, diagnostics));
  };
  return {
    show(text, told) {
      const waiting = due !== undefined;
      due = text;
      if (view.hasFocus) catchUp();
      else if (!waiting) oncePainted(catchUp);
      clearTimeout(pause);
      pause = setTimeout(() => draw(text, told), PAUSE);
    },
    go(text, offset) {
      catchUp();
      view.dispatch({ selection: { anchor: counted(text, offset) }, scrollIntoView: true });
      view.focus();
    },
    destroy() {
      due = undefined;
      clearTimeout(pause);
      view.destroy();
    },
  };
}

function done(action: () => void): true {
  action();
  return true;
}

/** The one stretch in which two texts differ. CodeMirror counts every line break as one character. */
function difference(before: string, given: string): { from: number; to: number; insert: string } | undefined {
  const after = given.replace(/\r\n?/g, "\n");
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

function diagnosticOf({ finding: { range }, severity, message, remedy }: Told, text: string): Diagnostic {
  const from = counted(text, range.start.offset);
  const to = Math.max(counted(text, range.end.offset), from);
  return { from, to, severity, message: `${message}. ${remedy}` };
}

/** An offset of the text as the editor counts it. */
function counted(text: string, offset: number): number {
  return text.includes("\r") ? text.slice(0, offset).replace(/\r\n/g, "\n").length : Math.min(offset, text.length);
}
