import type { Role, RoleTable, RuleEntry } from "./catalogue.ts";
import { isWord, maskPersonal, withoutSecrets } from "./mask.ts";
import type { Arg, Args, Need } from "./model.ts";
import { shown } from "./validate/quote.ts";

/** How to put a finding into words. */
export interface Wording {
  readonly roles: RoleTable;
  /** Show names, emails and phones as they are; otherwise they are masked. */
  readonly showPersonal: boolean;
  /** Sets apart what somebody wrote from our own words, for a language in which it could do harm. */
  readonly quote?: (value: string) => string;
}

/** What a finding says, and what to do about it: one sentence or two each, without a final line break. */
export interface Description {
  readonly message: string;
  readonly remedy: string;
}

/** On what a rule stands, as a sentence without its full stop. */
export const BASIS: Readonly<Record<RuleEntry["basis"], string>> = {
  guidance: "The guidance says so",
  reading: "Our reading of the guidance",
  ours: "Our own advice: the guidance does not ask for it",
  format: "The file’s format asks for it",
};

/** What a rule needs beyond the declaration. */
export const NEEDS: Readonly<Record<Need, string>> = {
  preregistration: "preregistration details, from PDP’s register or the declaration",
  register: "PDP’s register (--register)",
  now: "a clock",
  email_domains: "the organisation’s email domains",
  key_file: "a key file (--key-file)",
};

/** Fills the templates of a rule with a finding's arguments. The only place where words are made. */
export function describe(rule: RuleEntry, args: Args, wording: Wording): Description {
  return { message: messageOf(rule, args, wording), remedy: fill(rule.remedy, rule, args, wording) };
}

/** What a finding says, for who does not tell what to do about it. */
export function messageOf(rule: RuleEntry, args: Args, wording: Wording): string {
  return fill(rule.message, rule, args, wording);
}

/** A template for somebody who reads about the rule: placeholders are named, as in ‹role›. */
export function template(text: string): string {
  return text.replace(/\{(\w+)\}/g, "‹$1›").replace(/\{\w+\|[^|{}]*\|([^|{}]*)\}/g, "$1");
}

/**
 * `{name}` is an argument in words; `{count|holder|holders}` is the word that fits the number in `count`, and
 * `{json|JSON|YAML}` the one that fits whether `json` holds.
 */
function fill(template: string, rule: RuleEntry, args: Args, wording: Wording): string {
  const filled = template.replace(
    /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g,
    (_, name: string, one?: string, many?: string) => {
      const value = args[name];
      if (one !== undefined && many !== undefined) return value === 1 || value === true ? one : many;
      return value === undefined ? "" : words(name, value, rule.personal.includes(name), wording);
    },
  );
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

/** No name, email address or phone number is longer, but for one that means harm. */
const NAME = 300;

function words(name: string, value: Arg, personal: boolean, wording: Wording): string {
  if (typeof value === "number") return withThousands(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "string") return list(value.map((item) => words(name, item, personal, wording)));
  if (name === "expires") return dayInWords(value);
  if (/^(?:user|other)$/.test(name) && value.trim() === "") return "a user without a name";
  if (name === "contact" && value.trim() === "") return "a contact without a name";
  const term = personal ? undefined : termFor(name, value, wording.roles);
  if (term !== undefined) return term;
  const raw = !personal || wording.showPersonal || isWord(value, wording.roles);
  const text = raw ? withoutSecrets(value) : maskPersonal(value);
  // What stands behind an at sign may be anything, as a name may.
  const quoted = personal || name === "domain" ? shown(text, NAME) : text;
  return wording.quote?.(quoted) ?? quoted;
}

/** The names of things that rules argue with, as people say them. */
const TERMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  field: { name: "name", email: "email address", phone: "phone number" },
  differences: {
    case: "capital letters",
    spacing: "spaces",
    apostrophe: "the kind of apostrophe",
    hyphen: "the kind of hyphen",
    unicode_form: "the way a letter is stored (its Unicode form)",
    phone_punctuation: "spaces or punctuation",
    country_code: "how the country code is written",
  },
  kind: {
    password: "a password",
    passcode: "a one-time passcode",
    authenticator_seed: "an authenticator app’s seed",
    registration_code: "a registration code",
    private_key: "a private key",
    personal: "a personal number (070)",
    pager: "a pager",
    freephone: "a freephone number",
    special_rate: "a special rate number (084 or 087)",
    premium_rate: "a premium rate number (09)",
    non_geographic: "an 03 number",
    corporate: "a corporate number (055)",
    internet: "an internet phone number (056)",
  },
  type: { list: "a list", text: "text" },
};

function termFor(name: string, value: string, roles: RoleTable): string | undefined {
  if (/^roles?$/.test(name) && Object.hasOwn(roles, value)) return lowerFirst((roles[value] as Role).title);
  const terms = TERMS[name];
  return terms && Object.hasOwn(terms, value) ? terms[value] : undefined;
}

/** The roles that a rule speaks of: those whose titles are in its own words or in what it says of its bad example. */
export function rolesOf(rule: RuleEntry, roles: RoleTable): readonly string[] {
  const text = [rule.title, rule.description, rule.remedy, rule.examples?.message ?? ""].join(" ").toLowerCase();
  return Object.keys(roles).filter((id) => text.includes((roles[id] as { title: string }).title.toLowerCase()));
}

/**
 * Whether a rule is about a role: it speaks of it, or of what the role is, one of the mandatory roles or of those that
 * preregistration records.
 */
export function isAbout(rule: RuleEntry, id: string, roles: RoleTable): boolean {
  const role = roles[id] as Role;
  const text = `${rule.title} ${rule.description}`.toLowerCase();
  return (
    rolesOf(rule, roles).includes(id) ||
    (role.mandatory && text.includes("mandatory role")) ||
    (role.in_preregistration && rule.category === "preregistration")
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"],
  ...["November", "December"],
];

/** `31 December 2026`, as GOV.UK writes a day, of `2026-12-31`. */
export function dayInWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? day : `${Number(date)} ${name} ${year}`;
}

/** `1,024`: as GOV.UK writes numbers, in every locale. */
export function withThousands(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** `1 error`, `2 errors`. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${withThousands(count)} ${count === 1 ? one : many}`;
}
