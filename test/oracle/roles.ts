import type { Path } from "../../src/core/model.ts";
import type { Answer } from "./answer.ts";
import type { Holding, Reading, User } from "./reading.ts";

/** S1, "You must have all the following roles assigned in the connection portal". */
export const MANDATORY: readonly string[] = [
  "primary_business_contact",
  "primary_technical_contact",
  "service_manager",
  "security_lead",
  "test_manager",
];

/** S2, "You can have a maximum of 2 PBCs" and alike for the other mandatory roles. */
const MANDATORY_LIMIT = 2;

/** S2, "There is a default limit of 4 role holders". */
const SCHEME_ADMIN_LIMIT = 4;

/** S2, "and one of the following roles". */
export const EXCLUSIVE: readonly string[] = ["primary_business_contact", "primary_technical_contact", "scheme_admin"];

/** Statuses whose holders count towards a limit, and those whose holders cover a mandatory role already. */
const COUNTED = ["planned", "requested", "invited", "active"];
const COVERING = ["planned", "active"];

export const isCounted = ({ status }: User): boolean => COUNTED.includes(status);
export const isCovering = ({ status }: User): boolean => COVERING.includes(status);

/** What is wrong with the roles of an organisation that connects directly. */
export function judgeRoles({ users, approval, now }: Reading): Answer {
  if (!users) return [];
  const inForce = approval?.from !== undefined && now !== undefined && approval.from <= now;
  return [
    ...MANDATORY.flatMap((role) => cover(users, role)),
    ...MANDATORY.flatMap((role) => limit("roles/role-limit", users, role, MANDATORY_LIMIT)),
    ...limit(
      "roles/scheme-admin-limit",
      users,
      "scheme_admin",
      inForce ? Math.max(SCHEME_ADMIN_LIMIT, approval.limit) : SCHEME_ADMIN_LIMIT,
      approval && [{ in: "register", path: approval.path }],
    ),
    ...users.flatMap(exclusive),
    ...users.filter(isCounted).flatMap(redundant),
  ];
}

/** F1: at least one holder; F10: one who is there, not one who may come. */
function cover(users: readonly User[], role: string): Answer {
  const holders = users.filter((user) => isCounted(user) && holdingOf(user, role));
  if (holders.some(isCovering)) return [];
  const [first, ...others] = holders.map((user) => entry(user, role));
  if (!first) return [{ rule: "roles/mandatory-role", path: ["users"], args: { role } }];
  return [{ rule: "roles/pending-cover", path: first, args: { role }, related: others.map(declaration) }];
}

/** F3 and F4: told at the first holder who is one too many. */
function limit(
  rule: string,
  users: readonly User[],
  role: string,
  most: number,
  approval: NonNullable<Answer[number]["related"]> = [],
): Answer {
  const entries = users.filter((user) => isCounted(user) && holdingOf(user, role)).map((user) => entry(user, role));
  const tooMany = entries[most];
  if (!tooMany) return [];
  const args = { role, count: entries.length, limit: most, excess: entries.length - most };
  return [{ rule, path: tooMany, args, related: [...entries.map(declaration), ...approval] }];
}

/** F5: one of the three; that scheme admin is part of PBC is told apart (F6). The suspended keep their roles. */
function exclusive(user: User): Answer {
  if (!isCounted(user) && user.status !== "suspended") return [];
  const held = user.holdings.filter(({ role }) => EXCLUSIVE.includes(role));
  for (const [place, later] of held.entries()) {
    const earlier = held.slice(0, place).find((other) => !isPartOf(other.role, later.role));
    if (!earlier) continue;
    return [
      {
        rule: "roles/exclusive-roles",
        path: entry(user, later.role),
        args: { user: user.details.name ?? "", roles: [earlier.role, later.role] },
        related: [declaration(entry(user, earlier.role))],
      },
    ];
  }
  return [];
}

const isPartOf = (...pair: readonly [string, string]): boolean =>
  pair.includes("primary_business_contact") && pair.includes("scheme_admin");

/** F6: "there is no reason to hold both". */
function redundant(user: User): Answer {
  if (!holdingOf(user, "primary_business_contact") || !holdingOf(user, "scheme_admin")) return [];
  const path = entry(user, "scheme_admin");
  return [
    {
      rule: "roles/redundant-scheme-admin",
      path,
      args: { user: user.details.name ?? "" },
      related: [declaration(entry(user, "primary_business_contact"))],
      fix: { op: "remove", path },
    },
  ];
}

export const holdingOf = ({ holdings }: User, role: string): Holding | undefined =>
  holdings.find((holding) => holding.role === role);

/** Where a user's list names a role that the user holds. */
export function entry(user: User, role: string): Path {
  const holding = holdingOf(user, role);
  if (!holding) throw new Error(`User ${user.index} does not hold ${role}.`);
  return ["users", user.index, "roles", holding.entry];
}

export const declaration = (path: Path): { in: "declaration"; path: Path } => ({ in: "declaration", path });
