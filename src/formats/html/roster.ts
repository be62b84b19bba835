import { STATUSES } from "../../../generated/vocabulary.js";
import { counted, list } from "../../core/describe.ts";
import { maskPersonal } from "../../core/mask.ts";
import type { Member, Severity } from "../../core/model.ts";
import type { FormatOptions } from "../options.ts";
import { type Holding, holdingOf, type Judged, type Standing, standingOf } from "./holders.ts";
import { icon } from "./icon.ts";
import { foreign, lines, type Markup, markup, unseen } from "./markup.ts";
import { type Entry, type Section, shorten } from "./section.ts";

/** Users that are drawn; of more, those that findings point at come first. */
const MOST_DRAWN = 100;

/** Who holds which role: a row a user, a column a role, above them how many hold it and how many may. */
export function roster(section: Section, members: readonly Member[], judged: Judged, options: FormatOptions): Markup {
  const ids = Object.keys(options.roles);
  const pins = pinsOf(section.entries, members, options);
  const drawn = drawnOf(members, pins);
  const caption = `${section.id}-who`;
  const heads = ids.map((id) => markup`<th scope="col">${options.roles[id]?.title}</th>`);
  const sums = ids.map((id) => sum(holdingOf(id, members, judged), pins.columns.get(id) ?? []));
  return markup`<div class="scroll" role="region" aria-labelledby="${caption}" tabindex="0">
<table class="roster">
<caption id="${caption}">Who holds which role at ${foreign(section.name)}</caption>
<thead>
<tr><th scope="col">User</th><th scope="col">Account</th>${heads}</tr>
</thead>
<tbody>
<tr class="sums"><th scope="row">Holders</th><td></td>${sums}</tr>
${lines(drawn.map((index) => userRow(index, members[index] as Member, ids, pins, options)))}
</tbody>
</table>
</div>
${key(members)}
<p class="quiet">${notes(members.length - drawn.length, options)}</p>`;
}

/** Where findings are pinned on the picture: at a user's role, a user, or a role. */
interface Pins {
  readonly cells: ReadonlyMap<string, readonly Entry[]>;
  readonly rows: ReadonlyMap<number, readonly Entry[]>;
  readonly columns: ReadonlyMap<string, readonly Entry[]>;
}

function pinsOf(entries: readonly Entry[], members: readonly Member[], { roles }: FormatOptions): Pins {
  const cells = new Map<string, Entry[]>();
  const rows = new Map<number, Entry[]>();
  const columns = new Map<string, Entry[]>();
  const pin = <K>(map: Map<K, Entry[]>, key: K, entry: Entry): void => {
    map.set(key, [...(map.get(key) ?? []), entry]);
  };
  for (const entry of entries) {
    const [at, index, field, place] = entry.finding.path;
    if (at !== "users") continue;
    const member = typeof index === "number" ? members[index] : undefined;
    if (member === undefined) for (const role of rolesIn(entry)) pin(columns, role, entry);
    else if (typeof index === "number") {
      const role = field === "roles" && typeof place === "number" ? member.roles[place] : undefined;
      if (role !== undefined && Object.hasOwn(roles, role)) pin(cells, `${index} ${role}`, entry);
      else pin(rows, index, entry);
    }
  }
  return { cells, rows, columns };
}

function rolesIn({ finding: { args } }: Entry): readonly string[] {
  if (typeof args.role === "string") return [args.role];
  return Array.isArray(args.roles) ? args.roles : [];
}

function drawnOf(members: readonly Member[], { cells, rows }: Pins): readonly number[] {
  const all = members.map((_, index) => index);
  if (all.length <= MOST_DRAWN) return all;
  const pinned = new Set([...rows.keys(), ...[...cells.keys()].map((key) => Number(key.split(" ")[0]))]);
  const first = [...all.filter((index) => pinned.has(index)), ...all.filter((index) => !pinned.has(index))];
  return first.slice(0, MOST_DRAWN).sort((a, b) => a - b);
}

function sum({ icon: shape, words, wrong }: Holding, entries: readonly Entry[]): Markup {
  return markup`<td${wrong ? markup` class="wrong"` : undefined}>${icon(shape)} ${words}${refs(entries)}</td>`;
}

function userRow(
  index: number,
  member: Member,
  ids: readonly string[],
  { cells, rows }: Pins,
  options: FormatOptions,
): Markup {
  const standing = standingOf(member);
  const marks = ids.map((id) =>
    mark(member.roles.includes(id) ? standing : undefined, cells.get(`${index} ${id}`) ?? []),
  );
  return markup`<tr><th scope="row">${nameOf(member, options)} <span class="quiet">user ${index + 1}</span>${refs(rows.get(index) ?? [])}</th><td>${statusOf(member)}</td>${marks}</tr>`;
}

function nameOf({ name }: Member, { showPersonal }: FormatOptions): Markup {
  if (name.trim() === "") return markup`No name`;
  return foreign(shorten(showPersonal ? name : maskPersonal(name)));
}

/** A status is one of the format's own, or there is none: somebody whose account is only planned. */
function statusOf({ status }: Member): string {
  return status !== undefined && STATUSES.includes(status)
    ? status.charAt(0).toUpperCase() + status.slice(1)
    : "Planned";
}

/** In words, what each mark says. */
const MARKS: Readonly<Record<Standing, string>> = {
  holds: "Holds the role",
  pending: "Is to hold the role, once the account is set up",
  apart: "Does not count: the account is suspended, deactivated or rejected",
};

function mark(standing: Standing | undefined, entries: readonly Entry[]): Markup {
  const shape = standing && markup`${icon(standing)}${unseen(MARKS[standing])}`;
  return markup`<td${entries.length > 0 ? markup` class="found"` : undefined}>${shape}${refs(entries)}</td>`;
}

const WEIGHT: Readonly<Record<Severity, string>> = { error: "to put right", warning: "to check", info: "advice" };

/** Findings that a place of the picture links to; the others are below, with the first ones. */
const MOST_REFS = 3;

function refs(entries: readonly Entry[]): Markup {
  const links = entries
    .slice(0, MOST_REFS)
    .map(
      ({ id, number, finding: { severity } }) =>
        markup` <a class="ref" href="#${id}">${unseen("finding ")}${number}${unseen(`, ${WEIGHT[severity]}`)}</a>`,
    );
  return markup`${links}${entries.length > MOST_REFS ? ` and ${entries.length - MOST_REFS} more` : undefined}`;
}

function key(members: readonly Member[]): Markup {
  const used = new Set<Standing>(["holds", ...members.map(standingOf)]);
  const items = Object.entries(MARKS).filter(([standing]) => used.has(standing as Standing));
  return markup`<ul class="key">${items.map(([standing, words]) => markup`<li>${icon(standing as Standing)} ${words}</li>`)}</ul>`;
}

function notes(left: number, { roles }: FormatOptions): string {
  const grouped = Object.values(roles).filter((role) => role.exclusive_group !== undefined);
  const exclusive = [...new Set(grouped.map((role) => role.exclusive_group))].map((group) => {
    const titles = grouped.filter((role) => role.exclusive_group === group).map(({ title }) => title.toLowerCase());
    return `A user can hold only one of ${list(titles)}.`;
  });
  const more = left > 0 ? [`${counted(left, "more user is", "more users are")} counted and not drawn.`] : [];
  return ["A number in a box is the number of a finding below.", ...exclusive, ...more].join(" ");
}
