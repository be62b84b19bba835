import { Composer, type Document, Lexer, Parser } from "yaml";

/** The most that one document may hold; what is larger is refused before it costs time or memory. */
export interface Limits {
  /** Characters (UTF-16 code units) of one document. */
  readonly characters: number;
  /** Keys and values, with every alias counted as what it stands for; those of a file's earlier documents count as well. */
  readonly nodes: number;
  /** Collections within collections. */
  readonly depth: number;
}

export const DEFAULT_LIMITS: Limits = { characters: 1024 * 1024, nodes: 100_000, depth: 100 };

/** Limits for documents of up to `bytes` bytes; the number of nodes grows along. */
export function limitsFor(bytes: number): Limits {
  const ratio = bytes / DEFAULT_LIMITS.characters;
  return { ...DEFAULT_LIMITS, characters: bytes, nodes: Math.ceil(DEFAULT_LIMITS.nodes * Math.max(1, ratio)) };
}

/** Which limit a document is over, and where. */
export interface TooLarge {
  readonly what: keyof Limits;
  readonly limit: number;
  readonly offset: number;
}

export type Composed = { readonly document: Document.Parsed } | { readonly tooLarge: TooLarge };

/** YAML 1.2, whatever the file says; duplicate keys are ours to find, because the library's check is quadratic. */
const OPTIONS = {
  version: "1.2",
  schema: "core",
  uniqueKeys: false,
  // Else `!!set`, `!!binary` and `!!timestamp` would be taken without a word, though they mean nothing here either.
  resolveKnownTags: false,
  prettyErrors: false,
  logLevel: "error",
} as const;

/** What stands between documents; the lexer's own mark is only there before the first one and after a `...`. */
const BETWEEN: ReadonlySet<string> = new Set(["---", "..."]);

/** The lexer's mark that a scalar follows: `a: ---` starts nothing. */
const SCALAR = "\u001F";

/**
 * Composes every document of a text with eemeli's `yaml`, lexeme by lexeme, so that the limits hold before the
 * composer (which is recursive) sees anything. After a document that is too large nothing more is read.
 */
export function compose(text: string, limits: Limits): Generator<Composed> {
  return withoutStacks(documents(text, limits));
}

function* documents(text: string, limits: Limits): Generator<Composed> {
  const parser = new Parser();
  const composer = new Composer(OPTIONS);
  let start = 0;
  let nodes = 0;
  let items = 0;
  let lexemes = 0;
  let before = "";
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (COSTLY.has(token.type)) nodes += NODES_A_DOCUMENT;
      for (const document of composer.next(token)) yield { document };
    }
    if (BETWEEN.has(lexeme) && before !== SCALAR) {
      start = parser.offset;
      nodes += NODES_A_DOCUMENT;
    }
    if (NODE_START.has(lexeme.charAt(0))) nodes += 1;
    if (lexeme === "-") items += 1;
    lexemes += 1;
    before = lexeme;
    const over = exceeded(
      limits,
      parser.offset - start,
      Math.max(nodes, items, lexemes / LEXEMES_PER_NODE),
      parser.stack.length - 1,
    );
    if (over) {
      // The composer holds a document back until the next one is there.
      for (const document of composer.end()) yield { document };
      yield { tooLarge: { what: over, limit: limits[over], offset: parser.offset } };
      return;
    }
  }
  for (const token of parser.end()) for (const document of composer.next(token)) yield { document };
  for (const document of composer.end()) yield { document };
}

/** How the lexemes of a scalar, an alias and a flow collection begin: what makes a node, but for empty ones. */
const NODE_START: ReadonlySet<string> = new Set([SCALAR, '"', "'", "*", "[", "{"]);

/** A document costs as much as this many nodes, however little is in it. */
const NODES_A_DOCUMENT = 100;

/** What the library makes as much of: an object that is kept for each. */
const COSTLY: ReadonlySet<string> = new Set(["error", "directive"]);

/** A node takes about this many lexemes, with its indentation, indicator, comment and line break. */
const LEXEMES_PER_NODE = 5;

/**
 * The library makes an error object for every fault, and a hostile file has a hundred thousand: nobody reads their
 * stacks, which take ten times as long as the rest (V8's setting; elsewhere it does nothing).
 */
function* withoutStacks<T>(steps: Generator<T>): Generator<T> {
  const errors = Error as { stackTraceLimit?: number | undefined };
  for (;;) {
    const { stackTraceLimit } = errors;
    errors.stackTraceLimit = 0;
    let step: IteratorResult<T>;
    try {
      step = steps.next();
    } finally {
      errors.stackTraceLimit = stackTraceLimit;
    }
    if (step.done) return;
    yield step.value;
  }
}

function exceeded(limits: Limits, characters: number, nodes: number, depth: number): keyof Limits | undefined {
  if (characters > limits.characters) return "characters";
  if (nodes > limits.nodes) return "nodes";
  if (depth > limits.depth) return "depth";
  return undefined;
}
