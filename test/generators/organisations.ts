import type { Example, RegisterRecord } from "../oracle/example.ts";
import { PEOPLE, type Person } from "./people.ts";
import { type Random, random } from "./random.ts";
import { record } from "./records.ts";
import { team } from "./teams.ts";

/** The examples of a seed, without end: the same on every machine, each independent of how many came before it. */
export function* organisations(seed: number): Generator<Example> {
  for (let place = 0; ; place++) yield organisation(random(seed * 1_000_003 + place));
}

/** A moment and the days around it: an approval is in force from its day's first moment on. */
const DAY = Date.UTC(2026, 10, 22);
const NOW = [
  [4, DAY + 12 * 3_600_000],
  [2, DAY],
  [2, DAY - 1],
  [1, undefined],
] as const;
const APPROVED_ON = ["2026-11-21", "2026-11-22", "2026-11-23", "2025-02-28", undefined] as const;

const REFERENCE = "harbour-pensions";

function organisation(chance: Random): Example {
  const people = chance.shuffle(PEOPLE);
  const users = team(chance, people);
  const now = chance.weigh(NOW);
  const source = chance.weigh([
    [4, "register"],
    [4, "declaration"],
    [1, "both"],
    [1, "none"],
  ] as const);
  const declared = source === "declaration" || source === "both";
  return {
    declaration: {
      organisation: {
        name: "Harbour Pensions",
        reference: REFERENCE,
        type: "pension_provider",
        connection: chance.weigh(CONNECTION),
        phase: chance.weigh(DECLARED_PHASE),
      },
      users: chance.chance(0.99) ? users : chance.pick([undefined, null, {}, "Priya Shah", []]),
      ...(declared && { preregistration: section(chance, people, users) }),
    },
    ...((source === "register" || source === "both") && { register: registerOf(chance, people, users) }),
    ...(now !== undefined && { now }),
  };
}

const CONNECTION = [
  [40, "direct"],
  [1, "third_party"],
  [0.2, "Third party"],
  [1, undefined],
] as const;

const PHASE = [
  [4, "registration"],
  [4, "live"],
  [1, "preregistration"],
  [1, "technical_connection"],
  [2, undefined],
] as const;

const DECLARED_PHASE: readonly (readonly [number, unknown])[] = [
  ...PHASE,
  [1, "Live"],
  [1, "nearly there"],
  [1, null],
  [1, ["live"]],
];

function section(chance: Random, people: readonly Person[], users: readonly unknown[]): unknown {
  const contacts = record(chance, people, users, "declaration");
  return chance.chance(0.97) ? { contacts } : chance.pick([null, {}, { contacts: null }, { contacts: [] }, contacts]);
}

/** PDP's register: well-typed, but it need not hold the organisation. */
function registerOf(
  chance: Random,
  people: readonly Person[],
  users: readonly unknown[],
): NonNullable<Example["register"]> {
  const index = chance.integer(3);
  if (chance.chance(0.1)) return { index };
  const phase = chance.weigh(PHASE);
  const entry: RegisterRecord = {
    reference: REFERENCE,
    ...(phase !== undefined && { phase }),
    ...(chance.chance(0.95) && { contacts: record(chance, people, users, "register") }),
    ...(chance.chance(0.6) && { approvals: chance.chance(0.95) ? { scheme_admin_limit: approval(chance) } : {} }),
  };
  return { index, entry };
}

function approval(chance: Random): { limit: number; reference: string; approved_on?: string } {
  const approved_on = chance.pick(APPROVED_ON);
  return {
    limit: 1 + chance.integer(9),
    reference: "PDP-2026-0042",
    ...(approved_on !== undefined && { approved_on }),
  };
}
