/** What stands in for a secret wherever something is shown or handed on. */
export const REDACTED = "[redacted]";

/**
 * Personal data as a machine may keep it: `P... S...`, `p***@harbour-pensions.example`, `...0123`. What it is shows
 * in its shape: an at sign makes an email address, six digits and no letter a phone number, all else is a name.
 */
export function maskPersonal(text: string): string {
  const at = text.lastIndexOf("@");
  if (at !== -1) return `${initial(text)}***@${text.slice(at + 1).trim()}`;
  const digits = text.replace(/\D/g, "");
  if (digits.length >= 6 && !/\p{L}/u.test(text)) return `...${digits.slice(-4)}`;
  return text
    .split(/\s+/u)
    .filter((word) => word !== "")
    .map((word) => `${initial(word)}...`)
    .join(" ");
}

function initial(text: string): string {
  return text.match(/[\p{L}\p{N}]/u)?.[0] ?? "";
}

const NAMES = [
  "pass ?(?:word|code|phrase)",
  "passwd",
  "\\bpwd",
  "\\botp",
  "\\bpin\\b",
  "totp",
  "authenticator[ _-]?(?:seed|secret|key)",
  "\\bseed",
  "secret",
  "registration[ _-]?code",
  "private[ _-]?key",
];

const SECRET_IN_LINE = new RegExp(
  `(?:${NAMES.join("|")})\\w*["']?\\s*(?:[:=]|\\bis\\b)\\s*(\\S.*)|(otpauth:\\/\\/\\S+)`,
  "gi",
);

/**
 * Where a line of text tells a secret, as `[start, end]` offsets in the line: for comments, and for text that nobody
 * could parse. It goes by what stands in front (`password: ...`) and takes the rest of the line.
 */
export function secretsInLine(line: string): readonly (readonly [number, number])[] {
  return [...line.matchAll(SECRET_IN_LINE)].map((match) => {
    const end = match.index + match[0].length;
    return [end - (match[1] ?? match[2] ?? "").length, end] as const;
  });
}
