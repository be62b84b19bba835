import type { ErrorCode } from "yaml";

/** What is wrong, as the end of a sentence, and what to do about it. */
export type Trouble = Readonly<Record<"detail" | "hint", string>>;

/** What to do where it cannot be said any closer. */
const LOOK =
  "Look at this line and the one before it. What belongs together begins at the same place, with spaces and not tabs. A space follows each dash and each colon. Each quote and bracket that opens also closes.";

/**
 * What is wrong with a piece of YAML, in plain words, by the library's error code; the sentence goes on from
 * "This is not valid YAML: ". Exhaustive, so that a new code does not compile until it has words.
 */
const TROUBLE: Readonly<Record<ErrorCode, Trouble>> = {
  ALIAS_PROPS: {
    detail: "an alias (*name) cannot have a tag or an anchor of its own",
    hint: "Take the tag or the anchor away from the alias.",
  },
  BAD_ALIAS: {
    detail: "an anchor (&name) or alias (*name) is written wrongly",
    hint: "Write a name of letters and digits behind the & or the *, and a space behind that.",
  },
  BAD_COLLECTION_TYPE: { detail: "a tag does not fit the list or mapping behind it", hint: "Take the tag away." },
  BAD_DIRECTIVE: {
    detail: "a line that begins with % is not a directive that YAML knows",
    hint: "Take the line away.",
  },
  BAD_DQ_ESCAPE: {
    detail: 'a backslash between "double quotes" begins an escape that YAML does not know',
    hint: "Put the text in ‘single quotes’, in which a backslash means itself.",
  },
  BAD_INDENT: {
    detail: "this line is not indented like the lines around it",
    hint: "Begin this line where the lines of the same list or mapping begin. If a bracket is open before it, close that.",
  },
  BAD_PROP_ORDER: {
    detail: "a tag or anchor stands before a -, ? or : instead of after it",
    hint: "Put it behind the -, ? or :.",
  },
  BAD_SCALAR_START: {
    detail: "what begins with this character has to be in quotes",
    hint: "Put quotes around the value.",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    detail: "there are two colons on this line, a dash without a space, or a key without a line of its own",
    hint: "Put quotes around a value that holds a colon. After a dash there has to be a space, and each key needs a line of its own.",
  },
  BLOCK_IN_FLOW: {
    detail: "a list or mapping in brackets cannot hold one that is written by indentation",
    hint: "Write it in brackets as well, or all of it by indentation.",
  },
  DUPLICATE_KEY: { detail: "a key is there twice", hint: "Keep one of them and take the other out." },
  IMPOSSIBLE: { detail: "its structure cannot be read", hint: LOOK },
  KEY_OVER_1024_CHARS: {
    detail: "a key is longer than 1,024 characters",
    hint: "Write a short key. If this is a value, put a key and a colon before it.",
  },
  MISSING_CHAR: {
    detail: "a quote, bracket, comma or colon is missing",
    hint: "Close the quote or the bracket that is open, or add the comma or the colon that is missing.",
  },
  MULTILINE_IMPLICIT_KEY: {
    detail: "a key goes over more than one line; perhaps a colon or a closing quote is missing",
    hint: "Put the colon behind the key, or close the quote.",
  },
  MULTIPLE_ANCHORS: { detail: "a value has two anchors", hint: "Keep one of them." },
  MULTIPLE_DOCS: { detail: "there is more than one document", hint: LOOK },
  MULTIPLE_TAGS: { detail: "a value has two tags", hint: "Keep one of them." },
  NON_STRING_KEY: { detail: "a key is not a word", hint: "Write the key as a word." },
  RESOURCE_EXHAUSTION: { detail: "its structure is too deep", hint: LOOK },
  TAB_AS_INDENT: { detail: "a tab indents this line", hint: "Put spaces in the place of the tab." },
  TAG_RESOLVE_FAILED: {
    detail: "a tag (!name) does not fit its value",
    hint: "Take the tag away, or write a value that fits it.",
  },
  UNEXPECTED_TOKEN: {
    detail: "something stands here that does not belong here; perhaps a quote or bracket before it is missing",
    hint: "Close the quote or the bracket that is open before it, or take away what does not belong here.",
  },
};

const UNQUOTED: Trouble = {
  detail: "what begins with this character has to be in quotes",
  hint: "Put double quotes around the value.",
};

const UNSEPARATED: Trouble = {
  detail: "a comma or a quote is missing",
  hint: "Put a comma between this and what stands beside it, or close the quote that is open.",
};

/** The same for JSON, which is read as the YAML that it is too: it knows no indentation, and no single quotes. */
const JSON_TROUBLE: Readonly<Partial<Record<ErrorCode, Trouble>>> = {
  BAD_DQ_ESCAPE: {
    detail: "a backslash begins an escape that JSON does not know",
    hint: "Write a backslash that means itself twice.",
  },
  BAD_ALIAS: UNQUOTED,
  BAD_INDENT: TROUBLE.MISSING_CHAR,
  BAD_SCALAR_START: UNQUOTED,
  BLOCK_AS_IMPLICIT_KEY: UNSEPARATED,
  BLOCK_IN_FLOW: UNSEPARATED,
  MISSING_CHAR: TROUBLE.MISSING_CHAR,
  MULTILINE_IMPLICIT_KEY: UNSEPARATED,
  UNEXPECTED_TOKEN: {
    detail: "something stands here that does not belong here; perhaps a comma, quote or bracket before it is missing",
    hint: "Put a comma before it, close the quote or the bracket that is open, or take away what does not belong here.",
  },
};

const JSON_UNREADABLE: Trouble = {
  detail: TROUBLE.IMPOSSIBLE.detail,
  hint: "Look at this line and the one before it. Each quote, brace and bracket that opens also closes, and commas stand between what they hold.",
};

/** The words for a code, or general ones for a code of a later version. */
export function troubleWith(code: ErrorCode, isJson: boolean): Trouble {
  if (isJson) return JSON_TROUBLE[code] ?? JSON_UNREADABLE;
  return TROUBLE[code] ?? TROUBLE.IMPOSSIBLE;
}

/** The library tells of this only when an alias is resolved, without a code. */
export function withoutAnchor(isJson: boolean): Trouble {
  return isJson ? UNQUOTED : NO_ANCHOR;
}

const NO_ANCHOR: Trouble = {
  detail: "this alias (*name) has no anchor (&name) before it",
  hint: "Write the anchor before it, or write the value out here. If the * is part of a value, put quotes around that.",
};
