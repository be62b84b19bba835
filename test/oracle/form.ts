import { domainToASCII, domainToUnicode } from "node:url";
import { evenPhone } from "./phone.ts";
import type { Field } from "./reading.ts";
import { remembered } from "./remembered.ts";

/** Whether two values are the same but for their form: equal once every aspect of form is evened out. */
export function equalInForm(field: Field, a: string, b: string): boolean {
  return EVEN[field](a, undefined) === EVEN[field](b, undefined);
}

/** The aspects in which two values of equal form differ, sorted: evening out all the others leaves them different. */
export function differences(field: Field, a: string, b: string): string[] {
  return ASPECTS[field].filter((aspect) => EVEN[field](a, aspect) !== EVEN[field](b, aspect)).sort();
}

const ASPECTS: Readonly<Record<Field, readonly string[]>> = {
  name: ["case", "spacing", "apostrophe", "hyphen", "unicode_form"],
  email: ["case", "unicode_form"],
  phone: ["phone_punctuation", "country_code"],
};

/** Evens out every aspect of a text but the one named. */
type Even = (text: string, but: string | undefined) => string;

const EVEN: Readonly<Record<Field, Even>> = {
  name: remembered(evenName),
  email: remembered(evenEmail),
  phone: remembered(evenPhone),
};

function evenName(text: string, but: string | undefined): string {
  let name = text;
  if (but !== "unicode_form") name = name.normalize("NFC");
  if (but !== "spacing") name = name.trim().replaceAll(/\s+/g, " ");
  if (but !== "apostrophe") name = name.replaceAll(/[‘’ʼ]/g, "'");
  if (but !== "hyphen") name = name.replaceAll(/[‐‑‒–]/g, "-");
  if (but !== "case") name = fold(name);
  return name;
}

/**
 * Unicode's case folding, character by character: in a word, the sigma at the end of `ΣΑΣ` would become another one than
 * that in its middle. It folds `ß` to `ss`, and leaves the dotless `ı` alone: that is another letter than `i`.
 */
export const fold = (text: string): string =>
  Array.from(text, (c) => (c === "ı" ? c : c.toUpperCase().toLowerCase())).join("");

/** The domain goes by IDNA, which has a case folding of its own: `straße.example` is not `strasse.example`. */
function evenEmail(text: string, but: string | undefined): string {
  const at = text.lastIndexOf("@") + 1;
  const [local, domain] = [text.slice(0, at), text.slice(at)];
  if (but === "case")
    return (
      local +
      domain
        .split(/[.。．｡]/)
        .map(readable)
        .join(".")
    );
  if (but === "unicode_form") return fold(local) + domain.toLowerCase();
  return fold(local) + (domainToASCII(domain) || domain.toLowerCase());
}

/** A label of a domain in its own script, its capitals left alone; those of Punycode say nothing of the script's. */
function readable(label: string): string {
  if (!/^xn--/i.test(label)) return label.normalize("NFC");
  return domainToUnicode(label) + (label === label.toLowerCase() ? "" : " in capitals");
}
