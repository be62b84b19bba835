import { maskPersonal, REDACTED, secretsInLine } from "../core/mask.ts";
import type { Exception } from "../core/model.ts";
import type { FormatOptions } from "./options.ts";

type Showing = Pick<FormatOptions, "showPersonal">;

/** An exception as it may be shown: who approved it is a person, and a reason is free text. */
export function exceptionFor({ reason, approved_by, expires }: Exception, options: Showing): Exception {
  const approver = withoutSecrets(approved_by);
  return {
    reason: reasonFor(reason, options),
    approved_by: options.showPersonal || approver.includes(REDACTED) ? approver : maskPersonal(approver),
    expires,
  };
}

/** A reason without secrets and, unless they are to be shown, without email addresses and numbers to ring. */
export function reasonFor(reason: string, { showPersonal }: Showing): string {
  const text = withoutSecrets(reason);
  if (showPersonal) return text;
  return text.replace(EMAIL, maskPersonal).replace(PHONE, maskPersonal);
}

function withoutSecrets(text: string): string {
  return text
    .split("\n")
    .map((line) => {
      const [start, end] = secretsInLine(line)[0] ?? [];
      return start === undefined ? line : line.slice(0, start) + REDACTED + line.slice(end);
    })
    .join("\n");
}

/** Anything with an at sign within it. */
const EMAIL = /[^\s@<>()"']{1,100}@[^\s@<>()"',;]{1,255}/g;

/** Eight digits or more, however they are grouped. A date is eight digits, and nobody's number. */
const PHONE = /(?!\d{4}-\d{2}-\d{2}\b)\+?\d(?:[\s().-]{0,3}\d){7,}/g;
