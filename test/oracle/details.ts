import type { Path } from "../../src/core/model.ts";
import { addressOf, isWithin, ownDomains } from "./address.ts";
import type { Answer } from "./answer.ts";
import { mixedIn, unseenIn } from "./lettering.ts";
import { lineOf } from "./line.ts";
import type { Field, Reading, User } from "./reading.ts";
import { declaration, isCounted } from "./roles.ts";

/** What is wrong with the details of each user alone, in an organisation that connects directly. */
export function judgeDetails({ users = [], emailDomains }: Reading): Answer {
  const counted = users.filter(isCounted);
  const own = ownDomains(emailDomains);
  return [...counted.flatMap((user) => [...phone(user), ...email(user, own), ...name(user)]), ...placeholders(counted)];
}

export const detail = ({ index }: User, field: Field): Path => ["users", index, field];
export const nameOf = ({ details }: User): string => details.name ?? "";

/** Nobody has *direct* access there (F16). */
const INDIRECT = ["personal", "pager", "freephone", "special_rate", "premium_rate"];
const NON_GEOGRAPHIC = ["non_geographic", "corporate", "internet"];

function phone(user: User): Answer {
  const text = user.phone;
  if (text === undefined) return [];
  const { kind, hasExtension, rewritten } = lineOf(text);
  const path = detail(user, "phone");
  const args = { user: nameOf(user) };
  const isInvalid = kind === "invalid";
  const fix = { op: "replace", path, value: rewritten ?? "" } as const;
  return [
    ...(isInvalid ? [{ rule: "users/invalid-phone", path, args }] : []),
    ...(!isInvalid && rewritten !== undefined ? [{ rule: "users/invalid-phone", path, args, fix }] : []),
    ...(INDIRECT.includes(kind) ? [{ rule: "users/indirect-phone", path, args: { ...args, kind } }] : []),
    ...(NON_GEOGRAPHIC.includes(kind) ? [{ rule: "users/non-geographic-phone", path, args: { ...args, kind } }] : []),
    ...(hasExtension && !isInvalid ? [{ rule: "users/extension-phone", path, args }] : []),
  ];
}

/** Providers that give anybody an address, as far as the generated addresses go. */
const FREE: Readonly<Record<string, string>> = {
  "gmail.com": "Google",
  "hotmail.co.uk": "Microsoft",
  "btinternet.com": "BT",
  "icloud.com": "Apple",
  "yahoo.co.uk": "Yahoo",
  "proton.me": "Proton",
};

/** Names of mailboxes that several people read, likewise. */
const SHARED = ["info", "admin", "pensions", "enquiries", "noreply", "pensionsteam", "it"];

/** However its words are joined; but initials are a person's. */
function isShared(local: string): boolean {
  const words = local.split(/[._-]/);
  return words.every((word) => word.length !== 1) && SHARED.includes(words.join(""));
}

function email(user: User, own: readonly string[]): Answer {
  const address = addressOf(user.details.email ?? "");
  if (!address) return [];
  const { host, local, place } = address;
  const path = detail(user, "email");
  const args = { user: nameOf(user) };
  const shared = isShared(local) ? [{ rule: "users/shared-mailbox", path, args: { ...args, local } }] : [];
  if (place === undefined) return shared;
  const isAt = (domain: string): boolean => host !== undefined && isWithin(host, domain);
  const free = Object.entries(FREE).find(([domain]) => isAt(domain));
  if (free) {
    const [domain, provider] = free;
    return [...shared, { rule: "users/personal-email", path, args: { ...args, domain, provider } }];
  }
  if (own.length === 0 || own.some(isAt)) return shared;
  const related = [declaration(["organisation", "email_domains"])];
  const outside = { ...args, domain: place, domains: [...own] };
  return [...shared, { rule: "users/outside-email-domain", path, args: outside, related }];
}

function name(user: User): Answer {
  const text = user.details.name ?? "";
  // That it is empty is the schema's to say.
  if (text.trim() === "") return [];
  const [characters, words] = [unseenIn(text), mixedIn(text)];
  const path = detail(user, "name");
  return [
    ...(characters.length > 0 ? [{ rule: "users/unsafe-name", path, args: { characters } }] : []),
    ...(words.length > 0 ? [{ rule: "users/mixed-script-name", path, args: { words } }] : []),
  ];
}

/** RFC 2606 and 6761: nobody can have an address there. */
const RESERVED = ["example", "example.com", "example.org", "example.net", "test", "invalid"];

/** One finding for all that was left in from an example. */
function placeholders(users: readonly User[]): Answer {
  const left = users.flatMap((user) => {
    const host = addressOf(user.details.email ?? "")?.host;
    const isReserved = host !== undefined && RESERVED.some((domain) => isWithin(host, domain));
    return [
      ...(isReserved ? [detail(user, "email")] : []),
      ...(lineOf(user.phone ?? "").isDrama ? [detail(user, "phone")] : []),
    ];
  });
  if (left.length === 0) return [];
  return [
    {
      rule: "users/placeholder-details",
      path: ["users"],
      args: { count: left.length },
      related: left.map(declaration),
    },
  ];
}
