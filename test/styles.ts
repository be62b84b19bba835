import { parse, stringify } from "yaml";
import type { Path } from "../src/core/model.ts";

/** Another way to write down the same declaration. */
export interface Style {
  readonly name: string;
  readonly write: (text: string) => string;
  /** Where what was at a path is now; where it was, if not given. */
  readonly moved?: (path: Path) => Path;
}

const FLOW = { collectionStyle: "flow", lineWidth: 0 } as const;

/** The same in every style that people and programs write. */
export const STYLES: readonly Style[] = [
  { name: "as it is", write: (text) => text },
  { name: "with CRLF", write: (text) => text.replaceAll("\n", "\r\n") },
  { name: "with a byte order mark", write: (text) => `\uFEFF${text}` },
  { name: "below a comment with emoji", write: (text) => `# 🗂️ Who is who 👩🏽‍💻\n${text}` },
  { name: "in block style", write: (text) => stringify(parse(text)) },
  { name: "in flow style", write: (text) => stringify(parse(text), FLOW) },
  { name: "as JSON", write: (text) => JSON.stringify(parse(text), null, 2) },
  { name: "as JSON in one line, behind an emoji", write: (text) => JSON.stringify(withEmoji(parse(text))) },
  { name: "in single quotes", write: (text) => stringify(parse(text), quoting("QUOTE_SINGLE")) },
  { name: "with literal block scalars", write: (text) => stringify(parse(text), quoting("BLOCK_LITERAL")) },
  { name: "with folded block scalars", write: (text) => stringify(parse(text), quoting("BLOCK_FOLDED")) },
  { name: "with aliases", write: (text) => stringify(withPredecessors(parse(text))), moved: behindPredecessor },
  {
    name: "with aliases in flow style",
    write: (text) => stringify(withPredecessors(parse(text)), FLOW),
    moved: behindPredecessor,
  },
];

function quoting(defaultStringType: "QUOTE_SINGLE" | "BLOCK_LITERAL" | "BLOCK_FOLDED"): object {
  return { defaultStringType, defaultKeyType: "PLAIN", lineWidth: 0 };
}

interface Declaration {
  readonly organisation: { readonly name: string };
  readonly users: readonly { readonly roles: readonly string[] }[];
}

/** An emoji that takes several code units, before everything but the first keys. */
function withEmoji(declaration: Declaration): object {
  const { organisation, ...rest } = declaration;
  return { organisation: { ...organisation, name: `👩🏽‍💻 ${organisation.name}` }, ...rest };
}

/**
 * Before each user somebody who was to have the same roles and was rejected: no rule counts them, and their list is an anchor, so that
 * the user's becomes an alias.
 */
function withPredecessors(declaration: Declaration): object {
  const users = declaration.users.flatMap((user, index) => [
    {
      name: `Jo Predecessor ${index}`,
      email: `jo.${index}@harbour-pensions.example`,
      phone: `07700 9008${String(index).padStart(2, "0")}`,
      status: "rejected",
      roles: user.roles,
    },
    user,
  ]);
  return { ...declaration, users };
}

function behindPredecessor([first, index, ...rest]: Path): Path {
  if (first === undefined || index === undefined) return first === undefined ? [] : [first];
  return first === "users" && typeof index === "number" ? [first, 2 * index + 1, ...rest] : [first, index, ...rest];
}
