import { readFileSync } from "node:fs";
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
  const packages = packagesOf(JSON.parse(askOpa(opa, ["inspect", "--annotations", "--format=json", "policies"], root)));
  const files = globSync(`${RULES}/**/*.rego`, { cwd: root, ignore: "**/*_test.rego" }).sort();
  const read = files.map((file) => readRule(file, packages));
  const faults = read.flatMap((rule) => rule.faults);
  if (faults.length > 0) throw new Error(`the metadata of the rules is incomplete:\n${faults.join("\n")}`);
  return read.flatMap(({ entry }) => entry ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What OPA knows of a package: the files that it is in, and its metadata where it has some. */
interface Package {
  readonly files: readonly string[];
  readonly metadata?: unknown;
}

function packagesOf({ namespaces, annotations = [] }: Inspection): ReadonlyMap<string, Package> {
  const packages = new Map<string, Package>(Object.entries(namespaces).map(([name, files]) => [name, { files }]));
  for (const { annotations: metadata, path } of annotations) {
    const name = path.map(({ value }) => value).join(".");
    if (metadata.scope === "package") packages.set(name, { files: packages.get(name)?.files ?? [], metadata });
  }
  return packages;
}

function readRule(
  file: string,
  packages: ReadonlyMap<string, Package>,
): { readonly entry?: RuleEntry; readonly faults: readonly string[] } {
  const [, category = "", name = ""] = /^policies\/rolecall\/rules\/(\w+)\/(\w+)\.rego$/.exec(file) ?? [];
  if (!name) return { faults: [`${file}: a rule is at ${RULES}/<category>/<rule_name>.rego`] };
  const wanted = `data.rolecall.rules.${category}.${name}`;
  const { files, metadata } = packages.get(wanted) ?? { files: [] };
  if (!files.includes(file)) return { faults: [`${file}: its package is not ${wanted.replace("data.", "")}`] };
  if (!metadata) return { faults: [`${file}: its package has no METADATA`] };
  // The scaffold of a rule would pass for one.
  if (JSON.stringify(metadata).includes("TODO")) return { faults: [`${file}: a TODO is left in its METADATA`] };
  if (!isMetadata(metadata)) return { faults: (isMetadata.errors ?? []).flatMap((error) => words(file, error)) };
  return { entry: entryOf(category, name, metadata), faults: [] };
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
): RuleEntry {
  const id = `${category}/${name.replaceAll("_", "-")}`;
  const { severity, strict_severity, basis, facts, quote, message, remedy, requires, personal } = custom;
  const [source] = related_resources ?? [];
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
  };
}
