import { CONNECTIONS, KEYS, ORGANISATION_TYPES, PHASES, STATUSES } from "../../generated/vocabulary.js";
import type { RoleTable } from "./catalogue.ts";
import type { Path } from "./model.ts";
import { remembering } from "./remembering.ts";

/** What stands in for a secret wherever something is shown or handed on. */
export const REDACTED = "[redacted]";

const WORDS: ReadonlySet<string> = new Set([...KEYS, ...CONNECTIONS, ...ORGANISATION_TYPES, ...PHASES, ...STATUSES]);

/** Whether a word belongs to the format, and may be shown of anybody's file: a key, a role's id, a known value. */
export function isWord(word: string, roles: RoleTable): boolean {
  return WORDS.has(word) || Object.hasOwn(roles, word);
}

/** A path without the keys that somebody made up: people write names and email addresses where a key belongs. */
export function maskPath(path: Path): Path {
  return path.map((step) => (typeof step === "number" || WORDS.has(step) ? step : maskPersonal(step)));
}

/** Labels with dots between them: what stands behind an at sign and is nobody's own. */
const DOMAIN = (): RegExp => /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;
const PLAIN_DOMAIN = /^[a-z\d-]+(?:\.[a-z\d-]+)+$/i;

/** Printable ASCII. Unicode's tables take a while to load, and most texts do without them. */
export function isPlain(text: string): boolean {
  return /^[\u0020-\u007E]*$/.test(text);
}

/**
 * Personal data as a machine may keep it: `P... S...`, `p***@harbour-pensions.example`, `...0123`. What it is shows
 * in its shape: an at sign makes an email address, six digits and no letter a phone number, all else is a name.
 */
export const maskPersonal: (text: string) => string = remembering((text) => {
  const at = text.lastIndexOf("@");
  const domain = text.slice(at + 1).trim();
  if (at !== -1 && (PLAIN_DOMAIN.test(domain) || (!isPlain(domain) && DOMAIN().test(domain))))
    return `${initial(text)}***@${domain}`;
  if (PLAIN_NAME.test(text)) return text.replace(/\S+/g, (word) => `${initial(word)}...`);
  const digits = text.replace(/\D/g, "");
  if (digits.length >= 6 && !hasLetter(text)) return `...${digits.slice(-4)}`;
  return wordsOf(text)
    .map((word) => `${initial(word)}...`)
    .join(" ");
});

/** What most names are: words of several letters, in ASCII, with one space between them. */
const PLAIN_NAME = /^[a-z'.-]{2,}(?: [a-z'.-]{2,})*$/i;

/** The words of a text. Letters or digits with spaces between them (`0 7 7 0 0`) are one: their initials would be all of it. */
function wordsOf(text: string): readonly string[] {
  const words: { text: string; singles: number }[] = [];
  for (const word of text.split(/\s+/u).filter((word) => word !== "")) {
    const last = words.at(-1);
    const single = word.length <= 2 && [...word].length === 1;
    if (single && last && last.singles > 0) {
      last.text += ` ${word}`;
      last.singles += 1;
    } else words.push({ text: word, singles: single ? 1 : 0 });
  }
  return words.flatMap(({ text, singles }) => (singles > 2 ? [text] : text.split(" ")));
}

function hasLetter(text: string): boolean {
  return isPlain(text) ? /[a-z]/i.test(text) : /\p{L}/u.test(text);
}

function initial(text: string): string {
  return (isPlain(text) ? /[a-z\d]/i : /[\p{L}\p{N}]/u).exec(text)?.[0] ?? "";
}

