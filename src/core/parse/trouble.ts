import type { ErrorCode } from "yaml";

/**
 * What is wrong with a piece of YAML, in plain words, by the library's error code; the sentence goes on from
 * "This is not valid YAML: ". Exhaustive, so that a new code does not compile until it has words.
 */
const TROUBLE: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: "an alias (*name) cannot have a tag or an anchor of its own",
  BAD_ALIAS: "an anchor (&name) or alias (*name) is written wrongly",
  BAD_COLLECTION_TYPE: "a tag does not fit the list or mapping behind it",
  BAD_DIRECTIVE: "a line that begins with % is not a directive that YAML knows",
  BAD_DQ_ESCAPE: 'a backslash in a "double-quoted" text begins an escape that YAML does not know',
  BAD_INDENT: "this line is not indented like the lines around it",
  BAD_PROP_ORDER: "a tag or anchor stands before a -, ? or : instead of after it",
  BAD_SCALAR_START: "a text that begins with this character has to be in quotes",
  BLOCK_AS_IMPLICIT_KEY:
    "there are two colons on this line, or a key without a line of its own; put a text that holds a colon in quotes",
  BLOCK_IN_FLOW: "a list or mapping in brackets cannot hold one that is written by indentation",
  DUPLICATE_KEY: "a key is there twice",
  IMPOSSIBLE: "its structure cannot be read",
  KEY_OVER_1024_CHARS: "a key is longer than 1,024 characters",
  MISSING_CHAR: "a quote, bracket, comma or colon is missing",
  MULTILINE_IMPLICIT_KEY: "a key goes over more than one line; perhaps a colon or a closing quote is missing",
  MULTIPLE_ANCHORS: "a value has two anchors",
  MULTIPLE_DOCS: "there is more than one document",
  MULTIPLE_TAGS: "a value has two tags",
  NON_STRING_KEY: "a key is not a text",
  RESOURCE_EXHAUSTION: "its structure is too deep",
  TAB_AS_INDENT: "a tab indents this line; use spaces",
  TAG_RESOLVE_FAILED: "a tag (!name) does not fit its value",
  UNEXPECTED_TOKEN: "something stands here that does not belong here; perhaps a quote or bracket before it is missing",
};

export function troubleWith(code: ErrorCode): string {
  return TROUBLE[code] ?? TROUBLE.IMPOSSIBLE;
}
