import { inputs } from "../../core/check.ts";
import type { Input } from "../../core/derive/derive.ts";
import { messageOf } from "../../core/describe.ts";
import type { Violation } from "../../core/model.ts";
import type { Draft } from "../draft/draft.ts";
import type { Bench } from "./bench.ts";

/** Why a user should not be given a role: what the policies would say of it, or undefined where they would say nothing. */
export type Foresight = (user: number, role: string) => string | undefined;

/** Nothing is known. */
export const blind: Foresight = () => undefined;

type User = NonNullable<Input["users"]>[number];

/** With more users than any organisation has, every question would take as long as a reader waits. */
const MOST_USERS = 500;

/**
 * Asks the policies themselves what would be wrong once a user had one more role. Users with the same roles and status
 * get the same answer, so a large organisation takes hardly longer than a small one.
 */
export function foresee(draft: Draft, bench: Bench): Foresight {
  const { judge, register } = bench;
  const [input] = inputs({ name: draft.name, content: draft.text }, judge.ruleset, { ...(register && { register }) });
  if (!input?.users || input.users.length > MOST_USERS) return blind;
  const bare = {
    ...input,
    users: input.users.map(bareUser),
    preregistration: { ...input.preregistration, contacts: [] },
  };
  const before = new Set(wrongsIn(bare, bench).map(keyOf));
  const answers = new Map<string, string | undefined>();
  return (index, role) => {
    const user = bare.users[index];
    if (!user || user.roles?.includes(role)) return undefined;
    const kind = `${user.status} ${[...(user.roles ?? [])].sort()} ${role}`;
    if (!answers.has(kind)) {
      const given = { ...user, roles: [...(user.roles ?? []), role] };
      const after = wrongsIn({ ...bare, users: bare.users.with(index, given) }, bench);
      const told = after.filter((violation) => !before.has(keyOf(violation)));
      answers.set(
        kind,
        told.length === 0 ? undefined : [...new Set(told.map((violation) => wordsFor(violation, bench)))].join(". "),
      );
    }
    return answers.get(kind);
  };
}

/** What decides about roles: nobody’s details, and a name that fits everybody. */
function bareUser({ roles, status }: User): User {
  return { name: "This user", ...(roles && { roles }), ...(status !== undefined && { status }) } as User;
}

function wrongsIn(input: Input, { judge, rule }: Bench): readonly Violation[] {
  return judge.evaluator
    .evaluate(input)
    .filter(({ rule: id }) => id.startsWith("roles/") && rule(id).severity === "error");
}

function keyOf({ rule, args }: Violation): string {
  return JSON.stringify([rule, args.role, args.roles, args.count]);
}

function wordsFor({ rule, args }: Violation, bench: Bench): string {
  return messageOf(bench.rule(rule), args, { roles: bench.judge.ruleset.data.roles, showPersonal: true });
}
