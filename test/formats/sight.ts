/** How a text can be written so that a person does not see it at once, and a machine reads it back. */
export const DECODERS: Readonly<Record<string, (text: string) => string>> = {
  raw: (text) => text,
  "percent-encoding": (text) =>
    text.replace(/%([\da-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
  "HTML and XML references": (text) =>
    text
      .replace(/&#x([\da-f]{1,6});?/gi, (_, hex) => codePoint(Number.parseInt(hex, 16)))
      .replace(/&#(\d{1,7});?/g, (_, digits) => codePoint(Number(digits)))
      .replace(/&(?:amp|lt|gt|quot|apos|nbsp|shy);/g, ""),
  "escapes of JSON": (text) =>
    text
      .replace(/\\u\{([\da-f]{1,6})\}/gi, (_, hex) => codePoint(Number.parseInt(hex, 16)))
      .replace(/\\u([\da-f]{4})|\\x([\da-f]{2})/gi, (_, long, short) => codePoint(Number.parseInt(long ?? short, 16))),
  backslashes: (text) => text.replaceAll("\\", ""),
  "quoted-printable": (text) =>
    text.replace(/=\r?\n/g, "").replace(/=([\dA-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
  "UTF-16": (text) => text.replaceAll("\0", ""),
};

/** What is encoded as a whole: each gives what it finds within a text, and nothing of the rest. */
const EXTRACTORS: Readonly<Record<string, (text: string) => string>> = {
  hexadecimal: (text) =>
    [...text.matchAll(/(?:[\da-f]{2}){8,}/gi)].map(([hex]) => Buffer.from(hex, "hex").toString("latin1")).join(" "),
  // A run can begin anywhere within what was encoded, and hold other text before it.
  base64: (text) =>
    [...text.matchAll(/[\w+/-]{11,}/g)]
      .flatMap(([run]) => [0, 1, 2, 3].map((skip) => Buffer.from(run.slice(skip), "base64").toString("latin1")))
      .join(" "),
};

function codePoint(number: number): string {
  return number <= 0x10ffff ? String.fromCodePoint(number) : "";
}

/** What can stand within a text without parting it to the eye: soft breaks, joiners, and what groups digits. */
const SOFT = /[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|<wbr\s*\/?>|&shy;|<U\+[\dA-F]+>/giu;
const GROUPS = /(?<=\d)[\s().\u2010-\u2015-]+(?=\d)/gu;

/** Those of some markers, of eight letters or digits each, that can be seen in a text, in any of its spellings. */
export function seen(text: string, markers: readonly string[]): readonly string[] {
  const known = new Set(markers);
  const found = new Set<string>();
  const look = (spelling: string): void => {
    for (const [run] of spelling.toLowerCase().matchAll(/[a-z]{8,}|\d{8,}/g))
      for (let at = 0; at + 8 <= run.length; at += 1)
        if (known.has(run.slice(at, at + 8))) found.add(run.slice(at, at + 8));
  };
  const decoders = Object.values(DECODERS);
  const chained = [...decoders, ...decoders].reduce((spelling, decode) => decode(spelling), text);
  const whole = [...new Set([...decoders.map((decode) => decode(text)), chained])];
  for (const spelling of whole) for (const way of WAYS) look(way(spelling));
  for (const extract of Object.values(EXTRACTORS)) {
    look(extract(text));
    look(extract(chained));
  }
  return [...found];
}

/** How a text reads to somebody who looks past what does not matter. */
const WAYS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.normalize("NFKC"),
  (text) => text.normalize("NFKD").replace(/\p{M}/gu, ""),
  (text) => text.replace(SOFT, ""),
  (text) => text.replace(GROUPS, ""),
];
