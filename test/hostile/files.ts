/** A hostile file: what it is called here, its content, how it ends and what is said of it. */
export interface Hostile {
  readonly name: string;
  readonly content: () => string | Uint8Array;
  readonly code: 0 | 1 | 3;
  /** A rule that has to fire, at this line if one is given. */
  readonly rule: string;
  readonly line?: number;
}

const ORGANISATION = "organisation: {name: Harbour, reference: hostile, type: pension_scheme, connection: direct}\n";

const text = (...parts: readonly string[]): string => parts.join("");
const many = (count: number, item: (index: number) => string, between = ""): string =>
  Array.from({ length: count }, (_, index) => item(index)).join(between);

function laughs(): string {
  const items = (inner: string): string => `[${many(9, () => inner, ", ")}]`;
  return text(
    `a0: &a0 ${items("lol")}\n`,
    many(40, (index) => `a${index + 1}: &a${index + 1} ${items(`*a${index}`)}\n`),
  );
}

const utf16 = (bom: boolean): Buffer => Buffer.from(`${bom ? "\uFEFF" : ""}${ORGANISATION}`, "utf16le");

const bigEndian = (bom: boolean): Buffer => utf16(bom).swap16();

/** What the issue names. */
export const NAMED: readonly Hostile[] = [
  { name: "a billion laughs", content: laughs, code: 3, rule: "syntax/too-large" },
  { name: "an anchor inside itself", content: () => "a: &a\n  b: *a\n", code: 3, rule: "syntax/alias-cycle", line: 2 },
  { name: "anchors inside each other", content: () => "a: &a [&b [*a]]\n", code: 3, rule: "syntax/alias-cycle" },
  { name: "an alias before its anchor", content: () => "a: *b\nb: &b 1\n", code: 3, rule: "syntax/invalid-yaml" },
  { name: "100 MB", content: () => Buffer.alloc(100 * 1024 * 1024, "- a: b\n"), code: 3, rule: "syntax/too-large" },
  { name: "1 MiB of short items", content: () => "- a\n".repeat(262_144), code: 3, rule: "syntax/too-large" },
  {
    name: "10,000 lists in lists",
    content: () => `users: ${"[".repeat(10_000)}${"]".repeat(10_000)}`,
    code: 3,
    rule: "syntax/too-large",
  },
  {
    name: "10,000 mappings in mappings",
    content: () => `users: ${"{a: ".repeat(10_000)}1${"}".repeat(10_000)}`,
    code: 3,
    rule: "syntax/too-large",
  },
  { name: "10,000 dashes in a row", content: () => `${"- ".repeat(10_000)}a`, code: 3, rule: "syntax/too-large" },
  {
    name: "10,000 levels of indentation, as far as 1 MiB goes",
    content: () => many(1400, (index) => `${" ".repeat(index)}a:`, "\n"),
    code: 3,
    rule: "syntax/too-large",
  },
  {
    name: "10,000 levels of JSON",
    content: () => `{"users": ${"[".repeat(10_000)}${"]".repeat(10_000)}}`,
    code: 3,
    rule: "syntax/too-large",
  },
  {
    name: "a key that is there twice",
    content: () => `${ORGANISATION}users: []\nusers: []\n`,
    code: 1,
    rule: "syntax/duplicate-key",
    line: 3,
  },
  {
    name: "20,000 equal keys",
    content: () => `${ORGANISATION}users: []\n${"name: a\n".repeat(20_000)}`,
    code: 1,
    rule: "syntax/duplicate-key",
  },
  {
    name: "keys of the prototype",
    content: () =>
      `${ORGANISATION}__proto__: {users: 1}\nconstructor: {prototype: {name: x}}\ntoString: 1\nusers: []\n`,
    code: 1,
    rule: "schema/unknown-key",
    line: 2,
  },
  {
    name: "a function",
    content: () => `${ORGANISATION}users: !!js/function 'function () {}'\n`,
    code: 1,
    rule: "syntax/unknown-tag",
    line: 2,
  },
  {
    name: "a tag that nobody knows",
    content: () => `${ORGANISATION}users:\n  - name: !person Priya\n`,
    code: 1,
    rule: "syntax/unknown-tag",
    line: 3,
  },
  ...["!!set {a, b}", "!!omap [a: 1]", "!!pairs [a: 1]", "!!binary aGk=", "!!timestamp 2026-01-01"].map(
    (value): Hostile => ({
      name: `the tag ${value}`,
      content: () => `${ORGANISATION}users:\n  - name: ${value}\n`,
      code: 1,
      rule: "syntax/unknown-tag",
      line: 3,
    }),
  ),
  {
    name: "a NUL",
    content: () => `${ORGANISATION}users:\n  - name: "a\0b"\n`,
    code: 1,
    rule: "syntax/control-character",
    line: 3,
  },
  { name: "nothing but NULs", content: () => Buffer.alloc(1000), code: 3, rule: "syntax/control-character" },
  {
    name: "bytes that are not UTF-8",
    content: () => Buffer.concat([Buffer.from(`${ORGANISATION}users:\n  - name: Ren`), Buffer.from([0xe9, 0x0a])]),
    code: 3,
    rule: "syntax/encoding",
    line: 3,
  },
  { name: "UTF-16 with its mark", content: () => utf16(true), code: 3, rule: "syntax/encoding" },
  { name: "UTF-16 without its mark", content: () => utf16(false), code: 3, rule: "syntax/encoding" },
  { name: "big-endian UTF-16 with its mark", content: () => bigEndian(true), code: 3, rule: "syntax/encoding" },
  { name: "big-endian UTF-16 without its mark", content: () => bigEndian(false), code: 3, rule: "syntax/encoding" },
  { name: "an empty file", content: () => "", code: 3, rule: "syntax/empty-document" },
  { name: "nothing but a byte order mark", content: () => "\uFEFF", code: 3, rule: "syntax/empty-document" },
  { name: "nothing but comments", content: () => "# nothing\n---\n# here\n", code: 3, rule: "syntax/empty-document" },
  { name: "a list", content: () => "- a\n- b\n", code: 3, rule: "syntax/not-a-mapping" },
  { name: "a text", content: () => "Dear PDP, ...", code: 3, rule: "syntax/not-a-mapping" },
];

