/** What stands in a name that the eye does not see, or sees as something else. */
export interface NameFacts {
  /** Characters that nobody can see, as `U+202E`, each once, in the order of the text. */
  readonly unsafe: readonly string[];
  /** Words whose letters come from more than one script. */
  readonly mixed: readonly string[];
}

/**
 * Controls, bidirectional marks, fillers, private characters and what stands for a broken one. Not those of
 * unassigned code points: which these are depends on the platform's version of Unicode.
 */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\uFFFC\uFFFD\u2800]/u;

/** Scripts that write with zero-width joiners and non-joiners (Unicode Standard Annex 31, 2.3: where they make sense). */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

/** Selects a form of the Chinese character or Mongolian letter before it. */
const SELECTOR = /[\u180B-\u180D\u180F\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u;

export function nameFacts(text: string): NameFacts {
  if (/^[\u0020-\u007E\u00C0-\u024F]*$/u.test(text)) return NOTHING;
  return { unsafe: unsafeIn(text), mixed: text.split(/[\s\p{Pd}]+/u).filter(isMixed) };
}

/** Printable Latin is neither: most names are spared the rest. */
const NOTHING: NameFacts = { unsafe: [], mixed: [] };

function unsafeIn(text: string): readonly string[] {
  const letters = [...text];
  const found = letters.filter((letter, index) => INVISIBLE.test(letter) && !belongs(letter, letters[index - 1] ?? ""));
  return [...new Set(found.map(codeOf))];
}

function belongs(letter: string, before: string): boolean {
  if (letter === "\u200C" || letter === "\u200D") return JOINING.test(before);
  return SELECTOR.test(letter) && /[\p{Script=Han}\p{Script=Mongolian}]/u.test(before);
}

function codeOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Scripts whose letters look like another's, or that stand for themselves. */
const SCRIPTS: readonly string[] = [
  "Latin",
  "Cyrillic",
  "Greek",
  "Armenian",
  "Georgian",
  "Hebrew",
  "Arabic",
  "Syriac",
  "Devanagari",
  "Bengali",
  "Gurmukhi",
  "Gujarati",
  "Oriya",
  "Tamil",
  "Telugu",
  "Kannada",
  "Malayalam",
  "Sinhala",
  "Thai",
  "Lao",
  "Tibetan",
  "Myanmar",
  "Ethiopic",
  "Khmer",
  "Cherokee",
  "Canadian_Aboriginal",
  "Mongolian",
  "Thaana",
  "Nko",
  "Tifinagh",
];

/** Scripts that are written together (Unicode Technical Standard 39, 5.1: augmented script sets). */
const TOGETHER: readonly string[] = [
  "\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}",
  "\\p{scx=Han}\\p{scx=Hangul}",
  "\\p{scx=Han}\\p{scx=Bopomofo}",
];

/** Compiled when a name first asks: there are thirty, and most names are plain Latin. */
let whole: readonly RegExp[] | undefined;

function isMixed(word: string): boolean {
  whole ??= [...SCRIPTS.map((script) => `\\p{scx=${script}}`), ...TOGETHER].map(
    (set) => new RegExp(`^[${set}\\p{scx=Common}\\p{scx=Inherited}]*$`, "u"),
  );
  if (whole.some((pattern) => pattern.test(word))) return false;
  // A word wholly in a script that is not listed is not mixed: something listed must be in it.
  return /[\p{scx=Latin}\p{scx=Cyrillic}\p{scx=Greek}\p{scx=Han}\p{scx=Arabic}\p{scx=Hebrew}\p{scx=Armenian}\p{scx=Cherokee}]/u.test(
    word,
  );
}
