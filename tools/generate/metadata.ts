import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ErrorObject } from "ajv";
import { globSync } from "tinyglobby";
import type { RuleEntry } from "../../src/core/catalogue.ts";
import { askOpa, ROOT } from "../opa.ts";

/** A rule's METADATA, once `schemas/rule-metadata.schema.json` has let it through. */
interface Metadata {
  readonly title: string;
  readonly description: string;
  readonly related_resources?: readonly { readonly description: string; readonly ref: string }[];
  readonly custom: Pick<
    RuleEntry,
    "severity" | "strict_severity" | "basis" | "facts" | "quote" | "message" | "remedy" | "requires" | "personal"
  >;
}

/** What `opa inspect --annotations` prints. */
interface Inspection {
  readonly namespaces: Readonly<Record<string, readonly string[]>>;
  readonly annotations?: readonly {
    readonly annotations: { readonly scope: string };
    readonly path: readonly { readonly value: string }[];
  }[];
}

const RULES = "policies/rolecall/rules";

/** Every Rego rule as the catalogue holds it, by id. Throws, with all there is to say, where one is incomplete. */
export function readRules(opa: string, root: string = ROOT): RuleEntry[] {
  const inspection = JSON.parse(askOpa(opa, ["inspect", "--annotations", "--format=json", join(root, "policies")]));
  const packages = packagesOf(inspection);
  const files = globSync(`${RULES}/**/*.rego`, { cwd: root, ignore: "**/*_test.rego" }).sort();
  const read = files.map((file) => readRule(file, packages, root));
  const faults = read.flatMap((rule) => rule.faults);
  if (faults.length > 0) throw new Error(`the metadata of the rules is incomplete:\n${faults.join("\n")}`);
  return read.flatMap(({ entry }) => entry ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The metadata of every package, by the path that the package is at. */
function packagesOf({ namespaces, annotations = [] }: Inspection): ReadonlyMap<string, unknown> {
  const packages = new Map<string, unknown>(Object.keys(namespaces).map((name) => [name, undefined]));
  for (const { annotations: metadata, path } of annotations) {
    if (metadata.scope === "package") packages.set(path.map(({ value }) => value).join("."), metadata);
  }
  return packages;
}

function readRule(
  file: string,
  packages: ReadonlyMap<string, unknown>,
  root: string,
): { readonly entry?: RuleEntry; readonly faults: readonly string[] } {
  const [, category = "", name = ""] = /^policies\/rolecall\/rules\/(\w+)\/(\w+)\.rego$/.exec(file) ?? [];
  if (!name) return { faults: [`${file}: a rule is at ${RULES}/<category>/<rule_name>.rego`] };
  const wanted = `data.rolecall.rules.${category}.${name}`;
  if (!packages.has(wanted)) return { faults: [`${file}: its package is not ${wanted.replace("data.", "")}`] };
  const metadata = packages.get(wanted);
  if (!metadata) return { faults: [`${file}: its package has no METADATA`] };
  if (!isMetadata(metadata)) return { faults: (isMetadata.errors ?? []).flatMap((error) => words(file, error)) };
  return { entry: entryOf(category, name, metadata, root), faults: [] };
}

/** `schemas` is written by opa and `custom` by us: what a schema of both can hold, it holds. */
const isMetadata = new Ajv({ allErrors: true, strict: true }).compile<Metadata>(
  JSON.parse(readFileSync(join(ROOT, "schemas/rule-metadata.schema.json"), "utf8")),
);

/** `if` says nothing of its own: what its `then` lacks is named beside it. */
function words(file: string, { keyword, instancePath, params, message }: ErrorObject): readonly string[] {
  if (keyword === "if") return [];
  const place = instancePath.slice(1).replaceAll("/", ".");
  if (keyword === "required") return [`${file}: ${place && `${place}.`}${params.missingProperty} is missing`];
  if (keyword === "additionalProperties")
    return [`${file}: ${place && `${place}.`}${params.additionalProperty} is unknown`];
  return [`${file}: ${place} ${message}`];
}

function entryOf(
  category: string,
  name: string,
  { title, description, related_resources, custom }: Metadata,
  root: string,
): RuleEntry {
  const id = `${category}/${name.replaceAll("_", "-")}`;
  const { severity, strict_severity, basis, facts, quote, message, remedy, requires, personal } = custom;
  const [source] = related_resources ?? [];
  const examples = examplesOf(id, root);
  return {
    id,
    category,
    title,
    description,
    severity,
    ...(strict_severity && { strict_severity }),
    basis,
    facts,
    ...(quote && { quote }),
    ...(source && { source: { title: source.description, url: source.ref } }),
    message,
    remedy,
    requires,
    personal,
    ...(examples && { examples }),
  };
}

/** A rule's fixtures are its examples. That there are some is for a test to say, so that a rule can be tried before. */
function examplesOf(id: string, root: string): RuleEntry["examples"] {
  const [bad, good] = ["bad", "ok"].map((name) => join(root, "test/fixtures/rules", id, `${name}.yaml`));
  if (!bad || !good || !existsSync(bad) || !existsSync(good)) return undefined;
  return { bad: readFileSync(bad, "utf8"), good: readFileSync(good, "utf8") };
}
