import fc from "fast-check";
import type { Organisation } from "../../src/core/register.ts";

/** Anything that may be in a name and means something to YAML, JSON or CSV. */
const names = fc
  .array(
    fc.constantFrom(
      "Priya",
      "Siân",
      "O’Connor",
      "𝒫",
      " ",
      "  ",
      ",",
      ";",
      '"',
      "'",
      "\n",
      "\r\n",
      ":",
      "#",
      "- ",
      "{",
      "\\",
      "null",
      "0",
      "\t",
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(""))
  .filter((name) => /\S/.test(name));

const contacts = fc.record({
  role: fc.constantFrom("primary_business_contact", "primary_technical_contact"),
  name: names,
  email: fc.constantFrom("priya.shah@harbour.example", '"a, b"@harbour.example', "siân@hafan.example", "o'c@a.example"),
  phone: fc.constantFrom(
    "020 7946 0123",
    "07700900123",
    "+447700900123",
    "(0113) 496 0210",
    "0113 496 0210 ext. 4",
    "  01",
  ),
});

const approvals = fc.record({
  scheme_admin_limit: fc.record({
    limit: fc.integer({ min: 1, max: 10_000 }),
    reference: fc.constantFrom("PDP-2026-0042", "42", "a, b"),
    approved_on: fc.constantFrom("2026-10-05", "2028-02-29"),
  }),
});

/** A register's organisations, each once. */
export const registers: fc.Arbitrary<readonly Organisation[]> = fc.uniqueArray(
  fc.record(
    {
      reference: fc.stringMatching(/^[a-z0-9]{1,3}(-[a-z0-9]{1,3}){0,2}$/),
      phase: fc.constantFrom("preregistration", "registration", "technical_connection", "live"),
      contacts: fc.array(contacts, { maxLength: 4 }),
      approvals,
    },
    { requiredKeys: ["reference"] },
  ),
  { selector: ({ reference }) => reference, maxLength: 12 },
);

/** How a file of CSV is written: all that makes no difference. */
export interface Manner {
  readonly separator: string;
  readonly ending: string;
  readonly headings: readonly string[];
  /** From 0 to 1, over and over: where there is a choice. */
  readonly chances: readonly number[];
}

const HEADINGS = [
  ...["reference", "phase", "role", "name", "email", "phone"],
  ...["scheme_admin_limit", "approval_reference", "approved_on"],
];

export const manners: fc.Arbitrary<Manner> = fc.record({
  separator: fc.constantFrom(",", ";", "\t"),
  ending: fc.constantFrom("\n", "\r\n"),
  headings: fc.shuffledSubarray(HEADINGS, { minLength: HEADINGS.length }),
  chances: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 }),
});

/** A register as CSV. The first rows of its organisations stand in their order, all others anywhere behind them. */
export function asCsv(
  organisations: readonly Organisation[],
  { separator, ending, headings, chances }: Manner,
): string {
  let drawn = 0;
  const chance = (): number => chances[drawn++ % chances.length] as number;
  const rows = organisations.flatMap(({ reference, phase, contacts = [], approvals }, index) => {
    const own: Record<string, unknown>[] = contacts.map((contact) => ({ reference, ...(contact as object) }));
    if (own.length === 0 || chance() < 0.2) own.unshift({ reference });
    const { limit, reference: approval, approved_on } = approvals?.scheme_admin_limit ?? {};
    const sayers = [Math.floor(chance() * own.length * 0.99), Math.floor(chance() * own.length * 0.99)];
    for (const [at, row] of own.entries()) {
      if (at === sayers[0] || chance() < 0.3) row.phase = phase;
      if (at === sayers[1] || chance() < 0.3)
        Object.assign(row, { scheme_admin_limit: limit, approval_reference: approval, approved_on });
    }
    let place = index;
    return own.map((row, at) => {
      if (at > 0) place += chance() * 3;
      return { row, place };
    });
  });
  const cell = (value: unknown): string => {
    const text = String(value ?? "");
    const mustQuote = text.includes(separator) || /["\r\n]/.test(text);
    return mustQuote || (text !== "" && chance() < 0.2) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const inOrder = rows
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => headings.map((heading) => cell(row[heading])));
  return [headings, ...inOrder].map((cells) => cells.join(separator) + ending).join("");
}

export function asNdjson(organisations: readonly Organisation[]): string {
  return organisations.map((organisation) => `${JSON.stringify(organisation)}\n`).join("");
}
