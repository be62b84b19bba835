import { remembered } from "./remembered.ts";

type Span = readonly [first: number, last: number];

const within = (letter: string, spans: readonly Span[]): boolean => {
  const code = letter.codePointAt(0) ?? 0;
  return spans.some(([first, last]) => code >= first && code <= last);
};

/** Controls, the soft hyphen, spaces without width, marks of direction, joiners, fillers and tags, by their code points. */
const UNSEEN: readonly Span[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe007f],
];

const JOINERS: readonly Span[] = [[0x200c, 0x200d]];

/** "inside scripts that use them": Arabic, and the scripts of India and Sri Lanka. */
const JOINED: readonly Span[] = [
  [0x0600, 0x06ff],
  [0x0900, 0x0dff],
];

/** The Mongolian vowel separator stands between two letters of its script. */
const SEPARATOR: readonly Span[] = [[0x180e, 0x180e]];
const MONGOLIAN: readonly Span[] = [
  [0x1820, 0x1878],
  [0x180b, 0x180d],
];

/** What takes the vowel from a letter of India; a joiner behind it shows half a letter, also at the end of a word. */
const VIRAMA = /[\u094d\u09cd\u0d4d\u0dca]/;

/** "ZWJ and ZWNJ pass inside scripts that use them": between two letters, of which the first may have marks. */
function joins(letters: readonly string[], place: number): boolean {
  const [letter = "", after = " "] = [letters[place], letters[place + 1]];
  const before = letters.slice(0, place).join("");
  const base = before.replace(/[\p{M}\u0640]+$/u, "").slice(-1);
  if (within(letter, SEPARATOR)) return within(before.slice(-1) || " ", MONGOLIAN) && within(after, MONGOLIAN);
  if (!within(letter, JOINERS) || base === "" || !within(base, JOINED)) return false;
  return within(after, JOINED) || (letter === "\u200d" && VIRAMA.test(before.slice(-1)));
}

/** Characters of a name that nobody can see, as `U+202E`, each once, in the order of the text. */
export const unseenIn: (name: string) => readonly string[] = remembered((name) => {
  const letters = [...name];
  const unseen = letters.filter((letter, place) => within(letter, UNSEEN) && !joins(letters, place));
  return [...new Set(unseen)].map(
    (letter) => `U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`,
  );
});

/** As far as the generated names go. Han and the two kana are one script: Japanese is written in all three. */
const SCRIPTS: Readonly<Record<string, readonly Span[]>> = {
  Latin: [
    [0x41, 0x5a],
    [0x61, 0x7a],
    [0xc0, 0x24f],
    [0x1e00, 0x1eff],
  ],
  Greek: [
    [0x0370, 0x03ff],
    [0x1f00, 0x1fff],
  ],
  Cyrillic: [[0x0400, 0x052f]],
  Arabic: [[0x0600, 0x06ff]],
  Devanagari: [[0x0900, 0x097f]],
  Tamil: [[0x0b80, 0x0bff]],
  Thai: [[0x0e00, 0x0e7f]],
  Lao: [[0x0e80, 0x0eff]],
  Sinhala: [[0x0d80, 0x0dff]],
  Japanese: [
    [0x3040, 0x30ff],
    [0x4e00, 0x9fff],
  ],
};

/** Words, between spaces and hyphens, with letters of more than one script. */
export const mixedIn: (name: string) => readonly string[] = remembered((name) =>
  name.split(/[\s‐–-]+/).filter((word) => {
    const scripts = Object.values(SCRIPTS).filter((spans) => [...word].some((letter) => within(letter, spans)));
    return scripts.length > 1;
  }),
);
