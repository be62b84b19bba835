import type { VNode } from "preact";
import { counted, list, withThousands } from "../../core/describe.ts";
import { blank } from "../draft/blank.ts";
import { documentOf } from "../draft/draft.ts";
import { spokenOf, titleOf } from "../judge/titles.ts";
import { seen } from "../seen.ts";
import { type Column, DETAILS } from "../sheet/column.ts";
import { type Person, peopleIn, robbedIn } from "../sheet/people.ts";
import { bodyOf, type Sheet, tabOf } from "../sheet/sheet.ts";
import { take } from "../sheet/take.ts";
import type { Store } from "../state/store.ts";
import { Scroll } from "./section.tsx";
import { Trouble } from "./trouble.tsx";

/** How many rows and users a preview shows. */
const SHOWN = 5;

/** A spreadsheet before it is taken: what its columns hold, and who would be in the declaration. */
export function SheetPreview({ store, sheet }: { store: Store; sheet: Sheet }): VNode {
  const { roles } = store.bench.judge.ruleset.data;
  const people = peopleIn(sheet, roles);
  const robbed = robbedIn(sheet);
  const usable =
    sheet.columns.some((column) => column === "name" || column === "first_name" || column === "email") &&
    people.length > 0;
  const present = store.judged().declared?.users.length ?? 0;
  const change = (next: Partial<Sheet>): void => store.show({ sheet: { ...sheet, ...next } });
  return (
    <>
      <h1 class="govuk-heading-xl" id="sheet" tabIndex={-1}>
        Is this what the columns hold?
      </h1>
      <Trouble store={store} />
      <p class="govuk-body">
        {sheet.heading === undefined
          ? "No row of headings was found. Say for each column what it holds."
          : "The columns were matched by their headings. Nothing is taken before you say so."}
      </p>
      {sheet.unread > 0 && (
        <p class="govuk-body">
          There are {withThousands(sheet.unread)} rows after these, which are left out. Check that it is the right file.
        </p>
      )}
      <Tabs sheet={sheet} change={change} store={store} />
      <Columns sheet={sheet} store={store} change={change} />
      {robbed > 0 && (
        <div class="govuk-checkboxes govuk-checkboxes--small govuk-form-group">
          <div class="govuk-checkboxes__item">
            <input
              class="govuk-checkboxes__input"
              type="checkbox"
              id="zero"
              checked={sheet.zero}
              onChange={() => change({ zero: !sheet.zero })}
            />
            <label class="govuk-label govuk-checkboxes__label" for="zero">
              Put back the zero or plus that the spreadsheet took from {counted(robbed, "phone number")}
            </label>
          </div>
        </div>
      )}
      <h2 class="govuk-heading-m">{counted(people.length, "user")} would be in the declaration</h2>
      <People people={people} store={store} />
      <div class="govuk-button-group">
        <button type="button" class="govuk-button" disabled={!usable} onClick={() => taken(store, people, true)}>
          {present > 0
            ? `Put these ${people.length} in the place of the ${present} there`
            : `Take ${counted(people.length, "user")}`}
        </button>
        {present > 0 && (
          <button
            type="button"
            class="govuk-button govuk-button--secondary"
            disabled={!usable}
            onClick={() => taken(store, people, false)}
          >
            Add them to the {present} there
          </button>
        )}
        <button
          type="button"
          class="govuk-button govuk-button--secondary"
          onClick={() => store.show({ screen: present > 0 ? "draft" : "begin", sheet: undefined }, "declaration")}
        >
          Do not take them
        </button>
      </div>
      {!usable && (
        <p class="govuk-body">Say which column holds the name or the email address before you take anybody.</p>
      )}
    </>
  );
}

function taken(store: Store, people: readonly Person[], instead: boolean): void {
  const { history, sheet } = store.state();
  // A text that the form cannot show cannot take anybody in: they get one of their own, and undo brings it back.
  const before = documentOf(history.draft) ? history.draft : blank(store.bench.taken?.reference);
  store.replace(
    take(people, instead)(before),
    `take ${counted(people.length, "user")} from ${seen(sheet?.name ?? "a spreadsheet")}`,
    { screen: "draft", sheet: undefined, thorough: true, open: new Set() },
    "verdict",
  );
}

