import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import { inputs } from "../src/core/check.ts";
import type { Input } from "../src/core/derive/derive.ts";
import type { Ruleset } from "../src/core/model.ts";
import { registerOf } from "./entries.ts";
import { type Lines, linesTo } from "./lines.ts";
import { type Declaration, type Entry, NOW, type Organisation, organisationAt } from "./organisations.ts";
import { yamlOf } from "./yaml.ts";

/** The same organisations in every form that somebody here reads: paths. */
export interface Corpus {
  readonly folder: string;
  readonly organisations: number;
  /** A folder of `*.roles.yaml`, a thousand to a folder. */
  readonly yaml: string;
  readonly ndjson: string;
  readonly register: string;
  readonly registerCsv: string;
  /** The NDJSON after some time, and of the folder those files that are not as they were: one in a hundred. */
  readonly changed: { readonly yaml: string; readonly ndjson: string };
  /** What the policies see, for engines: one input a line; and a file each, for who reads files. */
  readonly inputs: string;
  readonly inputYaml: string;
  readonly inputJson: string;
}

const A_FOLDER = 1000;
const ONE_IN = 100;

/** Where everything of a corpus is, or will be. */
export function corpusIn(folder: string, organisations: number): Corpus {
  const at = (name: string): string => join(folder, name);
  return {
    folder,
    organisations,
    yaml: at("declarations"),
    ndjson: at("declarations.ndjson"),
    register: at("register.ndjson"),
    registerCsv: at("register.csv"),
    changed: { yaml: at("changed"), ndjson: at("changed.ndjson") },
    inputs: at("inputs.ndjson"),
    inputYaml: at("inputs-yaml"),
    inputJson: at("inputs-json"),
  };
}

/** Writes the first organisations of the endless row; inputs as files only for the sample, as they are large. */
export async function writeCorpus(corpus: Corpus, ruleset: Ruleset, inputFiles: boolean): Promise<void> {
  mkdirSync(corpus.folder, { recursive: true });
  const lines = {
    ndjson: linesTo(corpus.ndjson),
    register: linesTo(corpus.register),
    registerCsv: linesTo(corpus.registerCsv),
    changed: linesTo(corpus.changed.ndjson),
    inputs: linesTo(corpus.inputs),
  };
  await lines.registerCsv.write(CSV_HEADER);
  for (let place = 0; place < corpus.organisations; place += 1) {
    const organisation = organisationAt(place);
    const text = yamlOf(organisation.declaration);
    const input = inputOf(text, organisation.entry, place, ruleset);
    await writeLines(organisation, place, input, lines);
    const name = join(String(Math.floor(place / A_FOLDER)).padStart(4, "0"), organisation.entry.reference);
    write(join(corpus.yaml, `${name}.roles.yaml`), text);
    if (changes(place)) write(join(corpus.changed.yaml, `${name}.roles.yaml`), yamlOf(later(organisation.declaration)));
    if (inputFiles) {
      write(join(corpus.inputYaml, `${name}.yaml`), stringify(input));
      write(join(corpus.inputJson, `${name}.json`), JSON.stringify(input));
    }
  }
  for (const file of Object.values(lines)) await file.end();
}

async function writeLines(
  { declaration, entry }: Organisation,
  place: number,
  input: Input,
  lines: Readonly<Record<"ndjson" | "register" | "registerCsv" | "changed" | "inputs", Lines>>,
): Promise<void> {
  const line = JSON.stringify(declaration);
  await lines.ndjson.write(line);
  await lines.changed.write(changes(place) ? JSON.stringify(later(declaration)) : line);
  await lines.register.write(JSON.stringify(entry));
  for (const row of rowsOf(entry)) await lines.registerCsv.write(row);
  await lines.inputs.write(JSON.stringify(input));
}

const changes = (place: number): boolean => place % ONE_IN === 0;

/** Somebody has a new phone. */
function later({ organisation, users }: Declaration): Declaration {
  return {
    organisation,
    users: users.map((user, index) => (index === 0 ? { ...user, phone: "+1 202 555 0177" } : user)),
  };
}

/** As `rolecall check --register --print-input` shows it. */
function inputOf(content: string, entry: Entry, place: number, ruleset: Ruleset): Input {
  const [input] = inputs({ name: "bench", content }, ruleset, { now: NOW, register: registerOf([entry], place) });
  if (!input) throw new Error(`The declaration at ${place} cannot be judged`);
  return input;
}

const CSV_HEADER = "reference,phase,role,name,email,phone,scheme_admin_limit,approval_reference,approved_on";

/** Nothing that is generated holds a comma, a quote or a line's end. */
function rowsOf({ reference, phase, contacts }: Entry): readonly string[] {
  return contacts.map(({ role, name, email, phone }) =>
    [reference, phase, role, name, email, phone, "", "", ""].join(),
  );
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
