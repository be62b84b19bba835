import { isMap, isPair, isScalar, isSeq } from "yaml";
import { nodes, values } from "../../src/core/parse/building.ts";
import { compose, DEFAULT_LIMITS } from "../../src/core/parse/compose.ts";
import { readPlain } from "../../src/core/parse/plain.ts";
import { offsetsOf, plainValue, scalarKey } from "../../src/core/parse/value.ts";

/** What came of reading a text quickly: it was left to the library, read like it, or differently, and how. */
export type Outcome = "given up" | "same" | { readonly differs: string };

/** Reads a text quickly and by the library, and compares all that anybody asks of a document: its value, places and texts. */
export function outcomeOf(text: string): Outcome {
  const value = readPlain(text, values, DEFAULT_LIMITS);
  const tree = readPlain(text, nodes, DEFAULT_LIMITS);
  // Nobody asks for the nodes of what was left to the library.
  if (value === undefined) return "given up";
  if (tree === undefined) return { differs: "only the builder of nodes gives up" };
  const documents = [...compose(text, DEFAULT_LIMITS)];
  const [first] = documents;
  if (documents.length !== 1 || !first) return { differs: `${documents.length} documents` };
  if ("tooLarge" in first) return { differs: "too large" };
  const { contents, errors, warnings, directives } = first.document;
  const [trouble] = [...errors, ...warnings];
  if (trouble) return { differs: trouble.code };
  if (directives?.yaml.explicit) return { differs: "a directive" };
  if (!isMap(contents)) return { differs: "no mapping" };
  const { value: wanted, oddities } = plainValue(contents, DEFAULT_LIMITS.nodes);
  if (oddities.length > 0) return { differs: oddities[0]?.kind ?? "" };
  return (
    difference("values", value, wanted) ??
    difference("nodes", drawn(tree), drawn(contents)) ??
    difference("values of nodes", plainValue(tree, DEFAULT_LIMITS.nodes).value, wanted) ??
    "same"
  );
}

function difference(what: string, found: unknown, wanted: unknown): { readonly differs: string } | undefined {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  return a === b ? undefined : { differs: `${what}: ${a} instead of ${b}` };
}

/** A key is known by how it is written: `null` is a name. */
function keyOf(key: unknown): unknown {
  return isScalar(key)
    ? { name: scalarKey(key), source: key.source, anchor: key.anchor, tag: key.tag, at: offsetsOf(key) }
    : drawn(key);
}

/** A tree with everything of it that places and edits take. */
function drawn(node: unknown): unknown {
  if (isPair(node)) return [keyOf(node.key), drawn(node.value)];
  if (isScalar(node))
    return { value: node.value, source: node.source, anchor: node.anchor, tag: node.tag, at: offsetsOf(node) };
  if (!isMap(node) && !isSeq(node)) return { unknown: String(node) };
  return {
    kind: isMap(node) ? "mapping" : "list",
    items: node.items.map(drawn),
    anchor: node.anchor,
    tag: node.tag,
    // The library leaves it out where it is false.
    flow: node.flow === true,
    at: offsetsOf(node),
  };
}
