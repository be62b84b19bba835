import type { Answer } from "./answer.ts";
import { nameOf } from "./details.ts";
import type { Reading, User } from "./reading.ts";
import { declaration, entry, holdingOf, isCounted, isCovering, MANDATORY } from "./roles.ts";

const CONTACT = "primary_business_contact";

/** What an organisation that connects directly should think of before somebody leaves. */
export function judgeAdvice({ users = [] }: Reading): Answer {
  const contact = onlyHolder(users, CONTACT);
  const others = MANDATORY.filter((role) => role !== CONTACT).flatMap((role) => {
    const holder = onlyHolder(users, role);
    return holder ? [{ role, path: entry(holder, role) }] : [];
  });
  return [
    // X Reset account: the only one's own reset goes through support (F12).
    ...(contact
      ? [{ rule: "advice/sole-contact", path: entry(contact, CONTACT), args: { user: nameOf(contact), limit: 2 } }]
      : []),
    ...(others.length > 0
      ? [
          {
            rule: "advice/single-holder",
            path: ["users"],
            args: { roles: others.map(({ role }) => role) },
            related: others.map(({ path }) => declaration(path)),
          },
        ]
      : []),
  ];
}

/** The one user who holds a role and covers it; undefined where another is there or about to come. */
function onlyHolder(users: readonly User[], role: string): User | undefined {
  const [first, ...others] = users.filter((user) => isCounted(user) && holdingOf(user, role));
  return first && others.length === 0 && isCovering(first) ? first : undefined;
}
