import type { RuleEntry } from "../catalogue.ts";
import { entries, type Words } from "./entry.ts";

/** What `parse` says about a file that is not sound YAML, by the name of the rule. */
const SYNTAX: Readonly<Record<string, Words>> = {
  "invalid-yaml": {
    title: "The file is not valid YAML or JSON",
    description:
      "YAML shows structure by indentation, dashes and colons, JSON by brackets, quotes and commas. Where that structure is broken nobody can tell what the file declares, so nothing else in this document was checked.",
    message: "This is not valid {json|JSON|YAML}: {detail}",
    remedy: "{hint}",
  },
  "duplicate-key": {
    title: "A key is there twice",
    description:
      "A mapping holds each key once. Of two equal keys YAML programs keep one and lose the other without a word, so that what you read is not what counts.",
    message: "‘{key}’ is there twice; only the last one counts",
    remedy: "Keep one of them and take the other out.",
    personal: ["key"],
  },
  "too-large": {
    title: "The document is too large",
    description:
      "A declaration of an organisation’s users is small. A limit on its size keeps a wrong or hostile file from using up memory and time, so nothing in this document was checked.",
    message: "This document has more than {limit} {what}",
    remedy:
      "Check that this is the right file. If it is, split it into one document an organisation, or raise --max-bytes.",
  },
  "alias-cycle": {
    title: "An alias stands inside what it stands for",
    description: "An alias (*name) that is inside its own anchor (&name) never ends, so this document cannot be read.",
    message: "This alias is inside the very value that it stands for",
    remedy: "Write the value out instead of the alias.",
  },
  "unknown-tag": {
    title: "A tag that means nothing here",
    description:
      "Tags (!name) ask for values of a special type. A declaration holds only text, lists and mappings, and a tag could make a program read something else than you see.",
    message: "The tag {tag} means nothing in a declaration",
    remedy: "Take the tag out. If the value itself begins with an exclamation mark, put it in quotes.",
    personal: ["tag"],
  },
  "yaml-version": {
    title: "The file asks for another version of YAML",
    description:
      "Declarations are read as YAML 1.2, always. Under YAML 1.1 some values mean something else: NO becomes false and 010 becomes 8.",
    message: "This file asks for YAML {version}, but is read as YAML 1.2",
    remedy: "Take the %YAML line out.",
  },
  encoding: {
    title: "The file is not UTF-8 text",
    description:
      "Declarations are UTF-8 text. In another encoding names come out wrong, and could not match those that were given at preregistration.",
    message: "This file cannot be read as text: {detail}",
    remedy: "Save it again with the encoding UTF-8.",
  },
  "empty-document": {
    title: "The file declares nothing",
    description: "There is no organisation and there are no users in it, so there was nothing to check.",
    message: "This file is empty",
    remedy: "Run ‘rolecall init’ for a declaration to start from, or take the file away.",
  },
  "not-a-mapping": {
    title: "The document is not a declaration",
    description: "A declaration is a mapping: it begins with keys such as ‘organisation:’ and ‘users:’.",
    message: "This document is {type}, not a mapping with ‘organisation’ and ‘users’",
    remedy: "Begin it with ‘organisation:’ and ‘users:’, or check that this is the right file.",
  },
  "control-character": {
    title: "An invisible control character",
    description:
      "YAML does not allow control characters. They are invisible, mostly come along when text is pasted, and keep a name or email address from matching.",
    message: "There is an invisible control character ({code}) here",
    remedy: "Delete it: type the text again instead of pasting it.",
  },
  "collection-key": {
    title: "A list or mapping as a key",
    description: "A key is text. Brackets or braces before a colon make a list or mapping of it.",
    message: "This key is a list or a mapping, not text",
    remedy: "If it is meant as text, put it in quotes. Otherwise take out the brackets or braces.",
  },
  "timed-out": {
    title: "The check took too long",
    description:
      "A declaration is checked in a few milliseconds. An audit stops a check that takes longer than its limit, so that one wrong or hostile file does not hold up the others; nothing in this document counts as checked.",
    message: "The check of this document took longer than {seconds} {seconds|second|seconds}, and was stopped",
    remedy: "Check this document alone. If it is what it should be, allow more with --timeout.",
  },
  crashed: {
    title: "The check broke off",
    description:
      "The part of the audit that checked this document ended without a result, as it does where there is not enough memory. The others were checked; nothing in this document counts as checked.",
    message: "The check of this document ended without a result",
    remedy: "Check this document alone. If that ends in the same way, please report it.",
  },
  unreadable: {
    title: "The file cannot be read",
    description: "The file was named or found, but its content could not be had, so nothing in it was checked.",
    message: "This file cannot be read: {detail}",
    remedy: "Check that it is there and that you may read it.",
  },
};

/** The `syntax/*` rules for the catalogue, sorted by id. */
export const syntaxRules: readonly RuleEntry[] = entries("syntax", SYNTAX);

const AUDIT_ONLY: ReadonlySet<string> = new Set(["syntax/timed-out", "syntax/crashed"]);

/** Whether a rule is about how the check itself ended, which only an audit sees: it watches over checks from outside. */
export function isAboutChecks({ id }: Pick<RuleEntry, "id">): boolean {
  return AUDIT_ONLY.has(id);
}
