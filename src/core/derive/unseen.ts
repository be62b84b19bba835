import { isPlain } from "../mask.ts";

/*
 * What takes Unicode’s tables is made only when it is needed: most texts are plain, and these take a millisecond.
 */

/**
 * Controls, bidirectional marks, fillers, private characters and what stands for a broken one. Not those of
 * unassigned code points: which these are depends on the platform's version of Unicode.
 */
const INVISIBLE = (): RegExp =>
  /[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\uFFFC\uFFFD\u2800]/u;

/** Letters of scripts that write with zero-width joiners and non-joiners (Unicode Standard Annex 31, 2.3). */
const JOINING = (): RegExp =>
  /(?=[\p{L}\p{M}])[\p{scx=Arabic}\p{scx=Syriac}\p{scx=Mongolian}\p{scx=Nko}\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Oriya}\p{scx=Tamil}\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}]/u;

/** What hangs on the letter before it, or only draws it out (the Arabic tatweel). */
const ATTACHED = (): RegExp => /[\p{M}\u0640]/u;

/** Takes the vowel from the letter before it. A joiner behind it shows that, whatever follows: ‘ന്\u200D’ ends many names. */
const VIRAMA = /[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA]/u;

/** Selects a form of the Chinese character or Mongolian letter before it. */
const SELECTOR = /[\u180B-\u180D\u180F\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u;

const NON_JOINER = "\u200C";
const JOINER = "\u200D";
const MONGOLIAN_SEPARATOR = "\u180E";

/** The characters of a text that nobody can see, as `U+202E`, each once, in the order of the text. Never throws. */
export function unseenIn(text: string): readonly string[] {
  if (isPlain(text) || !INVISIBLE().test(text)) return [];
  const letters = [...text];
  const found = letters.filter((letter, index) => INVISIBLE().test(letter) && !belongs(letter, index, letters));
  return [...new Set(found.map(codeOf))];
}

/** Whether an invisible character does something to its neighbours that can be seen. */
function belongs(letter: string, index: number, letters: readonly string[]): boolean {
  const [before, after] = [letters[index - 1] ?? "", letters[index + 1] ?? ""];
  switch (letter) {
    case JOINER:
      return JOINING().test(baseBefore(index, letters)) && (VIRAMA.test(before) || JOINING().test(after));
    case NON_JOINER:
      return JOINING().test(baseBefore(index, letters)) && JOINING().test(after);
    case MONGOLIAN_SEPARATOR:
      return [before, after].every((neighbour) => /\p{Script=Mongolian}/u.test(neighbour));
    default:
      return SELECTOR.test(letter) && /[\p{Script=Han}\p{Script=Mongolian}]/u.test(before);
  }
}

/** The letter that stands before a place, past what is attached to it. */
function baseBefore(index: number, letters: readonly string[]): string {
  let at = index - 1;
  while (at >= 0 && ATTACHED().test(letters[at] as string)) at -= 1;
  return letters[at] ?? "";
}

function codeOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
