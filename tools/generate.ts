// `npm run generate`: writes `generated/` and `docs/rules/` from policies/, schemas/ and src/core/rules/. Without Go
// the policies cannot be compiled: the committed ones stay as they are, and so do their words.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { RuleEntry } from "../src/core/catalogue.ts";
import { exceptionRules } from "../src/core/rules/exceptions.ts";
import { registerRules } from "../src/core/rules/register.ts";
import { schemaRules } from "../src/core/rules/schema.ts";
import { syntaxRules } from "../src/core/rules/syntax.ts";
import { bundle } from "./bundle.mjs";
import { generateDocs } from "./generate/docs.ts";
import { generateOverview } from "./generate/overview.ts";
import { generatePolicy } from "./generate/policy.ts";
import { generateSuffixes } from "./generate/suffixes.ts";
import { generateValidators } from "./generate/validators.ts";
import { generateVocabulary } from "./generate/vocabulary.ts";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

await generateVocabulary();
await generateSuffixes();
await generateOverview();
await generateValidators();
// These run what is generated above, and must not load what was there before.
const { withExamples } = await import("./generate/examples.ts");
const { generatePicture } = await import("./generate/picture.ts");
const all = [...(await generatePolicy()), ...exceptionRules, ...registerRules, ...schemaRules, ...syntaxRules];
const rules = withExamples(all.sort((a, b) => (a.id < b.id ? -1 : 1)));
await writeCatalogue(rules);
await generateDocs(rules, JSON.parse(await readFile("generated/data.json", "utf8")).roles);
await generatePicture();
await bundle("src/action/main.ts", "generated/action/main.cjs");

/** The catalogue, with a digest over all that decides a verdict or words it. */
async function writeCatalogue(catalogue: readonly RuleEntry[]): Promise<void> {
  const digest = createHash("sha256");
  for (const file of ["policy.wasm", "data.json"]) digest.update(await readFile(`generated/${file}`));
  digest.update(JSON.stringify(catalogue));
  const { revision } = JSON.parse(await readFile("policies/.manifest", "utf8"));
  // The examples are three quarters of it all, and only who explains a rule has to read them.
  const rules = catalogue.map(({ examples: _, ...rule }) => rule);
  const examples = Object.fromEntries(catalogue.flatMap(({ id, examples }) => (examples ? [[id, examples]] : [])));
  const write = (name: string, value: unknown): Promise<void> =>
    writeFile(`generated/${name}.json`, `${JSON.stringify(value, null, 1)}\n`);
  await write("catalogue", { digest: digest.digest("hex"), revision, rules });
  await write("examples", examples);
}
