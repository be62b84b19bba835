import { describe, expect, test } from "vitest";
import { domainOf, emailFacts, isPublicSuffix } from "../../src/core/derive/email.ts";

/** Whether an address is inside the declared domains, as the policies take it: one of its domains is among them. */
function inside(email: string, declared: readonly string[]): boolean {
  const own = declared.map(domainOf).filter((domain) => domain !== undefined && !isPublicSuffix(domain));
  return emailFacts(email).domains.some((domain) => own.includes(domain));
}

describe("an address is inside a declared domain", () => {
  test.each([
    ["priya@harbour.example", "harbour.example"],
    ["priya@HARBOUR.Example", "harbour.example"],
    ["priya@harbour.example", "HARBOUR.EXAMPLE"],
    ["priya@harbour.example.", "harbour.example"],
    ["priya@harbour.example", "harbour.example."],
    ["priya@mail.harbour.example", "harbour.example"],
    ["priya@a.b.c.harbour.example", "harbour.example"],
    ["priya@bücher.example", "xn--bcher-kva.example"],
    ["priya@xn--bcher-kva.example", "bücher.example"],
    ["priya@BÜCHER.example", "bücher.example"],
    ["priya@XN--BCHER-KVA.EXAMPLE", "bücher.example"],
    ["priya@bu\u0308cher.example", "bücher.example"],
    ["priya@harbour。example", "harbour.example"],
    ["priya@harbour.example", "harbour．example"],
    ["priya@ｈａｒｂｏｕｒ.example", "harbour.example"],
    ['"priya shah"@harbour.example', "harbour.example"],
    ['"priya@evil.example"@harbour.example', "harbour.example"],
    ["priya+portal@harbour.example", "harbour.example"],
    ["priya@harbour.co.uk", "harbour.co.uk"],
    ["priya@пример.example", "пример.example"],
    ["priya@faß.example", "xn--fa-hia.example"],
  ])("%s in %s", (email, declared) => expect(inside(email, [declared])).toBe(true));
});

describe("an address is outside a declared domain", () => {
  test.each([
    ["priya@evilharbour.example", "harbour.example"],
    ["priya@harbour.example.evil.example", "harbour.example"],
    ["priya@example", "harbour.example"],
    ["priya@harbour-example", "harbour.example"],
    ["priya@harbour.example@evil.example", "harbour.example"],
    ["priya@harbоur.example", "harbour.example"],
    ["priya@harbour.exampIe", "harbour.example"],
    ["priya@mail.harbour.example", "www.harbour.example"],
    ["priya@harbour.example", "mail.harbour.example"],
    ["priya@[192.0.2.1]", "harbour.example"],
    ["priya@192.0.2.1", "0.2.1"],
    ["priya@[IPv6:2001:db8::1]", "harbour.example"],
    ["priya@", "harbour.example"],
    ["priya", "harbour.example"],
    ["@harbour.example.", "harbour"],
    ["priya@harbour..example", "harbour.example"],
    ["priya@-harbour.example", "harbour.example"],
    ["priya@fass.example", "faß.example"],
    ["priya@harbour.example\u0000.evil.example", "harbour.example"],
    ["priya@any.co.uk", "co.uk"],
    ["priya@any.org.uk", "org.uk"],
    ["priya@any.com", "com"],
    ["priya@any.uk", "uk"],
    ["priya@any.ck", "other.ck"],
    ["priya@any.github.io", "github.io"],
  ])("%s out of %s", (email, declared) => expect(inside(email, [declared])).toBe(false));
});

describe("a public suffix", () => {
  test.each(["co.uk", "org.uk", "ac.uk", "gov.uk", "nhs.uk", "com.au", "github.io", "any.ck", "co.jp"])(
    "%s is one",
    (domain) => expect(isPublicSuffix(domain)).toBe(true),
  );
  test.each(["harbour.co.uk", "harbour.uk", "example.com", "www.ck", "bbc.co.uk", "harbour.example"])(
    "%s is none",
    (domain) => expect(isPublicSuffix(domain)).toBe(false),
  );
});

describe("the facts of an address", () => {
  test("tags, quotes and case are evened out for the mailbox, not for the address", () => {
    expect(emailFacts("Priya.Shah+Portal@Harbour.example")).toEqual({
      address: "priya.shah+portal@harbour.example",
      mailbox: "priya.shah@harbour.example",
      local: "priya.shah",
      domain: "harbour.example",
      domains: ["harbour.example", "example"],
    });
    expect(emailFacts('"info"@harbour.example').local).toBe("info");
  });

  test("nothing throws", () => {
    for (const text of [
      "",
      "@",
      "a@\uD800",
      "a@".repeat(10_000),
      `a@${"b.".repeat(10_000)}c`,
      "a@%00",
      "a@http://b",
      "a@b:99",
      "a@b/c",
      "a@b?c",
    ]) {
      expect(emailFacts(text).domain ?? "").not.toMatch(/[/:?%]/);
    }
  });
});
