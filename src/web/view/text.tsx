import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { createEditor, type Editor } from "../editor/editor.ts";
import type { Store } from "../state/store.ts";
import { Section } from "./section.tsx";

/** The draft’s text, in step with the form both ways. */
export function Text({ store }: { store: Store }): VNode {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | undefined>(undefined);
  const { cursor, history } = store.state();
  const { draft } = history;
  const { told } = store.judged();
  useLayoutEffect(() => {
    const at = host.current as HTMLDivElement;
    const made = createEditor(at.shadowRoot ?? at.attachShadow({ mode: "open", delegatesFocus: true }), {
      type: (text, stretch) =>
        store.change((draft) => ({ ...draft, text: brokenAs(draft.text, text) }), "change the text", `text/${stretch}`),
      leave: () => store.leave("text"),
      undo: () => store.undo(),
      redo: () => store.redo(),
    });
    editor.current = made;
    return () => made.destroy();
  }, [store]);
  // At once, and not after painting: by then somebody may have typed on.
  useLayoutEffect(() => editor.current?.show(draft.text, told), [draft.text, told]);
  useLayoutEffect(() => {
    if (cursor) editor.current?.go(draft.text, cursor.offset);
  }, [cursor]);
  return (
    <Section id="text" title="The declaration as text">
      <p class="govuk-body-s">What you change here changes the form, and the other way round.</p>
      <div class="app-editor" ref={host} />
    </Section>
  );
}

/** The editor parts lines with a line feed, whatever the file does. */
function brokenAs(before: string, text: string): string {
  return before.includes("\r\n") ? text.replace(/\n/g, "\r\n") : text;
}
