/** A telephone number as somebody wrote it, in its parts. */
interface Written {
  /** Punctuation before it: a space, the bracket of an area code. */
  readonly before: string;
  /** `0` at home, `+` or `00` abroad. */
  readonly prefix: string;
  /** What joins the prefix, a British country code and the number; it may hold the `(0)` that is dialled at home only. */
  readonly gap?: string;
  readonly joint?: string;
  readonly rest: string;
}

const BRITISH =
  /^(?<before>[\s\p{P}]*)(?<prefix>\+|00)(?<gap>\s*)44(?<joint>(?:[\s\p{P}]*?\(0\))?[\s\p{P}]*)(?<rest>.+)$/u;

/** Dialled at home, or abroad, where nobody can tell where the country code ends. */
const OTHER = /^(?<before>[\s\p{P}]*)(?<prefix>\+|00|0)(?<rest>.+)$/u;

/**
 * A number with every aspect evened out but the one named: how it is punctuated, how its country code is written.
 * What is not a telephone number stays as it is.
 */
export function evenPhone(text: string, but: string | undefined): string {
  const written = (BRITISH.exec(text) ?? OTHER.exec(text))?.groups as Written | undefined;
  const digits = written?.rest.replaceAll(/[\s\p{P}]/gu, "") ?? "";
  if (!written || !/^\d+$/.test(digits)) return text;
  const { before, prefix, joint, rest } = written;
  const isBritish = joint !== undefined;
  const country = prefix === "0" || isBritish ? "+44" : "+";
  if (but === "country_code") return `${prefix}${isBritish ? "44" : ""}${joint?.includes("(0)") ? "(0)" : ""}${digits}`;
  if (but === "phone_punctuation") return `${before}${country}${unusual(written)}${rest}`;
  return `${country}${digits}`;
}

/** A number in groups has a space after its country code, one without groups has none: that much is not punctuation. */
function unusual({ gap = "", joint, rest }: Written): string {
  const usual = /^\d+$/.test(rest) ? ["", "(0)"] : [" ", " (0)"];
  return gap + (joint === undefined || usual.includes(joint) ? "" : `~${joint}`);
}
