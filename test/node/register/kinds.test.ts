import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Path } from "../../../src/core/model.ts";
import { limitsFor } from "../../../src/core/parse/compose.ts";
import { valuesIn } from "../../../src/core/register/cells.ts";
import { type Organisation, type Register, readRegister } from "../../../src/core/register.ts";
import { asCsv, asNdjson, manners, registers } from "../../generators/registers.ts";
import { judge } from "../../judge.ts";
import { entriesOf, sound } from "../../registers.ts";

/** As NDJSON or CSV a register without organisations is refused. */
const some = registers.filter(({ length }) => length > 0);

const RUNS = { numRuns: 150, seed: 20261122 };

/** As the check reads a register in YAML: from its document. */
function fromDocument(content: string): Register {
  const read = readRegister({ name: "r.yaml", content }, judge.ruleset.data.roles, limitsFor(1e7));
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.register;
}

/** The paths of everything that a register says of its organisations. */
function pathsOf(organisations: readonly Organisation[]): readonly Path[] {
  const below = (value: unknown, path: Path): readonly Path[] =>
    typeof value === "object" && value !== null
      ? [
          path,
          ...Object.entries(value).flatMap(([key, item]) =>
            below(item, [...path, Array.isArray(value) ? Number(key) : key]),
          ),
        ]
      : [path];
  return organisations.flatMap((organisation, index) => below(organisation, ["organisations", index]));
}

function valueAt(organisations: readonly Organisation[], path: Path): unknown {
  return path.slice(1).reduce((value, key) => (value as Record<string, unknown>)[key], organisations as unknown);
}

test("the same register says the same as YAML, JSON, NDJSON and CSV", () => {
  fc.assert(
    fc.property(some, manners, (organisations, manner) => {
      const yaml = stringify({ organisations });
      const whole = fromDocument(yaml);
      const expected = [...whole.references()].map((reference) => whole.entry(reference));
      expect(expected.length).toBe(organisations.length);
      for (const register of [
        sound("r.yaml", yaml),
        sound("r.json", JSON.stringify({ organisations }, null, 2)),
        sound("r.ndjson", asNdjson(organisations)),
        sound("r.csv", asCsv(organisations, manner)),
      ]) {
        expect(entriesOf(register), register.shared.kind).toEqual(expected);
        expect(register.size).toBe(organisations.length);
        for (const reference of ["none-such", "", "A", "é", "x".repeat(200)])
          expect(register.entry(reference)).toEqual(whole.entry(reference));
      }
    }),
    RUNS,
  );
});

describe("everything is found again where it is written", () => {
  test("in YAML and in JSON, at the very places of the document", () => {
    fc.assert(
      fc.property(registers, fc.constantFrom("yaml", "flow", "json"), (organisations, style) => {
        const content =
          style === "json"
            ? JSON.stringify({ organisations }, null, 2)
            : stringify(
                { organisations },
                style === "flow" ? { collectionStyle: "flow", defaultStringType: "QUOTE_DOUBLE" } : { indent: 4 },
              );
        const whole = fromDocument(content);
        const shared = sound("r.yaml", content);
        for (const path of [
          ...pathsOf(organisations),
          ...organisations.map((_, index) => ["organisations", index, "none"]),
        ])
          expect(shared.place(path), path.join("/")).toEqual(whole.place(path));
      }),
      RUNS,
    );
  });

  test("in NDJSON", () => {
    fc.assert(
      fc.property(some, (organisations) => {
        const content = asNdjson(organisations);
        const register = sound("r.ndjson", content);
        for (const path of pathsOf(organisations)) {
          const { start, end } = register.place(path);
          const token = content.slice(start.offset, end.offset);
          const value = valueAt(organisations, path);
          expect(start.line).toBe(Number(path[1]) + 1);
          if (typeof value === "object")
            expect(token).toBe(typeof path.at(-1) === "number" ? "{" : JSON.stringify(path.at(-1)));
          else expect(JSON.parse(token)).toEqual(value);
        }
      }),
      RUNS,
    );
  });

  test("in CSV, though its rows stand anywhere", () => {
    fc.assert(
      fc.property(some, manners, (organisations, manner) => {
        const content = asCsv(organisations, manner);
        const register = sound("r.csv", content);
        for (const path of pathsOf(organisations)) {
          const value = valueAt(organisations, path);
          const { start, end } = register.place(path);
          const [cell, ...more] = valuesIn(
            content.slice(start.offset, end.offset),
            manner.separator,
          ) as readonly string[];
          if (typeof value === "object") continue;
          expect([cell, more], path.join("/")).toEqual([String(value), []]);
        }
      }),
      RUNS,
    );
  });

  test("but for what an anchor in another organisation stands for: then its organisation is", () => {
    const content = `organisations:
  - reference: harbour
    contacts: &both
      - { role: primary_business_contact, name: Priya Shah, email: p@harbour.example, phone: "020 7946 0123" }
  - reference: fennel-lane
    contacts: *both
`;
    const register = sound("r.yaml", content);
    expect(register.entry("fennel-lane")?.contacts).toEqual(parse(content).organisations[0].contacts);
    expect(register.place(["organisations", 0, "contacts", 0, "name"]).start).toMatchObject({ line: 4 });
    expect(register.place(["organisations", 1, "contacts", 0, "name"]).start).toMatchObject({ line: 5, column: 5 });
  });
});
