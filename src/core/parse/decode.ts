import { TextDecoder } from "../platform.ts";

/** Text, or why the bytes are not text, and the offset (in code units) of the first wrong place. */
export type Decoded =
  | { readonly text: string }
  | { readonly text: string; readonly problem: string; readonly offset: number };

const REPLACEMENT = "\uFFFD";

/**
 * Reads UTF-8 strictly. A byte order mark is dropped, as editors do, and not counted in offsets.
 * Text that is given as a string is only freed of its byte order mark. Never throws.
 */
export function decode(content: string | Uint8Array): Decoded {
  if (typeof content === "string") return { text: content.startsWith("\uFEFF") ? content.slice(1) : content };
  const utf16 = looksLikeUtf16(content);
  if (utf16) return { text: "", problem: "it is saved as UTF-16", offset: 0 };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(content) };
  } catch {
    const text = new TextDecoder("utf-8").decode(content);
    return { text, problem: "it holds bytes that are not UTF-8", offset: Math.max(text.indexOf(REPLACEMENT), 0) };
  }
}

/** By its byte order mark, or by the zero bytes beside its first character. */
export function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  return bytes.length >= 4 && ((a === 0 && c === 0 && b !== 0) || (b === 0 && d === 0 && a !== 0));
}
