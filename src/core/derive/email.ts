import { publicSuffixes } from "../../../generated/public-suffixes.js";
import { asciiDomain, foldCase, isPlainAddress } from "./comparison.ts";
import { unseenIn } from "./unseen.ts";

/** What an email address says beside whom it reaches. */
export interface EmailFacts {
  /** The address as accounts know it: case-folded, its domain as A-labels. Absent where it is the mailbox. */
  readonly address?: string;
  /** The same without a `+tag`: two addresses of one mailbox are equal. */
  readonly mailbox: string;
  /** The part before the at sign, folded and without a tag. */
  readonly local: string;
  /** What stands behind the at sign: the domain, or whatever else the schema lets stand there, such as an IP literal. */
  readonly place?: string;
}

/** As in the schema's pattern of an email address: what is refused there is no place, and told there. */
const PLACE = /^(?:[^\s@./\\:?#%<>(),;"[\]]+(?:\.[^\s@./\\:?#%<>(),;"[\]]+)+\.?|\[[^\s@[\]]+\])$/u;

/** What can be told of an email address without sending to it. Never throws. */
export function emailFacts(text: string): EmailFacts {
  return (isPlainAddress(text) && plainFacts(text)) || anyFacts(text);
}

/** The facts of an address that needs no folding; undefined where what is behind the at sign is no domain. */
function plainFacts(text: string): EmailFacts | undefined {
  const domain = domainBehind(text);
  if (domain === undefined || !text.endsWith(`@${domain}`)) return undefined;
  const at = text.length - domain.length - 1;
  const tag = text.indexOf("+", 1);
  if (tag === -1 || tag > at) return { mailbox: text, local: text.slice(0, at), place: domain };
  const local = text.slice(0, tag);
  return { address: text, mailbox: `${local}@${domain}`, local, place: domain };
}

function anyFacts(text: string): EmailFacts {
  const at = text.lastIndexOf("@");
  const written = text.slice(0, Math.max(at, 0)).normalize("NFC");
  const local = foldCase(written.replace(/^"(.*)"$/su, "$1"));
  // A tag needs something to be a tag of.
  const untagged = local.replace(/(?<=.)\+.*$/su, "");
  const rest = text.slice(at + 1);
  const domain = domainBehind(text);
  // What is no domain, such as an IP literal, still tells one address from another.
  const behind = domain ?? asciiDomain(rest);
  return {
    ...(untagged !== local && { address: `${local}@${behind}` }),
    mailbox: `${untagged}@${behind}`,
    local: untagged,
    ...(PLACE.test(rest) && (domain !== undefined || unseenIn(rest).length === 0) && { place: behind }),
  };
}

/** The last domain that was looked at: the users of an organisation share theirs. */
let latest: { readonly text: string; readonly domain: string | undefined } | undefined;

/** The domain behind the at sign of an address; undefined where there is none, or no at sign. */
export function domainBehind(address: string): string | undefined {
  const at = address.lastIndexOf("@");
  if (at === -1) return undefined;
  const text = address.slice(at + 1);
  if (text !== latest?.text) latest = { text, domain: domainOf(text) };
  return latest.domain;
}

/** A domain name in the form in which it is compared, or undefined where it is none (an IP address, a lone label). */
export function domainOf(text: string): string | undefined {
  const domain = asciiDomain(text).replace(/\.$/u, "");
  const labels = domain.split(".");
  const sound = labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/u.test(label));
  return sound && labels.length >= 2 && !/^\d+$/u.test(labels.at(-1) ?? "") ? domain : undefined;
}

/** A domain and every domain above it, down to the last label: `a.b.example`, `b.example`, `example`. */
export function parents(domain: string): readonly string[] {
  const labels = domain.split(".");
  return labels.map((_, index) => labels.slice(index).join("."));
}

/**
 * Whether anybody can register a domain below this one (the Public Suffix List). `domain` is as `domainOf` gives it:
 * two labels at least.
 */
export function isPublicSuffix(domain: string): boolean {
  const parent = domain.slice(domain.indexOf(".") + 1);
  return isListed(domain) || (isListed(`*.${parent}`) && !isListed(`!${domain}`));
}

/** After so many look-ups a set is worth making; one declaration is checked sooner by searching the text. */
const SET_FROM = 64;

let lookups = 0;
let suffixes: ReadonlySet<string> | undefined;

/** The list is a text with a space on either side of each suffix. */
function isListed(rule: string): boolean {
  lookups += 1;
  if (lookups > SET_FROM) suffixes ??= new Set(publicSuffixes().split(" "));
  return suffixes ? suffixes.has(rule) : publicSuffixes().includes(` ${rule} `);
}
