import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Role } from "../../core/catalogue.ts";
import { holdingOf, type Standing, standingOf } from "../../formats/html/holders.ts";
import type { Entry } from "../../formats/html/section.ts";
import { callOf, type Declared, type DeclaredUser } from "../draft/declared.ts";
import { toldAt } from "../judge/judging.ts";
import type { Store } from "../state/store.ts";
import { Scroll, Section } from "./section.tsx";
import { Still } from "./still.ts";
import { toggle } from "./user.tsx";

/** More rows would take longer to draw than anybody takes to scroll past them. */
const MOST_DRAWN = 60;

/** Who holds which role, and how many may: each box gives a role or takes it away. */
export function Picture({ store, declared }: { store: Store; declared: Declared }): VNode | null {
  const { users } = declared;
  if (users.length === 0) return null;
  const ids = Object.keys(store.bench.judge.ruleset.data.roles);
  const rows = users
    .slice(0, MOST_DRAWN)
    .map((user): Drawn => ({ user, name: callOf(user), boxes: boxesOf(store, user, ids) }));
  const holdings = holdingsOf(store, declared);
  const left = users.length - rows.length;
  const on = [rows.map(({ user, name, boxes }) => [user.index, user.roles, name, boxes]), holdings, left];
  return <Still on={JSON.stringify(on)} draw={() => <Table {...{ store, rows, holdings, left }} />} />;
}

interface TableProps {
  readonly store: Store;
  readonly rows: readonly Drawn[];
  readonly holdings: readonly Holding[];
  /** How many users are not drawn. */
  readonly left: number;
}

/** Where a box is: of which user, for which role. */
type At = readonly [user: number, role: string];

function Table({ store, rows, holdings, left }: TableProps): VNode {
  const { roles } = store.bench.judge.ruleset.data;
  const [[focused, role], focus] = useState<At>(NOWHERE);
  const note = rows.find(({ user }) => user.index === focused)?.boxes.find((box) => box.role === role)?.note;
  return (
    <Section id="users" title="Who holds which role">
      <Scroll label="Users and roles">
        <table class="govuk-table app-picture">
          <caption class="govuk-visually-hidden">
            Users and the roles they hold; a box gives a role or takes it away
          </caption>
          <thead class="govuk-table__head">
            <tr>
              <th scope="col" class="govuk-table__header">
                User
              </th>
              {holdings.map(({ id }) => (
                <th scope="col" class="govuk-table__header app-picture__role" key={id}>
                  {(roles[id] as Role).title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.user.index} store={store} focus={focus} {...row} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" class="govuk-table__header">
                Holders
              </th>
              {holdings.map(({ id, words, wrong }) => (
                <td key={id} class={`govuk-table__cell app-picture__sum${wrong ? " app-picture__sum--wrong" : ""}`}>
                  {words}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </Scroll>
      <p class="govuk-body-s app-picture__note" aria-hidden="true">
        {note}
      </p>
      {left > 0 && <p class="govuk-body-s">{left} more users are counted and not drawn.</p>}
      <p class="govuk-body-s app-key">
        {KEY.map(([look, words]) => (
          <span class="app-key__item" key={look}>
            <span class={`app-box app-box--${look}`} aria-hidden="true" /> {words}
          </span>
        ))}
      </p>
    </Section>
  );
}

/** A row of the picture. */
interface Drawn {
  readonly user: DeclaredUser;
  readonly name: string;
  readonly boxes: readonly Box[];
}

/** One box of the picture. */
interface Box {
  readonly role: string;
  readonly holds: boolean;
  readonly look: "" | "clash" | "against" | "apart";
  /** What a colour says, in words. */
  readonly note: string;
}

function boxesOf(store: Store, user: DeclaredUser, ids: readonly string[]): readonly Box[] {
  const foresight = store.foresight();
  const standing = standingOf({ status: user.text("status") || "planned" });
  const clashing = clashesOf(store, user);
  return ids.map((role) => {
    const holds = user.roles.includes(role);
    const against = holds ? undefined : foresight(user.index, role);
    if (against) return { role, holds, look: "against", note: `Would break a rule: ${against}.` };
    if (holds && clashing.has(role)) return { role, holds, look: "clash", note: "Clashes with a rule." };
    const note = holds ? STANDING[standing] : "";
    return { role, holds, look: note === "" ? "" : "apart", note };
  });
}

const NOWHERE: At = [-1, ""];

interface RowProps extends Drawn {
  readonly store: Store;
  /** Says which box has the focus: what its colour means is told below, as a title is only for a mouse. */
  readonly focus: (at: At) => void;
}

function Row({ store, user, name, boxes, focus }: RowProps): VNode {
  const { roles } = store.bench.judge.ruleset.data;
  return (
    <Still
      on={JSON.stringify([name, user.index, user.roles, boxes])}
      draw={() => (
        <tr>
          <th scope="row" class="govuk-table__header app-picture__user">
            {name}
          </th>
          {boxes.map(({ role, holds, look, note }) => (
            <td key={role} class={`govuk-table__cell app-picture__cell${look && ` app-picture__cell--${look}`}`}>
              <label class="app-tick" title={note || undefined}>
                <input
                  type="checkbox"
                  checked={holds}
                  onChange={() => toggle(store, user, role)}
                  onFocus={() => focus([user.index, role])}
                  onBlur={() => focus(NOWHERE)}
                />
                <span class="govuk-visually-hidden">
                  {(roles[role] as Role).title}, {name}
                  {note && `. ${note}`}
                </span>
              </label>
            </td>
          ))}
        </tr>
      )}
    />
  );
}

const STANDING: Readonly<Record<Standing, string>> = {
  holds: "",
  pending: "The account is not set up yet.",
  apart: "Not counted: the account is suspended, deactivated or rejected.",
};

/** The roles of a user that a finding is about. */
function clashesOf(store: Store, user: DeclaredUser): ReadonlySet<string> {
  const own = toldAt(store.judged(), `users/${user.index}/roles`).filter(
    ({ severity, gap }) => severity === "error" && !gap,
  );
  return new Set(
    own.flatMap(({ finding: { path, args } }) => [
      ...(typeof path[3] === "number" ? [user.roles[path[3]] ?? ""] : []),
      ...(Array.isArray(args.roles) ? args.roles.map(String) : []),
    ]),
  );
}

/** What the looks of boxes mean. */
const KEY = [
  ["clash", "clashes with a rule"],
  ["against", "would break a rule"],
  ["apart", "not counted, or not yet"],
] as const;

/** How many hold a role, in words. */
interface Holding {
  readonly id: string;
  readonly words: string;
  readonly wrong: boolean;
}

function holdingsOf(store: Store, { users }: Declared): readonly Holding[] {
  const { roles } = store.bench.judge.ruleset.data;
  const { checked, told } = store.judged();
  const [first] = checked;
  if (!first) return [];
  const members = users.map((user) => ({ name: "", roles: user.roles, status: user.text("status") || "planned" }));
  const entries = told.map(({ finding }): Entry => ({ finding, id: "", number: 0, group: finding.severity }));
  return Object.keys(roles).map((id) => {
    const judged = { file: first.report, entries, roles, switchedOff: () => false };
    return { id, ...holdingOf(id, members, judged) };
  });
}
