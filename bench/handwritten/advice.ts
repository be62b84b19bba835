import { type Entry, pathOf, related, type View } from "./view.ts";

/** `advice/*`: what could be better, of roles that have one holder who is there. */
export function judgeAdvice({ table, holders, violations }: View): void {
  const single: { readonly order: number; readonly id: string; readonly entry: Entry }[] = [];
  for (let role = 0; role < table.roles.length; role += 1) {
    const entries = holders[role] as readonly Entry[];
    const [entry] = entries;
    const row = table.roles[role];
    if (!entry || !row || entries.length > 1 || row.limit <= 1 || !entry.member.covering) continue;
    if (role === table.contact) {
      violations.push({
        rule: "advice/sole-contact",
        path: pathOf(entry),
        args: { user: entry.member.name, limit: row.limit },
      });
    } else if (row.mandatory) single.push({ order: row.order, id: row.id, entry });
  }
  if (single.length === 0) return;
  single.sort((one, other) => one.order - other.order);
  violations.push({
    rule: "advice/single-holder",
    path: ["users"],
    args: { roles: single.map(({ id }) => id) },
    related: single.map(({ entry }) => related(entry)),
  });
}
