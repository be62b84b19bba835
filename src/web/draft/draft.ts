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

/** The document that was read last: whoever changes a draft has just looked at it. */
let last: { readonly draft: Draft; readonly document: ParsedDocument | undefined } | undefined;

/** The draft’s only document; undefined where it cannot be read, or holds more than the one that a form can show. */
export function documentOf(draft: Draft): ParsedDocument | undefined {
  if (last?.draft.text === draft.text && last.draft.name === draft.name) return last.document;
  const [first, second] = parse({ name: draft.name, content: draft.text }, DEFAULT_LIMITS);
  const document = first?.sound && !second ? first : undefined;
  last = { draft, document };
  return document;
}