/** Which sheet of a workbook; nothing where there is one. */
function Tabs({ sheet, store, change }: ColumnsProps): VNode | null {
  const { tabs, tab, name } = sheet;
  if (tabs.length < 2) return null;
  return (
    <div class="govuk-form-group">
      <label class="govuk-label govuk-!-font-weight-bold" for="tab">
        Sheet of the workbook
      </label>
      <div class="govuk-hint" id="tab-hint">
        There are {tabs.length}, and users are taken from one at a time.
      </div>
      <select
        class="govuk-select"
        id="tab"
        value={String(tab)}
        aria-describedby="tab-hint"
        onChange={({ currentTarget }) =>
          change(tabOf(name, tabs, store.bench.judge.ruleset.data.roles, Number(currentTarget.value)))
        }
      >
        {tabs.map(({ title }, index) => (
          <option key={String(index)} value={String(index)}>
            {seen(title)}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ColumnsProps {
  readonly sheet: Sheet;
  readonly store: Store;
  readonly change: (next: Partial<Sheet>) => void;
}

function Columns({ sheet, store, change }: ColumnsProps): VNode {
  const { roles } = store.bench.judge.ruleset.data;
  const options: readonly Column[] = ["", ...DETAILS, ...Object.keys(roles).map((role): Column => `role:${role}`)];
  const words = (column: Column): string =>
    column === ""
      ? "Leave it out"
      : column.startsWith("role:")
        ? `Role: ${titleOf(column.slice(5), roles)}`
        : spokenOf(column);
  const headings = sheet.heading === undefined ? undefined : sheet.rows[sheet.heading];
  const choose = (index: number, chosen: Column): void =>
    change({
      columns: sheet.columns.map((column, at) =>
        at === index ? chosen : column === chosen && chosen !== "roles" ? "" : column,
      ),
    });
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Columns of {seen(sheet.name)}</legend>
      <div class="app-sheet">
        {sheet.columns.map((column, index) => {
          const title = headings?.[index] || `Column ${index + 1}`;
          const samples = bodyOf(sheet).flatMap((row) => row[index] || []);
          const id = `column-${index}`;
          return (
            <div class="govuk-form-group" key={id}>
              <label class="govuk-label govuk-!-font-weight-bold" for={id}>
                {seen(title)}
              </label>
              <div class="govuk-hint app-samples" id={`${id}-hint`}>
                {samples.length > 0 ? [...new Set(samples)].slice(0, 3).map(seen).join(", ") : "Empty"}
              </div>
              <select
                class="govuk-select"
                id={id}
                value={column}
                aria-describedby={`${id}-hint`}
                onChange={({ currentTarget }) => choose(index, currentTarget.value as Column)}
              >
                {options.map((option) => (
                  <option key={option} value={option}>
                    {words(option)}
                  </option>
                ))}
              </select>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

function People({ people, store }: { people: readonly Person[]; store: Store }): VNode | null {
  const { roles } = store.bench.judge.ruleset.data;
  if (people.length === 0) return null;
  return (
    <>
      <Scroll label="Users to take">
        <table class="govuk-table">
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              {["Name", "Email address", "Phone number", "Roles"].map((head) => (
                <th scope="col" class="govuk-table__header" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {people.slice(0, SHOWN).map(({ name, email, phone, roles: held }, index) => (
              <tr class="govuk-table__row" key={String(index)}>
                <td class="govuk-table__cell">{seen(name)}</td>
                <td class="govuk-table__cell">{seen(email)}</td>
                <td class="govuk-table__cell">{seen(phone)}</td>
                <td class="govuk-table__cell">{list(held.map((role) => seen(titleOf(role, roles))))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {people.length > SHOWN && <p class="govuk-body-s">And {people.length - SHOWN} more.</p>}
    </>
  );
}
