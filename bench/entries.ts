import { readFileSync } from "node:fs";
import { entryOf, type Organisation, type Register } from "../src/core/register.ts";

/** Where something stands in the register is the business of nobody here. */
const NOWHERE = { line: 1, column: 1, offset: 0 };

/** A register of organisations that are in memory already, at their places from `first` on. */
export function registerOf(organisations: readonly Organisation[], first: number = 0): Register {
  const entries = organisations.map((organisation, index) => entryOf(organisation, first + index));
  const index = new Map(entries.map((entry) => [entry.reference, entry]));
  return {
    file: "register.ndjson",
    size: index.size,
    entry: (reference) => index.get(reference),
    references: () => index.keys(),
    place: () => ({ start: NOWHERE, end: NOWHERE }),
  };
}

/** The register of a corpus. */
export function readRegister(path: string): Register {
  return registerOf(readLines(path).map((line) => JSON.parse(line)));
}

export function readLines(path: string): readonly string[] {
  return readFileSync(path, "utf8").trimEnd().split("\n");
}
