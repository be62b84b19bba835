import type { Role, RoleTable } from "../../core/catalogue.ts";
import { counted } from "../../core/describe.ts";
import type { DocumentReport, Member } from "../../core/model.ts";
import type { Icon } from "./icon.ts";
import type { Entry } from "./section.ts";

/** Whether a user counts towards the limits, and fills the role already; by status, none being a planned user. */
export type Standing = "holds" | "pending" | "apart";

export function standingOf({ status = "planned" }: Pick<Member, "status">): Standing {
  if (status === "planned" || status === "active") return "holds";
  return status === "requested" || status === "invited" ? "pending" : "apart";
}

/** How many users hold a role, beside how many must and may. */
export interface Holding {
  readonly icon: Icon;
  readonly words: string;
  /** Whether there are too few or too many. */
  readonly wrong: boolean;
}

/** What is known of limits beyond the role table: PDP may have approved more, and a rule may not have been asked. */
export interface Judged {
  readonly file: Pick<DocumentReport, "rules">;
  readonly entries: readonly Entry[];
  readonly roles: RoleTable;
  readonly switchedOff: (rule: string) => boolean;
}

export function holdingOf(
  id: string,
  members: readonly Member[],
  { file, entries, roles, switchedOff }: Judged,
): Holding {
  const { limit, mandatory } = roles[id] as Role;
  const standings = members.filter((member) => member.roles.includes(id)).map(standingOf);
  const count = standings.filter((standing) => standing !== "apart").length;
  if (count === 0 && !mandatory) return { icon: "holds", words: "Nobody, and nobody has to", wrong: false };
  if (count === 0) return { icon: "gap", words: "Nobody: at least 1 is needed", wrong: true };
  const rule = mandatory ? "roles/role-limit" : "roles/scheme-admin-limit";
  const told = entries.find(({ finding }) => finding.rule === rule && finding.args.role === id);
  if (told) return tooMany(count, Number(told.finding.args.limit));
  if (count > limit) {
    return file.rules.evaluated.includes(rule) && !switchedOff(rule)
      ? { icon: "fine", words: `${count}: more than ${limit}, as PDP has approved`, wrong: false }
      : { icon: "doubt", words: `${count} of ${limit}: not judged`, wrong: true };
  }
  const filled = standings.includes("holds");
  if (mandatory && !filled) return { icon: "pending", words: `${count} of ${limit}: not set up yet`, wrong: true };
  return { icon: "fine", words: `${count} of ${limit}`, wrong: false };
}

function tooMany(count: number, limit: number): Holding {
  const excess = count - limit;
  return {
    icon: "fault",
    words: `${count} of ${limit}: ${excess === 1 ? "one" : counted(excess, "user")} too many`,
    wrong: true,
  };
}
