import type { RoleTable } from "../catalogue.ts";
import type { Fix, Path, Violation } from "../model.ts";
import type { SchemaRule } from "../rules/schema.ts";

/** The kinds of document that have a schema of their own. */
export type Kind = "declaration" | "register" | "configuration" | "exceptions";

/** What translating a fault into a violation needs to know of the document. */
export interface Context {
  readonly kind: Kind;
  readonly roles: RoleTable;
  /** The source text of the scalar at a path; undefined where there is none. */
  readonly textAt: (path: Path) => string | undefined;
}

/** One fault as the compiled schema reports it, with its place and what stands there. */
export interface Fault {
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly path: Path;
  readonly value: unknown;
}

/** A violation of a `schema/*` rule. */
export function violation(rule: SchemaRule, path: Path, args: Violation["args"], fix?: Fix): Violation {
  return { rule: `schema/${rule}`, path, args, ...(fix && { fix }) };
}

/** Follows a JSON pointer (RFC 6901) through a value: its path, with list indexes as numbers, and what is there. */
export function follow(root: unknown, pointer: string): { path: Path; value: unknown } {
  const path: (string | number)[] = [];
  let value = root;
  for (const token of pointer.split("/").slice(1)) {
    const key = Array.isArray(value) ? Number(token) : token.replaceAll("~1", "/").replaceAll("~0", "~");
    path.push(key);
    value = (value as Record<string | number, unknown> | undefined)?.[key];
  }
  return { path, value };
}
