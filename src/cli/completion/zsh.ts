import { type Flag, lastWord, type Value, type Verb, valued, type Word, withVerbs } from "./grammar.ts";

/** A script for zsh, to be found by its `fpath` or to be sourced. */
export function zsh(program: Verb): string {
  const { flags, verbs } = program;
  return `#compdef rolecall
_rolecall() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C ${[...flags.flatMap(flag), "'1:command:->verb'", "'*::argument:->argument'"].join(" \\\n    ")} && return
  case $state in
    verb)
${describe("command", verbs.map(asWord), "      ")}
      ;;
    argument)
      case $words[1] in
${verbs.map((verb) => `        ${verb.name})\n${typed(verb, "          ")}\n          ;;`).join("\n")}
      esac
      ;;
  esac
}
${[...new Map(withVerbs(program).flatMap(lists)).values()].join("\n")}
if [[ $funcstack[1] == _rolecall ]]; then _rolecall "$@"; else compdef _rolecall rolecall; fi
`;
}

const asWord = (verb: Verb): Word => ({ word: lastWord(verb), about: verb.about });

/** What is offered where a verb is typed; first it is looked for what makes another one of it. */
function typed(verb: Verb, indent: string): string {
  const { flags, argument, verbs } = verb;
  const specs = flags.flatMap(flag);
  if (verbs.length > 0) specs.push(quoted(`1:${lastWord(verb)}:_rolecall_${lastWord(verb)}`));
  if (argument)
    specs.push(quoted(`${argument.repeats ? "*" : "1"}:${argument.name}:${action(argument.name, argument.of)}`));
  const own = `_arguments -S ${specs.join(` \\\n${indent}  `)}`;
  if (verbs.length === 0) return `${indent}${own}`;
  return [
    `local -i at=2`,
    `while (( at < CURRENT )) && [[ $words[at] == -?* ]]; do`,
    `  [[ $words[at] == (${valued(verb).join("|")}) ]] && (( at += 1 ))`,
    `  (( at += 1 ))`,
    `done`,
    `(( at < CURRENT )) || at=0`,
    `case $words[at] in`,
    ...verbs.map(
      (below) =>
        `  ${lastWord(below)})\n${indent}    words=("\${(@)words[at,-1]}")\n${indent}    (( CURRENT -= at - 1 ))\n${typed(below, `${indent}    `)}\n${indent}    ;;`,
    ),
    `  *)\n${indent}    ${own}\n${indent}    ;;`,
    `esac`,
  ]
    .map((line) => indent + line)
    .join("\n");
}

/** A flag is offered once, in either spelling. */
function flag({ names, about, value }: Flag): readonly string[] {
  const taken = value ? `:${value.name}:${action(value.name, value.of)}` : "";
  return names.map((name) => {
    const joined = value && name.startsWith("--") ? `${name}=` : name;
    return quoted(`(${names.join(" ")})${joined}[${about.replace(/[\\[\]:]/g, "\\$&")}]${taken}`);
  });
}

/** Words that say what they are get a function; a few plain ones stand where they are offered. */
function action(name: string, value: Value): string {
  if (value === "files") return "_files";
  if (value === "anything") return " ";
  return isDescribed(value) ? `_rolecall_${name}` : `(${value.map(({ word }) => word).join(" ")})`;
}

function lists(verb: Verb): readonly (readonly [string, string])[] {
  const { argument, verbs } = verb;
  if (!argument) return [];
  const { name, of } = argument;
  if (verbs.length > 0) {
    const either = `${describe("command", verbs.map(asWord), "  ")}\n  ${of === "files" ? "_files" : ""}`.trimEnd();
    return [[lastWord(verb), `_rolecall_${lastWord(verb)}() {\n${either}\n}`]];
  }
  return typeof of === "string" || !isDescribed(of)
    ? []
    : [[name, `_rolecall_${name}() {\n${describe(name, of, "  ")}\n}`]];
}

const isDescribed = (words: readonly Word[]): boolean => words.some(({ about }) => about !== "");

function describe(name: string, words: readonly Word[], indent: string): string {
  const items = words.map(({ word, about }) => `${indent}  ${quoted(`${word}:${about}`)}`);
  return `${indent}local -a offered=(\n${items.join("\n")}\n${indent})\n${indent}_describe ${name} offered`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
