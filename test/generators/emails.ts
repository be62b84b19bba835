import type { Random } from "./random.ts";

/** Domains that an organisation may call its own; the first two forms are of one. */
export const DOMAINS = [
  "pensjön.internal",
  "xn--pensjn-0xa.internal",
  "harbour.internal",
  "harbour-pensions.example",
  "example.co.uk",
] as const;

/** An address of somebody who works at the domain, or what somebody gives instead of one. */
export function email(local: string, domain: string, chance: Random): string {
  return chance.weigh(SORTS)(local, domain, chance);
}

/** Another address of the same mailbox, the same address in another form, or one that only looks like it. */
export function sameEmail(text: string, chance: Random): string {
  const at = text.lastIndexOf("@");
  if (at === -1) return text;
  return chance.weigh(COPIES)(text.slice(0, at), text.slice(at + 1), chance);
}

type Write = (local: string, domain: string, chance: Random) => string;

const SORTS: readonly (readonly [number, Write])[] = [
  [20, (local, domain) => `${local}@${domain}`],
  [1, (local, domain) => `${local}@mail.${domain}`],
  [1, (local, domain) => `${local}@${domain.toUpperCase()}.`],
  [1, (local, _, chance) => `${local}@${chance.pick(FREE)}`],
  [1, (_, domain, chance) => `${chance.pick(SHARED)}@${domain}`],
  [1, (local, _, chance) => `${local}@${chance.pick(RESERVED)}`],
  [1, (local, domain, chance) => `${local}@${chance.pick(STRANGE)(domain)}`],
  [0.3, (local, _, chance) => chance.pick([`${local}@[192.0.2.1]`, `${local}@192.0.2.2`, "info@[IPv6:2001:db8::1]"])],
  [0.3, (local, _, chance) => chance.pick(["to follow", "none", "", local, `${local}@harbour`])],
];

const FREE = [
  "gmail.com",
  "GMail.com",
  "mail.gmail.com",
  "hotmail.co.uk",
  "btinternet.com.",
  "icloud.com",
  "yahoo.co.uk",
  "proton.me",
];

const SHARED = [
  ...["info", "Pensions", "admin+portal", '"enquiries"', "no-reply", "informal", "info.desk"],
  ...["pensions.team", "No_Reply", "it", "i.t", "a-d.min"],
];
const RESERVED = ["example.com", "mail.example.org", "Example.net", "harbour.test", "harbour.invalid"];

/** What a careless comparison takes for the organisation's own, for a provider's or for a reserved one. */
const STRANGE: readonly ((domain: string) => string)[] = [
  (domain) => `evil${domain}`,
  (domain) => `${domain}.evil.internal`,
  () => "former-employer.internal",
  () => "evilgmail.com",
  () => "gmail.com.harbour.internal",
  () => "myexample.com",
  () => "harbour..internal",
  () => "harbour_pensions.internal",
  () => "-harbour.internal",
  () => "gmail.com:25",
  (domain) => `${domain}/é`,
  (domain) => `${domain}?x=é.internal`,
];

const COPIES: readonly (readonly [number, Write])[] = [
  [3, (local, domain) => `${local}@${domain}`],
  [1, (local, domain) => `${local.toUpperCase()}@${domain}`],
  [1, (local, domain) => `${local}@${domain.toUpperCase()}`],
  [1, (local, domain) => `${local}@${domain.replace("pensjön", "xn--pensjn-0xa")}`],
  [1, (local, domain) => `${local}@${domain.replace("xn--pensjn-0xa", "PENSJÖN")}`],
  [2, (local, domain) => `${local}+portal@${domain}`],
  [1, (local, domain) => `${local}+Portal+2@${domain}`],
  [0.5, (local, domain) => (local.includes('"') ? `${local}@${domain}` : `"${local}"@${domain}`)],
  [0.5, (local, domain) => `${local}@mail.${domain}`],
  [0.5, (local, domain) => `${local}2@${domain}`],
];

/** What an organisation says its email domains are: mostly its own, in whatever form. */
export function emailDomains(domain: string, chance: Random): unknown {
  return chance.weigh(DECLARED)(domain, chance);
}

const DECLARED: readonly (readonly [number, (domain: string, chance: Random) => unknown])[] = [
  [6, () => undefined],
  [6, (domain) => [domain]],
  [2, (domain) => [domain.toUpperCase(), "harbour-group.internal"]],
  [2, (domain, chance) => [chance.pick(DOMAINS), domain, domain, `${domain}.`]],
  [1, (domain) => [`mail.${domain}`]],
  [1, () => ["harbour-group.internal"]],
  [1, () => ["co.uk"]],
  [1, (domain) => ["org.uk", domain, "github.io"]],
  [0.5, () => ["gmail.com"]],
  [0.5, (domain, chance) => chance.pick([null, [], domain, {}, [null, 3, [domain]]])],
  [0.5, (domain) => ["internal", "192.0.2.1", "harbour pensions", "", domain]],
];
