import { unseenIn } from "./unseen.ts";

/** What stands in a name that the eye does not see, or sees as something else. */
export interface NameFacts {
  /** Characters that nobody can see, as `U+202E`, each once, in the order of the text. Absent where there are none. */
  readonly unsafe?: readonly string[];
  /** Words whose letters come from more than one script. Absent where there are none. */
  readonly mixed?: readonly string[];
}

export function nameFacts(text: string): NameFacts {
  if (/^[\u0020-\u007E\u00C0-\u024F]*$/u.test(text)) return NOTHING;
  const unsafe = unseenIn(text);
  const mixed = text.split(/[\s\p{Pd}]+/u).filter(isMixed);
  return { ...(unsafe.length > 0 && { unsafe }), ...(mixed.length > 0 && { mixed }) };
}

/** Printable Latin is neither: most names are spared the rest. */
const NOTHING: NameFacts = {};

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

/** Compiled when a name first asks: there are many, and most names are plain Latin. */
let patterns: { readonly whole: readonly RegExp[]; readonly listed: RegExp } | undefined;

function compile(): NonNullable<typeof patterns> {
  const sets = [...SCRIPTS.map((script) => `\\p{scx=${script}}`), ...TOGETHER];
  // What nobody can see is told as that, whichever script it is from.
  const any = "\\p{scx=Common}\\p{scx=Inherited}\\p{Default_Ignorable_Code_Point}";
  return {
    whole: sets.map((set) => new RegExp(`^[${set}${any}]*$`, "u")),
    listed: new RegExp(`(?=\\p{L})[${sets.join("").replaceAll("scx=", "Script=")}]`, "u"),
  };
}

function isMixed(word: string): boolean {
  patterns ??= compile();
  // A word wholly in a script that is not listed is not mixed: a letter of one that is listed must be in it.
  return !patterns.whole.some((pattern) => pattern.test(word)) && patterns.listed.test(word);
}
