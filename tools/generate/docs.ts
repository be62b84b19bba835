import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Role, RoleTable, RuleEntry } from "../../src/core/catalogue.ts";
import { BASIS, NEEDS, rolesOf, template } from "../../src/core/describe.ts";

const DOCS = "docs/rules";

/** Writes a page for every rule, and a table of them all. What is there from before goes first. */
export async function generateDocs(rules: readonly RuleEntry[], roles: RoleTable): Promise<void> {
  await rm(DOCS, { recursive: true, force: true });
  for (const rule of rules) await write(`${DOCS}/${rule.id}.md`, page(rule, roles));
  await write(`${DOCS}/README.md`, index(rules));
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${text.trimEnd()}\n`);
}

function index(rules: readonly RuleEntry[]): string {
  const rows = rules.map(({ id, severity, title }) => `| [\`${id}\`](${id}.md) | ${severity} | ${title} |`);
  return `<!-- Written by \`npm run generate\`. -->
# Rules

\`rolecall explain RULE\` shows each of these pages in the terminal.

| rule | severity | what |
|---|---|---|
${rows.join("\n")}`;
}

function page(rule: RuleEntry, roles: RoleTable): string {
  const severity = rule.strict_severity
    ? `${rule.severity}, ${rule.strict_severity} with \`--strict-match\``
    : rule.severity;
  return [
    "<!-- Written by `npm run generate`. -->",
    `# ${rule.title}`,
    `\`${rule.id}\` · ${severity}`,
    rule.description,
    `## Why\n\n${BASIS[rule.basis]}${facts(rule)}.`,
    rule.quote && `> ${rule.quote}`,
    rule.source && `[${rule.source.title}](${rule.source.url})`,
    `## What it says\n\n> ${rule.examples?.message ?? template(rule.message)}`,
    rule.remedy && `## What to do\n\n${rule.examples?.remedy ?? template(rule.remedy)}`,
    rule.requires.length > 0 && `## What it needs\n\n${rule.requires.map((need) => `- ${NEEDS[need]}`).join("\n")}`,
    duties(rule, roles),
    rule.examples && `## Not like this\n\n\`\`\`${language(rule)}\n${rule.examples.bad.trimEnd()}\n\`\`\``,
    rule.examples && `## But like this\n\n\`\`\`${language(rule)}\n${rule.examples.good.trimEnd()}\n\`\`\``,
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** What the examples of a rule are written in: registers are not only YAML. */
function language({ category, examples }: RuleEntry): string {
  if (category !== "register" || examples?.good.startsWith("organisations:")) return "yaml";
  return examples?.good.startsWith("{") ? "json" : "csv";
}

/** The responsibilities (S2) of the roles that a rule speaks of. */
function duties(rule: RuleEntry, roles: RoleTable): string {
  return rolesOf(rule, roles)
    .map((id) => roles[id] as Role)
    .map(
      ({ title, duties }) => `## What a ${title.toLowerCase()} does\n\n${duties.map((duty) => `- ${duty}`).join("\n")}`,
    )
    .join("\n\n");
}

function facts({ facts }: RuleEntry): string {
  return facts.length === 0 ? "" : ` (${facts.join(", ")})`;
}
