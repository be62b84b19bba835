// `npx tsx bench/write.ts FOLDER --organisations N`: writes the organisations of the bench into a folder, in every form
// that is measured: YAML, NDJSON, a register, what the policies see.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadRuleset } from "../src/node/ruleset.ts";
import { corpusIn, writeCorpus } from "./corpus.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { organisations: { type: "string", default: "20000" }, "input-files": { type: "boolean", default: false } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error("Say into which folder.");
const corpus = corpusIn(resolve(folder), Number(values.organisations));
await writeCorpus(corpus, loadRuleset(), values["input-files"]);
console.log(JSON.stringify(corpus, null, 2));
