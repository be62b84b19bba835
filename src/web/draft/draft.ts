import { DEFAULT_LIMITS } from "../../core/parse/compose.ts";
import { type ParsedDocument, parse } from "../../core/parse/parse.ts";

/**
 * The declaration that somebody works on: its text, and nothing beside. Form, picture and editor are views of it, and
 * every change makes a new text.
 */
export interface Draft {
  /** What the file is called, or is to be called. */
  readonly name: string;
  readonly text: string;
}

/** A change of a draft. */
export type Change = (draft: Draft) => Draft;

/** Whether its file is JSON, which has no comments to keep and a form of its own to be written in. */
export function isJson({ name, text }: Draft): boolean {
  return /\.json$/i.test(name) || /^\s*\{/.test(text);
}

/** What was parsed last: whoever changes a draft has just looked at it. */
let last: { readonly draft: Draft; readonly documents: readonly ParsedDocument[] } | undefined;

/** All documents of a draft, parsed once for all who ask. */
export function documentsOf(draft: Draft): readonly ParsedDocument[] {
  if (last?.draft.text === draft.text && last.draft.name === draft.name) return last.documents;
  const documents = [...parse({ name: draft.name, content: draft.text }, DEFAULT_LIMITS)];
  last = { draft, documents };
  return documents;
}

/** The draft’s only document; undefined where it cannot be read, or holds more than the one that a form can show. */
export function documentOf(draft: Draft): ParsedDocument | undefined {
  const [first, second] = documentsOf(draft);
  return first?.sound && !second ? first : undefined;
}