const user = (fields: string): string => `${ORGANISATION}users:\n  - {${fields}, roles: [PBC]}\n`;

/** What else we found that hurts, or might. */
export const FOUND: readonly Hostile[] = [
  {
    name: "aliases of aliases, 20,000 deep",
    content: () =>
      text(
        "a0: &a0 x\n",
        many(20_000, (index) => `a${index + 1}: &a${index + 1} [*a${index}]\n`),
      ),
    code: 3,
    rule: "syntax/too-large",
  },
  {
    name: "10,000 anchors",
    content: () => many(10_000, (index) => `a${index}: &a${index} x\n`),
    code: 1,
    rule: "schema/unknown-key",
  },
  {
    name: "10,000 unknown keys",
    content: () =>
      text(
        ORGANISATION,
        many(10_000, (index) => `k${index}: b\n`),
      ),
    code: 1,
    rule: "schema/unknown-key",
  },
  {
    name: "2,000 secrets on their lines",
    content: () =>
      text(
        ORGANISATION,
        "users:\n",
        many(2_000, (index) => `  - passcode: ${index}\n`),
      ),
    code: 1,
    rule: "organisation/secret",
  },
  {
    name: "2,000 secrets on one line",
    content: () =>
      text(
        ORGANISATION,
        "users: [",
        many(2_000, (index) => `password is ${index}`, ", "),
        "]",
      ),
    code: 1,
    rule: "organisation/secret",
  },
  {
    name: "5,000 tags on one line",
    content: () => `users: [${"!a b, ".repeat(5_000)}]`,
    code: 1,
    rule: "syntax/unknown-tag",
  },
  {
    name: "20,000 roles of one user",
    content: () =>
      text(
        ORGANISATION,
        "users:\n  - roles: [",
        many(20_000, (index) => `role${index}`, ", "),
        "]\n",
      ),
    code: 1,
    rule: "schema/too-many-items",
  },
  {
    name: "20,000 times the same role",
    content: () => text(ORGANISATION, "users:\n  - roles: [", "security_lead, ".repeat(20_000), "]\n"),
    code: 1,
    rule: "schema/duplicate-item",
  },
  {
    name: "a line of 1 MB with a finding behind it",
    content: () => `{"organisation": {"name": "${"x".repeat(1_000_000)}"}, "users": [{"roles": ["nobody"]}]}`,
    code: 1,
    rule: "schema/unknown-role",
  },
  {
    name: "a line of emoji with a finding behind it",
    content: () => `{"organisation": {"name": "${"\u{1F600}".repeat(400_000)}"}, "users": [{"roles": ["nobody"]}]}`,
    code: 1,
    rule: "schema/unknown-role",
  },
  { name: "100,000 documents", content: () => "--- {}\n".repeat(100_000), code: 3, rule: "syntax/too-large" },
  { name: "nothing but directives", content: () => "%\n".repeat(500_000), code: 3, rule: "syntax/too-large" },
  { name: "documents that only end", content: () => "{}\n...\n".repeat(100_000), code: 3, rule: "syntax/too-large" },
  { name: "100,000 empty documents", content: () => "---\n".repeat(250_000), code: 3, rule: "syntax/too-large" },
  {
    name: "a phone number of commas",
    content: () => user(`phone: "${" ,;".repeat(300_000)}"`),
    code: 1,
    rule: "schema/too-long",
  },
  {
    name: "a phone number of brackets",
    content: () => user(`phone: "${"( ".repeat(250_000)}x"`),
    code: 1,
    rule: "schema/too-long",
  },
  {
    name: "a phone number of extensions",
    content: () => user(`phone: "${"1 x ".repeat(125_000)}y"`),
    code: 1,
    rule: "schema/too-long",
  },
  {
    name: "an email address of at signs",
    content: () => user(`email: "${"a@".repeat(250_000)}"`),
    code: 1,
    rule: "schema/too-long",
  },
  {
    name: "a domain that is not ASCII",
    content: () => user(`email: "a@${"xn--é.".repeat(80_000)}"`),
    code: 1,
    rule: "schema/too-long",
  },
  {
    name: "a name of spaces",
    content: () => user(`name: "a${" ".repeat(500_000)}b"`),
    code: 1,
    rule: "schema/too-long",
  },
  {
    name: "a name of passwords",
    content: () => user(`name: "${"password ".repeat(60_000)}"`),
    code: 1,
    rule: "schema/too-long",
  },
  {
    name: "a comment of secrets",
    content: () => `x: [ # ${"secret ".repeat(100_000)}\n}: 1\n`,
    code: 3,
    rule: "syntax/invalid-yaml",
  },
  { name: "nothing but closing brackets", content: () => "]".repeat(500_000), code: 3, rule: "syntax/too-large" },
  { name: "nothing but quotes", content: () => '"'.repeat(1_000_001), code: 3, rule: "syntax/too-large" },
  { name: "nothing but question marks", content: () => "? ".repeat(500_000), code: 3, rule: "syntax/too-large" },
  { name: "nothing but colons", content: () => "a: ".repeat(300_000), code: 3, rule: "syntax/too-large" },
  {
    name: "nothing but line breaks",
    content: () => `${"\n".repeat(250_000)}- a`,
    code: 3,
    rule: "syntax/not-a-mapping",
  },
  { name: "a key of 1 MB", content: () => `${"k".repeat(1_000_000)}: 1`, code: 3, rule: "syntax/invalid-yaml" },
];
