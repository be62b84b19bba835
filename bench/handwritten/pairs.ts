import type { UserFacts } from "../../src/core/derive/derive.ts";
import type { Violation } from "../../src/core/model.ts";
import { type Member, pathOf, related, type View } from "./view.ts";

/** From the strongest relation to the weakest. */
const KINDS = ["split_roles", "duplicate_email", "same_person", "shared_phone"] as const;
type Kind = (typeof KINDS)[number];

/** For a user, the earliest whom each relation joins them with. */
type Earliest = Partial<Record<Kind, Member>>;

/** Those `users/*` that look at two users. */
export function judgePairs(view: View): void {
  const company = companyOf(view.members);
  for (let j = 1; j < company.length; j += 1) {
    const later = company[j] as Member;
    const earliest: Earliest = {};
    let related = false;
    for (let i = 0; i < j; i += 1) {
      const earlier = company[i] as Member;
      const kind = relationOf(view, earlier, later);
      if (kind === undefined) continue;
      earliest[kind] ??= earlier;
      related = true;
    }
    if (related) tell(view, later, earliest);
  }
}

/** Whoever has a mailbox or a phone in common with somebody else: nobody else is related to anybody. */
function companyOf(members: readonly Member[]): readonly Member[] {
  const firsts = new Map<string, Member>();
  const company = new Set<Member>();
  const meet = (key: string, member: Member): void => {
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, member);
    else company.add(first).add(member);
  };
  for (const member of members) {
    const facts = member.user.facts;
    if (!member.counted || !facts) continue;
    if (facts.email) meet(`mailbox ${facts.email.mailbox}`, member);
    if (facts.phone?.number !== undefined) meet(`number ${facts.phone.number}`, member);
  }
  return company.size === 0 ? [] : [...company].sort((one, other) => one.index - other.index);
}

function relationOf(view: View, earlier: Member, later: Member): Kind | undefined {
  const [one, other] = [factsOf(earlier), factsOf(later)];
  const isOne = isOnePerson(one, other);
  if (isOne && clashOf(view, earlier, later)) return "split_roles";
  if (one.email && addressOf(one) === addressOf(other)) return "duplicate_email";
  if (isOne) return "same_person";
  return samePhone(one, other) ? "shared_phone" : undefined;
}

/** A pair is told by its strongest relation, and a user once beside all who are one person. */
function tell(view: View, later: Member, earliest: Earliest): void {
  for (const [rank, kind] of KINDS.entries()) {
    const earlier = earliest[kind];
    if (!earlier) continue;
    const isTold = KINDS.slice(0, rank).some((stronger) => {
      const told = earliest[stronger];
      return told !== undefined && isOnePerson(factsOf(earlier), factsOf(told));
    });
    if (!isTold) view.violations.push(violationOf(view, kind, earlier, later));
  }
}

function violationOf(view: View, kind: Kind, earlier: Member, later: Member): Violation {
  const args = { user: later.name, other: earlier.name };
  if (kind === "split_roles") {
    const [second, first] = clashOf(view, earlier, later) as readonly [number, number];
    const roles = [earlier.user.roles?.[first] as string, later.user.roles?.[second] as string];
    return {
      rule: "users/split-roles",
      path: pathOf({ member: later, place: second }),
      args: { ...args, roles },
      related: [related({ member: earlier, place: first })],
    };
  }
  const field = fieldOf(kind, factsOf(earlier), factsOf(later));
  return {
    rule: `users/${kind.replace("_", "-")}`,
    path: ["users", later.index, field],
    args,
    related: [{ in: "declaration", path: ["users", earlier.index, field] }],
  };
}

function fieldOf(kind: Kind, one: UserFacts, other: UserFacts): "name" | "email" | "phone" {
  if (kind === "duplicate_email") return "email";
  if (kind === "shared_phone") return "phone";
  return one.name !== undefined && one.name.form === other.name?.form ? "name" : "email";
}

/** The first of the later one's exclusive roles that clashes, with the first of the earlier one's that it clashes with. */
function clashOf({ table }: View, earlier: Member, later: Member): readonly [number, number] | undefined {
  let found: readonly [number, number] | undefined;
  for (let role = 0; role < table.roles.length; role += 1) {
    const second = later.places[role] as number;
    if (second === -1 || table.roles[role]?.group === undefined) continue;
    for (let other = 0; other < table.roles.length; other += 1) {
      const first = earlier.places[other] as number;
      if (first === -1 || other === role || table.roles[other]?.group === undefined) continue;
      if (!found || second < found[0] || (second === found[0] && first < found[1])) found = [second, first];
    }
  }
  return found;
}

function isOnePerson(one: UserFacts, other: UserFacts): boolean {
  if (one.email && one.email.mailbox === other.email?.mailbox) return true;
  return one.name !== undefined && one.name.form === other.name?.form && samePhone(one, other);
}

function samePhone(one: UserFacts, other: UserFacts): boolean {
  return one.phone?.number !== undefined && one.phone.number === other.phone?.number;
}

/** Whoever is in company has facts. */
function factsOf({ user }: Member): UserFacts {
  return user.facts as UserFacts;
}

/** An address without a tag is that of the mailbox. */
function addressOf({ email }: UserFacts): string | undefined {
  return email?.address ?? email?.mailbox;
}
