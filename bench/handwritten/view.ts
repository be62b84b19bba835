import type { Input, User } from "../../src/core/derive/derive.ts";
import type { Path, Violation } from "../../src/core/model.ts";
import type { Table } from "./table.ts";

/** An input with what several rules want to know of it: who counts, and who holds what. */
export interface View {
  readonly input: Input;
  readonly table: Table;
  readonly members: readonly Member[];
  /** By place in the table's roles: the entries of the users who count, in the order of the document. */
  readonly holders: readonly (readonly Entry[])[];
  readonly violations: Violation[];
}

export interface Member {
  readonly index: number;
  readonly user: User;
  readonly name: string;
  readonly status: string;
  readonly counted: boolean;
  readonly covering: boolean;
  /** By place in the table's roles: where a role first stands in the user's list, or -1. */
  readonly places: readonly number[];
}

/** That a user holds a role: the role's place in the user's list. */
export interface Entry {
  readonly member: Member;
  readonly place: number;
}

export function viewOf(input: Input, table: Table): View {
  const holders: Entry[][] = table.roles.map(() => []);
  const users = input.users ?? [];
  const members = new Array<Member>(users.length);
  for (let index = 0; index < users.length; index += 1) {
    const member = memberOf(users[index] as User, index, table);
    members[index] = member;
    if (!member.counted) continue;
    for (let role = 0; role < holders.length; role += 1) {
      const place = member.places[role] as number;
      if (place !== -1) holders[role]?.push({ member, place });
    }
  }
  return { input, table, members, holders, violations: [] };
}

function memberOf(user: User, index: number, { roles, placeOf }: Table): Member {
  const places = new Array<number>(roles.length).fill(-1);
  const held = user.roles ?? [];
  for (let place = held.length - 1; place >= 0; place -= 1) {
    const role = placeOf.get(held[place] as string);
    if (role !== undefined) places[role] = place;
  }
  const { name = "", status = "planned" } = user;
  const covering = status === "planned" || status === "active";
  const counted = covering || status === "requested" || status === "invited";
  return { index, user, name, status, counted, covering, places };
}

export function pathOf({ member, place }: Entry): Path {
  return ["users", member.index, "roles", place];
}

export type Related = NonNullable<Violation["related"]>[number];

export function related({ member, place }: Entry): Related {
  return { in: "declaration", path: ["users", member.index, "roles", place] };
}
