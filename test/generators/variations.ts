import type { Person } from "./people.ts";
import type { Random } from "./random.ts";

/** The same detail, written in another form. It may come out as it was: not every name has a hyphen. */
export function inAnotherForm(field: keyof Person, text: string, random: Random): string {
  const ways = FORMS[field];
  return Array.from({ length: random.weigh(HOW_MANY) }).reduce<string>((left) => random.pick(ways)(left), text);
}

/** Another detail that looks much like it. */
export function inSubstance(field: keyof Person, text: string, random: Random): string {
  return random.pick(SUBSTANCE[field])(text);
}

type Way = (text: string) => string;

const HOW_MANY = [
  [6, 1],
  [3, 2],
  [1, 3],
] as const;

const FORMS: Readonly<Record<keyof Person, readonly Way[]>> = {
  name: [
    (name) => name.toUpperCase(),
    (name) => name.toLowerCase(),
    (name) => name.replace(" ", "  "),
    (name) => name.replace(" ", "\u00a0"),
    (name) => ` ${name}`,
    (name) => `${name}\t`,
    (name) => name.replace("'", "’"),
    (name) => name.replace("'", "‘"),
    (name) => name.replace("-", "‐"),
    (name) => name.replace("-", "–"),
    (name) => name.normalize("NFD"),
  ],
  email: [
    (email) => email.toUpperCase(),
    (email) => email.charAt(0).toUpperCase() + email.slice(1),
    (email) => email.replace(/[^@]+$/, (domain) => domain.toUpperCase()),
    (email) => email.replace("pensjön", "xn--pensjn-0xa"),
    (email) => email.normalize("NFD"),
  ],
  phone: [
    (phone) => phone.replaceAll(" ", ""),
    (phone) => phone.replaceAll(" ", "-"),
    (phone) => phone.replaceAll(" ", "."),
    (phone) => phone.replace(" ", "/"),
    (phone) => phone.replaceAll(" ", "\u00a0"),
    (phone) => phone.replaceAll(" ", "–"),
    (phone) => phone.replace(/^(0\d+) /, "($1) "),
    (phone) => ` ${phone}`,
    abroad("+44 "),
    abroad("0044 "),
    abroad("+44 (0)"),
    (phone) => phone.replace(/^\+/, "00"),
  ],
};

/** Whether a number is written in groups decides whether its country code is. */
function abroad(code: string): Way {
  return (phone) => phone.replace(/^0(?=[1-9])/, phone.includes(" ") ? code : code.replace(" ", ""));
}

const SUBSTANCE: Readonly<Record<keyof Person, readonly Way[]>> = {
  name: [
    (name) => name.normalize("NFD").replaceAll(/\p{M}/gu, ""),
    (name) => name.replace("-", " "),
    (name) => name.replace("'", ""),
    (name) => name.replace(/\S+$/, "Fennimore"),
    (name) => `${name.charAt(0)}. ${name.split(" ").at(-1)}`,
  ],
  email: [
    (email) => email.replace("@", ".2@"),
    (email) => email.replace(/@.*/, "@former-employer.example"),
    (email) => email.replace("pensjön", "pensjon"),
    (email) => `info${email.slice(email.indexOf("@"))}`,
  ],
  phone: [
    (phone) => `${phone.slice(0, -1)}${(Number(phone.at(-1)) + 1) % 10}`,
    (phone) => phone.slice(0, -1),
    (phone) => `${phone} ext 12`,
    () => "0151 496 0999",
  ],
};
