import { forTerminal, nameOf } from "../escape.ts";

/**
 * What somebody wrote, as a code span: the one place where neither GitHub nor GitLab sees links, mentions, references,
 * HTML, mathematics or emoji, whatever they think of next. Control characters are named, and a long text is cut.
 */
export function code(text: string): string {
  const shown = cut(forTerminal(text));
  if (shown === "") return "";
  const ticks = fenceFor(shown, 1);
  const pad = /^`|`$|^ .* $/s.test(shown) ? " " : "";
  return ticks + pad + shown + pad + ticks;
}

/** Likewise in a cell of a table, where renderers disagree about a bar behind a backslash: it is named. */
export function cell(text: string): string {
  return code(text.replaceAll("|", nameOf));
}

/** Code points of somebody's text that are shown. */
const MOST = 300;

function cut(text: string): string {
  const characters = [...text.slice(0, 2 * MOST + 2)];
  return characters.length > MOST ? `${characters.slice(0, MOST).join("")}…` : text;
}

/** Code points that Unicode keeps for such use and that no text may hold: they stand around what `quote` sets apart. */
const MARK = /[\uFDD0\uFDD1]/g;

/** Words, which nothing reads as anything else: without digits there is no reference, and a commit has seven hex digits. */
const PLAIN = /^(?!.*[a-f]{7})(?:[\p{Script=Latin}_ ,‘’]|\.+(?= |$))*$/iu;

/** Sets apart what somebody wrote within our own words, for `prose`. Plain words can stand among ours. */
export function quote(value: string): string {
  if (PLAIN.test(value)) return value;
  return `\uFDD0${value.replace(MARK, nameOf)}\uFDD1`;
}

/** Our own words with what somebody wrote in them, set apart by `quote`. */
export function prose(text: string): string {
  return text
    .split(/\uFDD0([^\uFDD1]*)\uFDD1/)
    .map((part, index, parts) => {
      if (index % 2 === 1) return code(part);
      // Two code spans that touch would be read as one.
      if (part === "") return index > 0 && index < parts.length - 1 ? " " : "";
      return ours(part);
    })
    .join("");
}

/** Addresses, times, `%YAML`, `*name`: what we name as an example a renderer could take for a link or a reference. */
const TOKEN = /([^\s‘’(),"]*[@:#!%&^~$*][^\s‘’(),"]*[\p{L}\p{N}])/u;

function ours(words: string): string {
  return words
    .split(TOKEN)
    .map((part, index) => (index % 2 === 1 ? code(part) : part.replace(/[\\`*_[\]<>&~|$#]/g, "\\$&")))
    .join("");
}

/** Lines as a block of code that none of them can close. */
export function block(lines: readonly string[]): string {
  const text = lines.join("\n");
  const ticks = fenceFor(text, 3);
  return `${ticks}text\n${text}\n${ticks}`;
}

/** Backticks, at least so many, and one more than the text has side by side. */
function fenceFor(text: string, least: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return "`".repeat(Math.max(least, longest + 1));
}
