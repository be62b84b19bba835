import type { Collected } from "../../../src/audit/across/collector.ts";
import type { Across } from "../../../src/audit/result.ts";

type Told = Pick<Across, "rule" | "references" | "places" | "omitted">;

/** What the rules across declarations say, by comparing each with each: an answer of its own, without any policy. */
export function naively(results: readonly Collected[], registered: readonly string[] | null): readonly Told[] {
  const known = results.filter(({ organisation }) => /^[a-z]+(-[a-z]+)*$/.test(organisation.reference ?? ""));
  const names = [...new Set([...known.map(referenceOf), ...(registered ?? [])])].sort();
  const told = (rule: string, references: readonly string[], all: readonly Collected[]): Told => ({
    rule: `across/${rule}`,
    references,
    places: all.map(({ file, document, line }) => ({ file, document, line })),
    omitted: 0,
  });
  const of = (name: string): readonly Collected[] => known.filter((one) => referenceOf(one) === name);
  return [
    ...names.filter((name) => of(name).length > 1).map((name) => told("duplicate-declaration", [name], of(name))),
    ...persons(known)
      .map((all) => told("several-organisations", [...new Set(all.map(referenceOf))].sort(), all))
      .sort(byReferences),
    ...names.filter((name) => of(name).length === 0).map((name) => told("undeclared", [name], [])),
    ...names
      .filter(
        (name) => registered && !registered.includes(name) && of(name).some((one) => one.verdict !== "not_applicable"),
      )
      .map((name) => told("unregistered", [name], of(name))),
  ];
}

function referenceOf({ organisation }: Collected): string {
  return organisation.reference as string;
}

/** The declarations of each person who is in several organisations, persons by their first user. */
function persons(known: readonly Collected[]): readonly (readonly Collected[])[] {
  const users = known.flatMap((result) => (result.people ?? []).map((keys) => ({ result, keys })));
  const groups = users.map((_, index) => index);
  for (const _ of users)
    for (const [a, one] of users.entries())
      for (const [b, other] of users.entries())
        if (one.keys.some((key) => other.keys.includes(key)))
          groups[a] = groups[b] = Math.min(groups[a] as number, groups[b] as number);
  return [...new Set(groups)]
    .map((group) => [...new Set(users.filter((_, index) => groups[index] === group).map(({ result }) => result))])
    .filter((all) => new Set(all.map(referenceOf)).size > 1);
}

function byReferences(a: Told, b: Told): number {
  const [left, right] = [a.references.join("\n"), b.references.join("\n")];
  return left < right ? -1 : left > right ? 1 : 0;
}
