import { DEFAULT_LIMITS } from "../src/core/parse/compose.ts";
import { type ParsedDocument, parse } from "../src/core/parse/parse.ts";
import type { Register } from "../src/core/register.ts";
import type { Entry } from "./organisations.ts";

/** Related places in the register are given as the whole of it: nobody here reads them. */
const [document] = parse(
  { name: "register.ndjson", content: "organisations: []" },
  DEFAULT_LIMITS,
) as Iterable<ParsedDocument>;

/** PDP's register with one organisation in it, at a place. */
export function registerOf(entry: Entry, place: number): Register {
  const held = { ...entry, path: ["organisations", place] };
  return {
    file: "register.ndjson",
    document: document as ParsedDocument,
    entry: (reference) => (reference === entry.reference ? held : undefined),
  };
}
