import type { Random } from "./random.ts";

export interface Calendar {
  /** The moment of the check, or about when there could be one: epoch milliseconds. */
  readonly now: number;
  /** Whether people wrote down when accounts were requested. */
  readonly hasRequests: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What a declaration tells of a user's account beside whose it is. */
export function account(chance: Random, { now, hasRequests }: Calendar): Readonly<Record<string, unknown>> {
  const status = chance.weigh(STATUSES);
  const requested = hasRequests && chance.chance(0.9) ? written(chance, now - chance.integer(6) * DAY) : undefined;
  const invited = status === "invited" || chance.chance(0.1) ? written(chance, now - chance.pick(SINCE)) : undefined;
  const reason = status === "deactivated" || chance.chance(0.05) ? chance.pick(REASONS) : undefined;
  return {
    ...(status !== undefined && { status }),
    ...(requested !== undefined && { requested_at: requested }),
    ...(invited !== undefined && { invited_at: invited }),
    ...(reason !== undefined && { deactivation_reason: reason }),
  };
}

const STATUSES: readonly (readonly [number, unknown])[] = [
  [12, undefined],
  [6, "active"],
  [2, "requested"],
  [2, "invited"],
  [1, "suspended"],
  [1, "deactivated"],
  [1, "rejected"],
  [0.5, "Deactivated"],
  [0.5, "on holiday"],
];

/** How long ago an invitation was sent: it stands at exactly 24 hours. */
const SINCE = [DAY, DAY, DAY + 1, DAY - 1, DAY + HOUR, HOUR, 0, -HOUR, 30 * DAY];

const REASONS = [undefined, "Left the organisation", "", "  ", null, ["Left"], { unquoted: "0042" }];

/** A moment as somebody writes it down, which need not say which moment it is. */
function written(chance: Random, moment: number): unknown {
  return chance.weigh(WRITTEN)(new Date(moment).toISOString(), moment);
}

const WRITTEN: readonly (readonly [number, (iso: string, moment: number) => unknown])[] = [
  [12, (iso) => iso],
  [4, (_, moment) => new Date(moment + HOUR).toISOString().replace("Z", "+01:00")],
  [2, (_, moment) => new Date(moment - 5.5 * HOUR).toISOString().replace("Z", "-05:30")],
  [0.2, (iso) => iso.replace("T", " ").replace("Z", "z")],
  [0.2, (iso) => iso.replace(/T.*/, "T24:00:00Z")],
  [0.2, (iso) => iso.replace("Z", "")],
  [0.2, (iso) => iso.slice(0, 10)],
  [0.2, (_, moment) => moment],
  [0.2, () => null],
  [0.2, () => "2026-02-30T12:00:00Z"],
  [0.2, () => "yesterday"],
];
