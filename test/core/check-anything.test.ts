import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import type { Checked } from "../../src/core/model.ts";
import { checkAll, judge } from "../judge.ts";
import { publicReport, schemaErrors } from "../report-schema.ts";

const NOW = Date.parse("2026-11-22T09:00:00Z");

/** Checks a content; the report must be one by its schema, each range must lie in its file, and its texts be words. */
function checked(content: string | Uint8Array): Checked[] {
  const all = checkAll(content, { now: NOW });
  // One expectation for all of it: ten thousand contents have a million things to hold to.
  expect([...schemaErrors(publicReport(all)), ...faultsIn(all)]).toEqual([]);
  return all;
}

function faultsIn(all: readonly Checked[]): readonly string[] {
  const faults = all.length === 0 ? ["there is no report"] : [];
  for (const [index, { report, source }] of all.entries()) {
    const { findings, verdict, document } = report;
    const hold = (holds: boolean, what: string): void => {
      if (!holds) faults.push(`${what}: ${JSON.stringify(report)}`);
    };
    for (const { rule, args, range } of findings) {
      const { start, end } = range;
      hold(start.offset <= end.offset, "a range is turned round");
      hold(end.line <= source.lines.count, "a range ends behind the last line");
      hold(start.column <= source.lines.line(start.line).length + 2, "a range begins behind its line");
      hold(PLACEHOLDERS.get(rule)?.every((name) => Object.hasOwn(args, name)) === true, `${rule} lacks an argument`);
    }
    hold(document >= index, "a document is counted twice");
    if (verdict === "compliant")
      hold(
        findings.every(({ severity }) => severity !== "error"),
        "an error is compliant",
      );
    if (verdict === "not_judged") hold(findings.length > 0, "nobody says why it was not judged");
  }
  return faults;
}

/** The arguments that each rule's words ask for. */
const PLACEHOLDERS: ReadonlyMap<string, readonly string[]> = new Map(
  judge.ruleset.catalogue.map(({ id, message, remedy }) => [
    id,
    [...`${message}${remedy}`.matchAll(/\{(\w+)/g)].map(([, name]) => name as string),
  ]),
);

test("any string gives a report", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => void checked(text)),
    { numRuns: 2_000 },
  );
});

test("any bytes give a report", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void checked(bytes)),
    { numRuns: 2_000 },
  );
});

test("anything that looks like YAML gives a report", () => {
  const piece = fc.constantFrom(
    ..."- :?[]{}&*!|>'\"%@`#,\n\t",
    "\n  ",
    ": ",
    "- ",
    "&a ",
    "*a ",
    "!!str ",
    "---\n",
    "users:",
    "roles:",
    "organisation:\n",
    "PBC",
    "<<: *a",
    "? ",
    "\r\n",
    "\uFEFF",
    "__proto__: ",
    "\0",
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, (yaml) => void checked(yaml)),
    { numRuns: 5_000 },
  );
});

test("any JSON value gives a report", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (json) => void checked(json)),
    { numRuns: 2_000 },
  );
});

const VALID = {
  organisation: {
    name: "Harbour Pensions",
    reference: "harbour-pensions",
    type: "pension_provider",
    connection: "direct",
    phase: "registration",
    email_domains: ["harbour-pensions.internal"],
  },
  users: [
    {
      name: "Priya Shah",
      email: "priya.shah@harbour-pensions.internal",
      phone: "+1 202 555 0123",
      roles: ["primary_business_contact", "security_lead", "service_manager"],
    },
    {
      name: "Siân Ellis",
      email: "sian.ellis@harbour-pensions.internal",
      phone: "+1 202 555 0145",
      roles: ["primary_technical_contact", "test_manager"],
      status: "active",
      invited_at: "2026-11-21T09:00:00Z",
    },
  ],
  preregistration: {
    contacts: [
      {
        role: "primary_business_contact",
        name: "Priya Shah",
        email: "priya.shah@harbour-pensions.internal",
        phone: "+1 202 555 0123",
      },
      {
        role: "primary_technical_contact",
        name: "Siân Ellis",
        email: "sian.ellis@harbour-pensions.internal",
        phone: "+1 202 555 0145",
      },
    ],
  },
};

/** Every place in a value. */
function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  const below =
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, item]) =>
          places(item, [...path, Array.isArray(value) ? Number(key) : key]),
        )
      : [];
  return [path, ...below];
}

const junk = fc.oneof(
  fc.json().map((text) => JSON.parse(text)),
  fc.constantFrom(
    null,
    "",
    " ",
    0,
    -1,
    1e300,
    Number.NaN,
    true,
    [],
    {},
    [[]],
    "\uD800",
    "__proto__",
    "PBC",
    "Active",
    "2026-02-30",
    7700900123,
  ),
  fc.string({ unit: "grapheme" }),
);

test("a valid declaration gives no finding but advice", () => {
  const findings = checked(stringify(VALID))[0]?.report.findings ?? [];
  expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
  expect(findings.map(({ rule }) => rule)).toEqual(["advice/single-holder", "advice/sole-contact"]);
});

test("any valid declaration with places put wrong gives a report, as YAML and as JSON", () => {
  const change = fc.record({ place: fc.constantFrom(...places(VALID).slice(1)), value: junk, remove: fc.boolean() });
  const mutated = fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const value = structuredClone(VALID) as unknown;
    for (const { place, value: added, remove } of changes) {
      const key = place.at(-1) as string;
      const parent = place
        .slice(0, -1)
        .reduce((at: unknown, step) => (at as Record<string, unknown> | undefined)?.[step], value);
      if (typeof parent !== "object" || parent === null) continue;
      if (remove) delete (parent as Record<string, unknown>)[key];
      else (parent as Record<string, unknown>)[key] = added;
    }
    return value;
  });
  fc.assert(
    fc.property(mutated, (value) => {
      const asYaml = checked(stringify(value));
      const asJson = checked(JSON.stringify(value));
      expect(asYaml.length).toBe(1);
      expect(asJson.length).toBe(1);
    }),
    { numRuns: 1_500 },
  );
});

test("the same content gives the same report, byte for byte", () => {
  const once = JSON.stringify(
    publicReport(checked(stringify(VALID).replace("PBC", "x").replace("security_lead", "PBC"))),
  );
  const again = JSON.stringify(
    publicReport(checked(stringify(VALID).replace("PBC", "x").replace("security_lead", "PBC"))),
  );
  expect(once).toBe(again);
});
