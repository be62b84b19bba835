/** A telephone number as somebody wrote it, in its parts. */
interface Written {
  /** Punctuation before it: a space, the bracket of an area code. */
  readonly before: string;
  readonly code: string;
  /** What joins the country code and the number; it may hold the `(0)` that is dialled at home only. */
  readonly joint: string;
  readonly rest: string;
}

const BRITISH = /^(?<before>[\s().-]*)(?<code>(?:\+|00)44)(?<joint>[\s).-]*(?:\(0\))?[\s().-]*)(?<rest>.+)$/;

/** Dialled at home, or abroad, where nobody can tell where the country code ends. */
const OTHER = /^(?<before>[\s().-]*)(?<code>\+|00|0)(?<joint>)(?<rest>.+)$/;

/**
 * A number with every aspect evened out but the one named: how it is punctuated, how its country code is written.
 * What is not a telephone number stays as it is.
 */
export function evenPhone(text: string, but: string | undefined): string {
  const written = (BRITISH.exec(text) ?? OTHER.exec(text))?.groups as Written | undefined;
  const digits = written?.rest.replaceAll(/[\s().-]/g, "") ?? "";
  if (!written || !/^\d+$/.test(digits)) return text;
  const { before, code, joint, rest } = written;
  const country = code === "0" || code.endsWith("44") ? "+44" : "+";
  if (but === "country_code") return `${code}${joint.includes("(0)") ? "(0)" : ""}${digits}`;
  if (but === "phone_punctuation") return `${before}${country}${isUsual(written) ? "" : `~${joint}`}${rest}`;
  return `${country}${digits}`;
}

/** A number in groups has a space after its country code, one without groups has none: that much is not punctuation. */
function isUsual({ code, joint, rest }: Written): boolean {
  if (!code.endsWith("44")) return true;
  return (/^\d+$/.test(rest) ? ["", "(0)"] : [" ", " (0)"]).includes(joint);
}
