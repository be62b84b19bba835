import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** In the page's own colours, which follow light and dark. What the library draws with pictures is drawn with letters and lines. */
export const THEME: Extension = EditorView.theme({
  "&": {
    color: "var(--govuk-text-colour)",
    backgroundColor: "var(--govuk-body-background-colour)",
    fontSize: "1rem",
    border: "2px solid var(--govuk-input-border-colour)",
  },
  "&.cm-focused": { outline: "3px solid var(--govuk-focus-colour)", outlineOffset: "0" },
  ".cm-scroller": {
    fontFamily: "ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace",
    lineHeight: "1.5",
    maxHeight: "60vh",
  },
  ".cm-content": { caretColor: "var(--govuk-text-colour)" },
  ".cm-cursor": { borderLeftColor: "var(--govuk-text-colour)" },
  ".cm-gutters": {
    color: "var(--govuk-secondary-text-colour)",
    backgroundColor: "var(--app-panel)",
    borderRight: "1px solid var(--govuk-border-colour)",
  },
  ".cm-activeLine": { backgroundColor: "transparent", boxShadow: "inset 0 0 0 1px var(--govuk-border-colour)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground, .cm-content ::selection": {
    backgroundColor: "var(--app-selection)",
  },
  ".app-text-key": { color: "var(--govuk-link-colour)" },
  ".app-text-comment": { color: "var(--govuk-secondary-text-colour)", fontStyle: "italic" },
  ".app-text-invalid": { color: "var(--govuk-error-colour)" },
  ".cm-lintRange": {
    backgroundImage: "none !important",
    paddingBottom: "0",
    textDecoration: "underline wavy",
    textDecorationSkipInk: "none",
  },
  ".cm-lintRange-error": { textDecorationColor: "var(--govuk-error-colour)" },
  ".cm-lintRange-warning": { textDecorationColor: "var(--app-warning)" },
  ".cm-lintRange-info": { textDecorationColor: "var(--govuk-link-colour)" },
  ".cm-lint-marker": { width: "1.2em", textAlign: "center", fontWeight: "700" },
  ".cm-lint-marker-error": { content: "normal !important", color: "var(--govuk-error-colour)" },
  ".cm-lint-marker-warning": { content: "normal !important", color: "var(--app-warning)" },
  ".cm-lint-marker-info": { content: "normal !important", color: "var(--govuk-link-colour)" },
  ".cm-lint-marker-error::before": { content: "'✖'" },
  ".cm-lint-marker-warning::before": { content: "'▲'" },
  ".cm-lint-marker-info::before": { content: "'●'" },
  ".cm-tooltip": {
    color: "var(--govuk-text-colour)",
    backgroundColor: "var(--app-panel)",
    border: "1px solid var(--govuk-border-colour)",
    maxWidth: "min(32rem, 90vw)",
  },
  ".cm-diagnostic": { whiteSpace: "normal", padding: ".5rem .75rem" },
});