/** An email address in running text. */
const ADDRESS = (): RegExp => /[^\s@<>()[\]"'‘’“”,;:]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** A phone number in running text: a date or a reference has neither its plus nor its zero, or fewer digits. */
const PHONE = (): RegExp => /(?<![\p{L}\p{N}-])[+0(][\d ()./-]{7,}\d/gu;

/**
 * Running text that somebody wrote for every reader, such as a reason, without what it should not hold: secrets always;
 * email addresses and phone numbers unless `showPersonal`. A name cannot be told from other words.
 */
export function maskProse(text: string, showPersonal: boolean): string {
  const shown = text.split("\n").map(withoutSecrets).join("\n");
  return showPersonal ? shown : maskAddresses(shown).replace(PHONE(), maskPersonal);
}

/** Text that is no personal data, without the email addresses in it. */
export function maskAddresses(text: string): string {
  return text.replace(ADDRESS(), maskPersonal);
}

/** What stands in front of a secret, as people write it: the keys of `secretsIn`, but in running text. */
const NAMES = [
  "pass[ _-]?(?:word|code|phrase)",
  "passwd",
  "(?<![a-z])pwd",
  "(?<![a-z])otp|otp(?![a-z])",
  "(?<![a-z])pin(?![a-z])",
  "(?:pin|security|verification|one[ _-]?time)[ _-]?code",
  "totp|mfa|2fa|authenticator|seed|secret",
  "reg(?:ister|istration)?[ _-]?code",
  "private[ _-]?key",
];

/** A name goes to the end of its word, so that the search for the next one never comes back over it. */
const NAME = new RegExp(`(?:${NAMES.join("|")})\\w*|otpauth:\\/\\/`, "gi");

/** The same for a first look, which is all that most lines need. */
const ANY_NAME = new RegExp(NAME.source, "i");

/** What follows a name whose value is on the same line: `: value`, `= value`, ` is value` (or was), or a code in digits. */
const VALUE = /(?:[ _-]?(?:seed|secret|key|code))?["']?(?:\s*(?:[:=]|\b(?:is|was)\b)\s*(?=\S)|\s+(?=\d{4}))/iy;

/**
 * Where a line of text tells a secret, as a `[start, end]` of offsets in the line: for comments, and for text that
 * nobody could parse. It goes by what stands in front (`password: ...`) and takes the rest of the line.
 */
export function secretsInLine(line: string): readonly (readonly [number, number])[] {
  if (!ANY_NAME.test(line)) return [];
  for (const { 0: name, index } of line.matchAll(NAME)) {
    if (name.endsWith("//")) return [[index, line.length]];
    VALUE.lastIndex = index + name.length;
    if (VALUE.test(line)) return [[VALUE.lastIndex, line.length]];
  }
  return [];
}

/** A text without the secret that it tells, if it does: whatever stands behind its name is cut out. */
export function withoutSecrets(text: string): string {
  const [start] = secretsInLine(text)[0] ?? [];
  return start === undefined ? text : text.slice(0, start) + REDACTED;
}

/**
 * The column (from 0) of a key in a line that names a secret, or of a text that breaks off behind such a name: what
 * stands further in below is the secret. Undefined where there is none, or only in a comment.
 */
export function namesSecret(line: string): number | undefined {
  if (!ANY_NAME.test(line)) return undefined;
  const comment = line.search(/(?:^|\s)#/);
  for (const { 0: name, index } of line.matchAll(NAME)) {
    if (comment !== -1 && index > comment) return undefined;
    TEXT_END.lastIndex = index + name.length;
    if (TEXT_END.test(line)) return startOf(line);
    KEY_END.lastIndex = index + name.length;
    if (KEY_END.test(line))
      return index - (/[\w"'-]{0,100}$/.exec(line.slice(Math.max(0, index - 100), index))?.[0].length ?? 0);
  }
  return undefined;
}

/**
 * Where the key of a line begins, behind the dashes of lists. Where there is none the line is all text, and goes on at
 * its own indentation or, behind a dash, further in.
 */
function startOf(line: string): number {
  const dashes = /^\s*(?:-\s+)*/.exec(line)?.[0].length ?? 0;
  if (/^["'\w][^:]{0,100}:\s/.test(line.slice(dashes, dashes + 110))) return dashes;
  const indentation = line.search(/\S/);
  return dashes > indentation ? indentation : indentation - 1;
}

/** What ends a key. */
const KEY_END = /[\w -]{0,40}["']?\s*:/y;

/** What a line ends with whose text goes on, in quotes or not, on the next. */
const TEXT_END = /["']?\s*(?:(?:is|was)\b\s*(?:[:=]\s*)?)?(?:#.*)?$/y;
