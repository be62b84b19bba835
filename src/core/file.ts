/** A file as it was found. */
export interface SourceFile {
  /** As a person would type it. */
  readonly name: string;
  /** Text, the raw bytes of UTF-8 text (decoded strictly by `parse`), or why there is neither. */
  readonly content: string | Uint8Array | Unread;
  /** Whether it is a line of NDJSON, whatever the file is called. */
  readonly isLine?: boolean;
  /** Where the content begins, if it is cut from a file: the index of its first document, from 0, and its first line, from 1. */
  readonly origin?: { readonly document: number; readonly line: number };
}

/**
 * Why a file was not read: it could not be, it holds more bytes than were allowed, its check took longer than so many
 * seconds, or ended the process that made it.
 */
export type Unread =
  | { readonly unreadable: string }
  | { readonly bytesAllowed: number }
  | { readonly secondsAllowed: number }
  | { readonly crashed: true };

/** One character position. `line` and `column` count from 1, `offset` from 0; columns and offsets are UTF-16 code units, and a byte order mark is not counted. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A half-open range of text: `end` is just after the last character. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
