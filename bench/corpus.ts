import { createWriteStream, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import { inputs } from "../src/core/check.ts";
import type { Input } from "../src/core/derive/derive.ts";
import type { Ruleset } from "../src/core/model.ts";
import { type Entry, NOW, organisationAt } from "./organisations.ts";
import { registerOf } from "./register.ts";
import { yamlOf } from "./yaml.ts";

/** The same organisations in every form that somebody here reads. */
export interface Corpus {
  readonly organisations: number;
  /** A folder of `*.roles.yaml`, a thousand to a folder. */
  readonly yaml: string;
  readonly ndjson: string;
  readonly register: string;
  readonly registerCsv: string;
  /** What the policies see, for engines: one input a line. */
  readonly inputs: string;
  /** The same, a file each: JSON is YAML, and the flow style of JSON is what reads fastest. */
  readonly inputFiles: string;
}

/** Writes the first organisations of the endless row into a folder, anew. Takes about a millisecond for each. */
export async function writeCorpus(folder: string, organisations: number, ruleset: Ruleset): Promise<Corpus> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const corpus: Corpus = {
    organisations,
    yaml: join(folder, "declarations"),
    ndjson: join(folder, "declarations.ndjson"),
    register: join(folder, "register.ndjson"),
    registerCsv: join(folder, "register.csv"),
    inputs: join(folder, "inputs.ndjson"),
    inputFiles: join(folder, "inputs"),
  };
  const [ndjson, register, csv, seen] = [corpus.ndjson, corpus.register, corpus.registerCsv, corpus.inputs].map(
    linesTo,
  );
  csv?.write(CSV_HEADER);
  for (let place = 0; place < organisations; place += 1) {
    const { declaration, entry } = organisationAt(place);
    const text = yamlOf(declaration);
    const input = inputOf(text, entry, place, ruleset);
    const name = join(String(Math.floor(place / A_FOLDER)).padStart(4, "0"), declaration.organisation.reference);
    ndjson?.write(JSON.stringify(declaration));
    register?.write(JSON.stringify(entry));
    for (const row of rowsOf(entry)) csv?.write(row);
    seen?.write(JSON.stringify(input));
    write(join(corpus.yaml, `${name}.roles.yaml`), text);
  }
  await Promise.all([ndjson, register, csv, seen].map((lines) => lines?.end()));
  return corpus;
}

const A_FOLDER = 1000;

/** As `rolecall check --register --print-input` shows it. */
function inputOf(content: string, entry: Entry, place: number, ruleset: Ruleset): Input {
  const [input] = inputs({ name: "bench", content }, ruleset, { now: NOW, register: registerOf(entry, place) });
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

interface Lines {
  write(line: string): void;
  end(): Promise<void>;
}

function linesTo(path: string): Lines {
  const stream = createWriteStream(path);
  return {
    write: (line) => void stream.write(`${line}\n`),
    end: () => {
      stream.end();
      return finished(stream);
    },
  };
}
