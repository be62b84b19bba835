import { readdirSync } from "node:fs";
import type { Command } from "commander";
import { packagePath } from "../node/package.ts";
import { loadRuleset } from "../node/ruleset.ts";
import type { Shell } from "./commands/completion.ts";
import { bash } from "./completion/bash.ts";
import { fish } from "./completion/fish.ts";
import { grammarOf, type Value, type Verb, type Word } from "./completion/grammar.ts";
import { zsh } from "./completion/zsh.ts";
import type { Io } from "./io.ts";

const SCRIPTS = { bash, zsh, fish } as const satisfies Record<Shell, (program: Verb) => string>;

/** `rolecall completion`: the program's own commands and options, and the rules and roles of its ruleset, as a script. */
export function runCompletion(shell: Shell, program: Command, io: Io): void {
  const head = `# Completion of rolecall ${program.version()} for ${shell}, written by ‘rolecall completion ${shell}’.`;
  const script = SCRIPTS[shell](grammarOf(program, valuesNamed(program)));
  // Zsh asks for its own first line.
  io.stdout.write(script.startsWith("#") ? script.replace("\n", `\n${head}\n`) : `${head}\n${script}`);
}

/** What is there to choose from, by the name that an argument or an option's value has in the help. */
function valuesNamed(program: Command): Readonly<Record<string, Value>> {
  const { catalogue, data } = loadRuleset();
  const rules = catalogue.map(({ id, title }): Word => ({ word: id, about: title }));
  const roles = Object.entries(data.roles).map(([id, { title }]): Word => ({ word: id, about: title }));
  const categories = [...new Set(catalogue.map(({ category }) => category))];
  const schemas = readdirSync(packagePath("schemas")).map((file) => file.replace(/\.schema\.json$/, ""));
  const plain = (words: readonly string[]): readonly Word[] => words.map((word) => ({ word, about: "" }));
  const files = ["paths", "file", "folder", "path", "sources", "shards", "before", "audit"];
  return {
    ...Object.fromEntries(files.map((name): [string, Value] => [name, "files"])),
    rule: [...rules, ...roles],
    category: plain(categories),
    name: plain(schemas),
    command: plain(program.commands.map((command) => command.name())),
  };
}
