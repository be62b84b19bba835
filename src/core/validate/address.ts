import { domainOf, isPublicSuffix } from "../derive/email.ts";
import { mapping } from "../derive/fields.ts";
import { unseenIn } from "../derive/unseen.ts";
import type { Path, Violation } from "../model.ts";
import { violation } from "./fault.ts";

/**
 * What a schema cannot see in the addresses of a declaration: characters without a width, and what is no domain of
 * anybody's own. `isTold` says whether something is wrong at a place already.
 */
export function addressViolations(value: unknown, isTold: (pointer: string) => boolean): readonly Violation[] {
  const { organisation, users, preregistration } = mapping(value);
  const addresses = [
    ...items(mapping(organisation).email_domains).map(domainIn(["organisation", "email_domains"])),
    ...items(users).map(emailIn(["users"])),
    ...items(mapping(preregistration).contacts).map(emailIn(["preregistration", "contacts"])),
  ];
  return addresses.flatMap(({ rule, path, text }) => {
    if (typeof text !== "string") return [];
    const detail = rule === "invalid-domain" ? domainLack(text) : unseenLack(text);
    return detail === undefined || isTold(`/${path.join("/")}`) ? [] : [violation(rule, path, { detail })];
  });
}

interface Address {
  readonly rule: "invalid-domain" | "invalid-email";
  readonly path: Path;
  readonly text: unknown;
}

const items = (list: unknown): readonly unknown[] => (Array.isArray(list) ? list : []);

function domainIn(list: Path): (text: unknown, index: number) => Address {
  return (text, index) => ({ rule: "invalid-domain", path: [...list, index], text });
}

function emailIn(list: Path): (person: unknown, index: number) => Address {
  return (person, index) => ({ rule: "invalid-email", path: [...list, index, "email"], text: mapping(person).email });
}

/** What keeps a text from being an email address, in words. */
export function emailLack(text: string): string {
  const unseen = unseenLack(text.replace(/[\t\n\r]/g, " "));
  if (unseen !== undefined) return unseen;
  if (!text.includes("@")) return "there is no @ in it";
  if (/\s/u.test(text.replace(/^"[^"]*"/u, ""))) return "there is a space in it";
  const [local, domain = "", ...more] = text.replace(/^"[^"]*"/u, "quoted").split("@");
  if (more.length > 0) return "there is more than one @ in it";
  if (local === "") return "there is nothing before the @";
  if (domain === "") return "there is nothing behind the @";
  if (!domain.replace(/\.$/u, "").includes(".")) return "there is no dot behind the @";
  return "there is punctuation in it where no address has any";
}

/** What keeps a text from being an email domain of an organisation's own, in words; undefined where nothing does. */
export function domainLack(text: string): string | undefined {
  const domain = domainOf(text);
  if (domain !== undefined) {
    return isPublicSuffix(domain)
      ? `‘${domain}’ is a public suffix, and anybody can have a domain below it`
      : undefined;
  }
  if (text.includes("@")) return "only what stands behind the @ is the domain";
  if (text.startsWith("*.")) return "‘*.’ is not needed, because subdomains are included";
  if (/\s/u.test(text)) return "there is a space in it";
  if (/[/\\:?#]/u.test(text)) return "it is a part of a web address";
  if (/^[\d.]+$|^\[.*\]$/u.test(text)) return "it is an IP address";
  if (text.includes("..")) return "there are two dots in a row";
  if (!/[^.]\.[^.]/u.test(text)) return "there is no dot in it";
  if (/\.\d+\.?$/u.test(text)) return "it ends in a number";
  return "there is punctuation in it where no domain has any";
}

function unseenLack(text: string): string | undefined {
  const unseen = unseenIn(text);
  return unseen.length > 0 ? `it holds what nobody can see (${unseen.join(", ")})` : undefined;
}
