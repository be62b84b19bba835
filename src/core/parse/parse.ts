import { type Alias, type Document, isMap, isScalar, type Node } from "yaml";
import { isSimpleJson } from "../locate/json.ts";
import type { Path, SourceFile, SyntaxViolation, Unread } from "../model.ts";
import { nodes, values } from "./building.ts";
import { compose, type Limits, type TooLarge } from "./compose.ts";
import { decode } from "./decode.ts";
import { Lines } from "./lines.ts";
import { readPlain } from "./plain.ts";
import { type Trouble, troubleWith, withoutAnchor } from "./trouble.ts";
import { firstToken, type Oddity, plainValue } from "./value.ts";

/** One YAML document of a file, with what is needed to find a path in its text again. */
export interface ParsedDocument {
  readonly file: string;
  /** From 0. */
  readonly index: number;
  readonly lines: Lines;
  /** Plain data; no key is inherited, and aliases share the object that they stand for. */
  readonly value: unknown;
  /** Made when a place is first asked for: a declaration without findings never is. */
  readonly root: Node | null;
  readonly targets: ReadonlyMap<Alias, Node>;
  /** Whether places are found in its text as it is: see `isSimpleJson`. */
  readonly isJson?: boolean;
  readonly violations: readonly SyntaxViolation[];
  /** Whether there is a mapping that policies can judge; if not, `violations` says why. */
  readonly sound: boolean;
}

type Place = Pick<ParsedDocument, "file" | "index" | "lines">;

/** JSON is read as YAML, and told of as what its author takes it for. */
const NAMED_JSON = /\.(?:json|ndjson|jsonl)$/i;

/**
 * Reads the documents of a file, one at a time. Always gives at least one; never throws, whatever the content.
 * Empty documents are passed over where there is one that is not.
 */
export function* parse(file: SourceFile, limits: Limits): Generator<ParsedDocument> {
  const { document: first, line } = file.origin ?? { document: 0, line: 1 };
  const place = { file: file.name, index: first };
  if (typeof file.content === "object" && !(file.content instanceof Uint8Array)) {
    yield unsound({ ...place, lines: new Lines("", line) }, [unread(file.content)]);
    return;
  }
  const decoded = decode(file.content);
  const lines = new Lines(decoded.text, line);
  if ("problem" in decoded) {
    const end = Math.min(decoded.offset + 1, decoded.text.length);
    const violation = syntax("encoding", [decoded.offset, end], { detail: decoded.problem });
    yield unsound({ ...place, lines }, [violation]);
    return;
  }
  const value = readPlain(decoded.text, values, limits);
  if (value !== undefined) {
    yield new PlainDocument({ ...place, lines }, value, limits);
    return;
  }
  const isJson = file.isLine === true || NAMED_JSON.test(file.name);
  let index = first;
  let empty: Place | undefined;
  let filled = 0;
  for (const composed of safely(decoded.text, limits)) {
    const here = { ...place, lines, index: index++ };
    if ("tooLarge" in composed) yield unsound(here, [tooLarge(composed.tooLarge)]);
    else if (isEmpty(composed.document)) {
      empty ??= here;
      continue;
    } else yield read(here, composed.document, limits, isJson);
    filled += 1;
  }
  if (filled === 0) yield unsound(empty ?? { ...place, lines }, [syntax("empty-document", [0, 0], {})]);
}

/** A document that was read quickly: nothing is wrong with its syntax, and there are no aliases in it. */
class PlainDocument implements ParsedDocument {
  readonly file: string;
  readonly index: number;
  readonly lines: Lines;
  readonly value: unknown;
  readonly targets: ParsedDocument["targets"] = NONE;
  readonly violations: readonly SyntaxViolation[] = [];
  readonly sound = true;
  readonly #limits: Limits;
  #root: Node | undefined;
  #isJson: boolean | undefined;

  constructor({ file, index, lines }: Place, value: unknown, limits: Limits) {
    this.file = file;
    this.index = index;
    this.lines = lines;
    this.value = value;
    this.#limits = limits;
  }

  get isJson(): boolean {
    this.#isJson ??= isSimpleJson(this.lines.text);
    return this.#isJson;
  }

  get root(): Node | null {
    this.#root ??= readPlain(this.lines.text, nodes, this.#limits);
    return this.#root ?? null;
  }
}

const NONE: ParsedDocument["targets"] = new Map();

/** Nothing but comments: no node, or one that takes no room. */
function isEmpty({ contents, errors }: Document.Parsed): boolean {
  return errors.length === 0 && (contents === null || (isScalar(contents) && contents.source === "" && !contents.tag));
}

/** The library throws nothing that we know of; should it, that is a document that cannot be read, not a crash. */
function* safely(text: string, limits: Limits): Generator<{ document: Document.Parsed } | { tooLarge: TooLarge }> {
  try {
    yield* compose(text, limits);
  } catch {
    yield { tooLarge: { what: "depth", limit: limits.depth, offset: 0 } };
  }
}

