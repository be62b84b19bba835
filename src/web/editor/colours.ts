import { yamlLanguage } from "@codemirror/lang-yaml";
import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { highlightTree, tagHighlighter, tags } from "@lezer/highlight";

/** Classes of the theme. */
const KINDS = tagHighlighter([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], class: "app-text-key" },
  { tag: tags.comment, class: "app-text-comment" },
  { tag: tags.invalid, class: "app-text-invalid" },
]);

const recolour = StateEffect.define<DecorationSet>();

/** What is coloured moves along with the text until it is coloured anew, by `colours`: reading all of it at every key would take as long as judging it. */
export const COLOURED: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (now, { changes, effects }) =>
    effects.find((effect) => effect.is(recolour))?.value ?? (changes.empty ? now : now.map(changes)),
  provide: (field) => EditorView.decorations.from(field),
});

/** Colours a text of YAML. Throws what the library throws where a text is nested thousands deep. */
export function colours(text: string): StateEffect<DecorationSet> {
  const found: [from: number, to: number, classes: string][] = [];
  highlightTree(yamlLanguage.parser.parse(text), KINDS, (...one) => found.push(one));
  return recolour.of(Decoration.set(found.map(([from, to, name]) => Decoration.mark({ class: name }).range(from, to))));
}

/** Takes all colours away. */
export const NO_COLOURS: StateEffect<DecorationSet> = recolour.of(Decoration.none);
