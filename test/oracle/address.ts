import { domainToASCII } from "node:url";
import { fold } from "./form.ts";
import { remembered } from "./remembered.ts";

/** What an email address tells. */
export interface Address {
  /** As accounts know it: two that are equal are one account. */
  readonly account: string;
  /** The same without its tag: mail to both reaches one person. */
  readonly mailbox: string;
  /** What is before the at sign, without its tag. */
  readonly local: string;
  /** The domain by IDNA; undefined where it is none, as in an IP address. */
  readonly host: string | undefined;
  /** The domain, or what else somebody gave for one; undefined where the schema refuses it, so that it is told once. */
  readonly place: string | undefined;
}

/** Undefined for a text without an at sign: that is no address, and two such texts are nobody's. */
export const addressOf: (text: string) => Address | undefined = remembered((text) => {
  const [local, domain] = [text.slice(0, text.lastIndexOf("@")), text.slice(text.lastIndexOf("@") + 1)];
  if (!text.includes("@")) return undefined;
  const host = hostOf(domain);
  const name = fold(local.replace(/^"(.*)"$/, "$1"));
  const [untagged = ""] = name.split("+");
  const place = host ?? domain.toLowerCase();
  const at = `@${place}`;
  return {
    account: name + at,
    mailbox: untagged + at,
    local: untagged,
    host,
    place: isPlace(domain) ? place : undefined,
  };
});

/** An address literal in brackets (RFC 5321), or labels with dots between, whether or not they make a domain. */
function isPlace(domain: string): boolean {
  if (/^\[.+\]$/.test(domain)) return !/[\s@[\]]/.test(domain.slice(1, -1));
  const labels = domain.replace(/\.$/, "").split(".");
  const hasOther = /[\s@\\/:?#%<>(),;"[\]]/.test(domain);
  return labels.length > 1 && labels.every((label) => label !== "") && !hasOther;
}

/** A domain in the one form that the name system knows; undefined for what is none. */
export function hostOf(domain: string): string | undefined {
  // Node reads the domain out of a URL, and cuts off what else there may be in one.
  if (/[\s\\/:?#@%[\]]/.test(domain)) return undefined;
  const labels = domainToASCII(domain.replace(/\.$/, "")).split(".");
  const isDomain = labels.length > 1 && labels.every((label) => /^[a-z\d-]+$/.test(label) && !/^-|-$/.test(label));
  return isDomain && !/^\d+$/.test(labels.at(-1) ?? "") ? labels.join(".") : undefined;
}

/** Whether a host is a domain or below it: `evilharbour.example` is not below `harbour.example`. */
export const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

/** Domains below which anybody can have one, as far as the generated ones go. */
const PUBLIC_SUFFIXES = ["co.uk", "org.uk", "github.io"];

/** domain.md: "a declared domain has two labels at least and is no public suffix"; in the order declared, each once. */
export function ownDomains(declared: readonly string[]): string[] {
  const hosts = declared.flatMap((domain) => hostOf(domain) ?? []);
  return [...new Set(hosts)].filter((host) => !PUBLIC_SUFFIXES.includes(host));
}
