import type { UserFacts } from "../../src/core/derive/derive.ts";
import type { Args, Path } from "../../src/core/model.ts";
import type { Table } from "./table.ts";
import type { Member, View } from "./view.ts";

const INDIRECT: ReadonlySet<string> = new Set(["personal", "pager", "freephone", "special_rate", "premium_rate"]);
const NON_GEOGRAPHIC: ReadonlySet<string> = new Set(["non_geographic", "corporate", "internet"]);

/** Those `users/*` that look at one user at a time. */
export function judgeDetails(view: View): void {
  const placeholders: Path[] = [];
  const domains = domainsOf(view);
  for (const member of view.members) {
    const { facts } = member.user;
    if (!member.counted || !facts) continue;
    if (facts.name) judgeName(view, member, facts.name);
    if (facts.phone) judgePhone(view, member, facts.phone);
    const names = domains[member.index] ?? [];
    if (facts.email) judgeEmail(view, member, facts.email, names);
    if (isReserved(names, view.table)) placeholders.push(["users", member.index, "email"]);
    if (facts.phone?.placeholder) placeholders.push(["users", member.index, "phone"]);
  }
  if (placeholders.length === 0) return;
  view.violations.push({
    rule: "users/placeholder-details",
    path: ["users"],
    args: { count: placeholders.length },
    related: placeholders.map((path) => ({ in: "declaration", path })),
  });
}

/** By user, the domain of the address with every domain above it. */
function domainsOf({ input: { facts } }: View): readonly (readonly string[])[] {
  const domains: (readonly string[])[] = [];
  for (const { names, users } of facts.user_domains) for (const user of users) domains[user] = names;
  return domains;
}

type Fact<Field extends keyof UserFacts> = NonNullable<UserFacts[Field]>;

function judgeName({ violations }: View, { index }: Member, { unsafe, mixed }: Fact<"name">): void {
  const path = ["users", index, "name"];
  if (unsafe) violations.push({ rule: "users/unsafe-name", path, args: { characters: unsafe } });
  if (mixed) violations.push({ rule: "users/mixed-script-name", path, args: { words: mixed } });
}

function judgePhone({ violations }: View, { index, name }: Member, phone: Fact<"phone">): void {
  const { kind, extension, rewritten } = phone;
  const tell = (rule: string, args: Args = {}): void => {
    violations.push({ rule, path: ["users", index, "phone"], args: { user: name, ...args } });
  };
  if (kind === "invalid") {
    tell("users/invalid-phone");
    return;
  }
  if (rewritten !== undefined) {
    const path = ["users", index, "phone"];
    const fix = { op: "replace", path, value: rewritten } as const;
    violations.push({ rule: "users/invalid-phone", path, args: { user: name }, fix });
  }
  if (extension) tell("users/extension-phone");
  if (INDIRECT.has(kind)) tell("users/indirect-phone", { kind });
  if (NON_GEOGRAPHIC.has(kind)) tell("users/non-geographic-phone", { kind });
}

function judgeEmail(view: View, { index, name }: Member, email: Fact<"email">, domains: readonly string[]): void {
  const { input, table, violations } = view;
  const path = ["users", index, "email"];
  const domain = domains.find((one) => table.freeProviders.has(one));
  if (domain !== undefined) {
    const provider = table.freeProviders.get(domain) as string;
    violations.push({ rule: "users/personal-email", path, args: { user: name, domain, provider } });
  } else if (email.place !== undefined) {
    const own = input.facts.email_domains;
    if (own.length > 0 && !domains.some((one) => own.includes(one))) {
      violations.push({
        rule: "users/outside-email-domain",
        path,
        args: { user: name, domain: email.place, domains: own },
        related: [{ in: "declaration", path: ["organisation", "email_domains"] }],
      });
    }
  }
  if (table.roleMailboxes.has(plain(email.local))) {
    violations.push({ rule: "users/shared-mailbox", path, args: { user: name, local: email.local } });
  }
}

function isReserved(domains: readonly string[], { reservedDomains }: Table): boolean {
  return domains.some((domain) => reservedDomains.has(domain));
}

/** Without what people put between words; but I.T. and H.R. are people. */
function plain(local: string): string {
  if (!/[-_.]/.test(local)) return local;
  const words = local.split(/[-_.]/);
  return words.some((word) => word.length <= 2 && [...word].length === 1) ? local : words.join("");
}
