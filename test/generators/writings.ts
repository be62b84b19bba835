import { stringify, type ToStringOptions } from "yaml";
import type { Random } from "./random.ts";

/** The same data as people and programs write it: YAML in several styles, JSON in several. */
export function writingOf(data: unknown, chance: Random): string {
  if (chance.chance(0.35)) return jsonOf(data, chance);
  const text = stringify(data, {
    ...chance.pick(STYLES),
    indent: chance.pick([1, 2, 2, 2, 3, 4]),
    indentSeq: chance.chance(0.5),
    lineWidth: chance.pick([0, 0, 80, 30]),
    defaultStringType: chance.pick(["PLAIN", "PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE"] as const),
    defaultKeyType: chance.pick(["PLAIN", "PLAIN", "QUOTE_DOUBLE"] as const),
    flowCollectionPadding: chance.chance(0.5),
    directives: chance.chance(0.1),
    aliasDuplicateObjects: chance.chance(0.2),
  });
  const [before, after] = [chance.pick(BEFORE), chance.pick(AFTER)];
  return before + (chance.chance(0.2) ? commented(text, chance) : text) + after;
}

const STYLES: readonly ToStringOptions[] = [
  {},
  {},
  { collectionStyle: "flow" },
  { singleQuote: true },
  { doubleQuotedAsJSON: true },
  { blockQuote: false },
];

const BEFORE = [
  "",
  "",
  "",
  "# yaml-language-server: $schema=../schemas/declaration.schema.json\n",
  "---\n",
  "\n\n",
  " # x\n",
];
const AFTER = ["", "", "", "# end\n", "\n\n", "...\n", "  \n", "   # end"];

function commented(text: string, chance: Random): string {
  return text
    .split("\n")
    .map((line) =>
      chance.chance(0.2) ? line + chance.pick([" # a: note", "  #", " #- x", "\n# x", "\n      # far"]) : line,
    )
    .join("\n");
}

/** Compact as programs write it, with spaces as Python does, over several lines, or with letters as escapes. */
function jsonOf(data: unknown, chance: Random): string {
  const compact = JSON.stringify(data);
  const written = chance.pick([
    compact,
    spaced(compact),
    JSON.stringify(data, null, 2),
    escaped(compact),
    escaped(spaced(compact)),
  ]);
  return written + chance.pick(["", "\n", "\n\n", " "]);
}

const TEXT = /("(?:[^"\\]|\\.)*")|([:,])/g;

const spaced = (json: string): string => json.replace(TEXT, (whole, _, sign) => (sign ? `${sign} ` : whole));

const escaped = (json: string): string =>
  json.replace(/[^\n -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Pieces that mean something to YAML, or look as if they did. */
const PIECES: readonly string[] = [
  ..."-:?,[]{}#&*!|>'\"%@`\\~+._0123456789ex \t\n\r/=<é€Œʯ΢\u00A0\u0085\u00AD\u200B\u2028\uFEFF\uD83D\uDE00\u0000\u007F",
  "\r\n",
  ": ",
  ":",
  " #",
  "# ",
  "- ",
  "-\n",
  "--- ",
  "---",
  "\n---\n",
  "\n...\n",
  "...",
  "&a ",
  "*a",
  "*a : ",
  "!!str ",
  "!x ",
  "!",
  "| ",
  "|\n",
  ">-\n",
  "''",
  '""',
  "null",
  "Null",
  "true",
  "False",
  "yes",
  "NO",
  "0x1F",
  "0o17",
  "0b1",
  "1e3",
  "1.5",
  ".5",
  "+1",
  "-1",
  "+.inf",
  ".nan",
  "-.INF",
  "1_000",
  "007",
  "+0",
  "020",
  "447700900123",
  "999999999999999",
  "9007199254740993",
  "12:30:45",
  "2026-11-20",
  "2026-11-20T09:00:00Z",
  "+44 20 7946 0123",
  "<<: ",
  "? ",
  ": x",
  "[ ",
  "{ ",
  "[]",
  "{}",
  "{a: b}",
  "[a: b]",
  "{a}",
  "{a:b}",
  '{"a":b}',
  "[a, b,]",
  ", ",
  ",,",
  "__proto__: ",
  '"__proto__": x, ',
  "toString: x\n",
  "constructor: ",
  "a: b\n",
  "\n  a: b\n",
  "\n- x\n",
  "  ",
  "\n ",
  "\n\n",
  "\n   x\n",
  "\\u0041",
  "\\uD83D",
  "\\x41",
  "\\/",
  "\\\n",
  "\\0",
  '\\"',
  "a:b",
  "a #b",
  "a# b",
  "a, b",
  "http://a.example/?b=c#d",
  "%YAML 1.1\n---\n",
];

/** A text with a few things put in, taken out, doubled, moved or replaced at random places. */
export function scribbled(text: string, chance: Random): string {
  let written = text;
  for (let left = chance.pick([1, 1, 1, 2, 2, 3, 5]); left > 0; left -= 1) written = scribble(written, chance);
  return written;
}

function scribble(text: string, chance: Random): string {
  const start = chance.integer(text.length + 1);
  const end = Math.min(start + chance.pick([0, 1, 1, 2, 3, 8, 30]), text.length);
  const put = (piece: string): string => text.slice(0, start) + piece + text.slice(end);
  switch (chance.integer(9)) {
    case 0:
      return put("");
    case 1:
      return put(text.slice(start, end) + text.slice(start, end));
    case 2:
      return put(text.slice(chance.integer(text.length + 1)).slice(0, chance.pick([1, 2, 5, 20])));
    case 3:
      return atLine(text, start, chance);
    case 4:
      return inValue(text, start, chance);
    case 5:
      return put(chance.pick(PIECES) + chance.pick(PIECES));
    default:
      return chance.chance(0.5)
        ? put(chance.pick(PIECES))
        : text.slice(0, start) + chance.pick(PIECES) + text.slice(start);
  }
}

/** Another indentation, or a line of its own. */
function atLine(text: string, near: number, chance: Random): string {
  const start = text.lastIndexOf("\n", near) + 1;
  const rest = text.slice(start);
  const changed = chance.pick([` ${rest}`, `  ${rest}`, rest.slice(1), rest.slice(2), rest.trimStart(), `\t${rest}`]);
  return text.slice(0, start) + (chance.chance(0.3) ? `${chance.pick(PIECES)}\n${rest}` : changed);
}

/** Another value behind a colon, a dash, a bracket or a comma. */
function inValue(text: string, near: number, chance: Random): string {
  const found = /(?:: ?|- |\[|\{|, ?)/.exec(text.slice(near));
  if (!found) return text + chance.pick(PIECES);
  const start = near + found.index + found[0].length;
  const end = chance.chance(0.5) ? start : start + (/^[^\n,\]}]*/.exec(text.slice(start))?.[0].length ?? 0);
  return text.slice(0, start) + chance.pick(PIECES) + text.slice(end);
}