function read(place: Place, document: Document.Parsed, limits: Limits, isJson: boolean): ParsedDocument {
  const broken = document.errors[0];
  if (broken) return unsound(place, [invalid(broken.pos, troubleWith(broken.code, isJson), isJson)]);
  const { value, oddities, targets } = plainValue(document.contents, limits.nodes);
  const violations = [
    ...versionOf(document, place.lines.text),
    ...document.warnings.map((warning) =>
      warning.code === "TAG_RESOLVE_FAILED"
        ? syntax("unknown-tag", warning.pos, { tag: place.lines.text.slice(...warning.pos) })
        : invalid(warning.pos, troubleWith(warning.code, isJson), isJson),
    ),
    ...controlCharacters(document, place.lines.text),
    ...oddities.map((oddity) => oddityViolation(oddity, limits, isJson)),
  ];
  if (oddities.some(isFatal)) return unsound(place, violations.filter(isFatalRule));
  if (!isMap(document.contents)) {
    const type = Array.isArray(value) ? "list" : "text";
    return unsound(place, [...violations, syntax("not-a-mapping", firstToken(document.contents), { type })]);
  }
  return { ...place, value, root: document.contents, targets, violations, sound: true };
}

function invalid(offsets: readonly number[], trouble: Trouble, isJson: boolean, path: Path = []): SyntaxViolation {
  return syntax("invalid-yaml", offsets, { ...trouble, json: isJson }, path);
}

const FATAL: Readonly<Record<Oddity["kind"], string | undefined>> = {
  "alias-cycle": "syntax/alias-cycle",
  "unknown-alias": "syntax/invalid-yaml",
  "too-many-nodes": "syntax/too-large",
  "duplicate-key": undefined,
  "collection-key": undefined,
};

const isFatal = (oddity: Oddity): boolean => FATAL[oddity.kind] !== undefined;
const isFatalRule = (violation: SyntaxViolation): boolean => Object.values(FATAL).includes(violation.rule);

function oddityViolation(oddity: Oddity, limits: Limits, isJson: boolean): SyntaxViolation {
  const { path, offsets } = oddity;
  switch (oddity.kind) {
    case "duplicate-key":
      return {
        ...syntax("duplicate-key", offsets, { key: oddity.name }, path),
        ...(oddity.first && { first: oddity.first }),
      };
    case "collection-key":
      return syntax("collection-key", offsets, {}, path);
    case "alias-cycle":
      return syntax("alias-cycle", offsets, {}, path);
    case "unknown-alias":
      return invalid(offsets, withoutAnchor(isJson), isJson, path);
    case "too-many-nodes":
      return tooLarge({ what: "nodes", limit: limits.nodes, offset: offsets[0] });
  }
}

const MEASURES: Readonly<Record<keyof Limits, string>> = {
  characters: "characters",
  nodes: "keys and values",
  depth: "levels of nesting",
};

function tooLarge({ what, limit, offset }: TooLarge): SyntaxViolation {
  return syntax("too-large", [offset, offset], { what: MEASURES[what], limit });
}

/** Always read as YAML 1.2: a directive that asks for another version would change what `no` and `010` mean. */
function versionOf(document: Document.Parsed, text: string): SyntaxViolation[] {
  const { explicit, version } = document.directives?.yaml ?? {};
  if (!explicit || version === "1.2") return [];
  const start = Math.max(text.lastIndexOf("%YAML", document.range[0]), 0);
  return [syntax("yaml-version", [start, start + "%YAML 1.1".length], { version: String(version) })];
}

/** YAML 1.2, c-printable: of the control characters only these are text. */
const CONTROL = /(?![\t\n\r\u0085])\p{Cc}/u;

/** The first character that YAML does not allow; one is enough to send somebody looking. */
function controlCharacters(document: Document.Parsed, text: string): SyntaxViolation[] {
  const [start, , end] = document.range;
  const at = text.slice(start, end).search(CONTROL);
  if (at === -1) return [];
  const offset = start + at;
  const code = `U+${text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, "0")}`;
  return [syntax("control-character", [offset, offset + 1], { code })];
}

function unread(why: Unread): SyntaxViolation {
  if ("unreadable" in why) return syntax("unreadable", [0, 0], { detail: why.unreadable });
  if ("secondsAllowed" in why) return syntax("timed-out", [0, 0], { seconds: why.secondsAllowed });
  if ("crashed" in why) return syntax("crashed", [0, 0], {});
  return syntax("too-large", [0, 0], { what: "bytes", limit: why.bytesAllowed });
}

function syntax(
  name: string,
  offsets: readonly number[],
  args: SyntaxViolation["args"],
  path: Path = [],
): SyntaxViolation {
  const [start = 0, end = start] = offsets;
  return { rule: `syntax/${name}`, path, args, offsets: [start, end] };
}

function unsound(place: Place, violations: readonly SyntaxViolation[]): ParsedDocument {
  return { ...place, value: undefined, root: null, targets: new Map(), violations, sound: false };
}
