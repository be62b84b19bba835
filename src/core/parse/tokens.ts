/** What the quick reader of plain YAML knows a text by. It takes less than YAML does, and never more. */

export const SPACE = 0x20;
export const HASH = 0x23;
export const COLON = 0x3a;
export const DASH = 0x2d;
export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const LIST = 0x5b;
export const LIST_END = 0x5d;
export const MAPPING = 0x7b;
export const MAPPING_END = 0x7d;
export const COMMA = 0x2c;

/** A key without quotes, up to its colon. */
export const KEY: RegExp = /[A-Za-z_][A-Za-z0-9_-]*(?=:(?: |$))/my;

/** A text without quotes in a block: begins as names, dates and phone numbers do, and ends before what would end or change it. */
export const BLOCK_TEXT: RegExp = /[A-Za-z_+\d\u00C0-\u02AF](?:[^\n #:]|:(?=[^\n ])|[ ]+(?=[^\n #])|#)*/y;

/** The same between brackets, where more characters mean something. */
export const FLOW_TEXT: RegExp =
  /[A-Za-z_+\d\u00C0-\u02AF](?:[^\n #:,[\]{}"']|:(?=[^\n ,[\]{}"'])|[ ]+(?=[^\n #:,[\]{}"']))*/y;

/** YAML has no keys beyond 1,024 characters. */
export const LONGEST_KEY = 1000;

/** What is no text without quotes, or looks as if it were none: the library makes a null, a truth value or a number of it. */
export const NO_TEXT: RegExp =
  /^(?:null|Null|NULL|true|True|TRUE|false|False|FALSE|\+?\d[\d.]*(?:[eE][-+]?\d*)?|\+?\..*|0[xo].*)$/;

/** A number that is as exact as its digits: most of them are phone numbers whose quotes are missing. */
export const WHOLE_NUMBER: RegExp = /^\+?\d{1,15}$/;

export const DOUBLE_QUOTED: RegExp = /"(?:[^"\\\n]|\\["\\/bfnrt]|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4})*"/y;
export const SINGLE_QUOTED: RegExp = /'[^'\n]*'(?!')/y;

/** Anything but printable text in lines: what else there is could mean something to the library. */
export const UNUSUAL: RegExp = /[^\n\u0020-\u007E\u00A1-\u1FFF\u2010-\u2027\u2030-\u205E\u2C00-\uD7FF]/;

/** Between apostrophes a backslash is one. */
export function unquoted(token: string): string {
  const hasEscapes = token.charCodeAt(0) === QUOTE && token.includes("\\");
  return hasEscapes ? (JSON.parse(token) as string) : token.slice(1, -1);
}
