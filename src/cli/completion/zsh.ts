import type { Flag, Grammar, Value, Verb, Word } from "./grammar.ts";

/** A script for zsh, to be found by its `fpath` or to be sourced. */
export function zsh({ root, verbs }: Grammar): string {
  return `#compdef rolecall
_rolecall() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C ${[...root.flags.flatMap(flag), "'1:command:->verb'", "'*::argument:->argument'"].join(" \\\n    ")} && return
  case $state in
    verb)
${describe(
  "command",
  verbs.map(({ name, about }) => ({ word: name, about })),
  "      ",
)}
      ;;
    argument)
      case $words[1] in
${verbs.map(verb).join("\n")}
      esac
      ;;
  esac
}
${[...new Map(verbs.flatMap(lists)).values()].join("\n")}
if [[ $funcstack[1] == _rolecall ]]; then _rolecall "$@"; else compdef _rolecall rolecall; fi
`;
}

function verb({ name, flags, argument }: Verb): string {
  const specs = flags.flatMap(flag);
  if (argument)
    specs.push(quoted(`${argument.repeats ? "*" : "1"}:${argument.name}:${action(argument.name, argument.of)}`));
  return `        ${name}) _arguments -S ${specs.join(" \\\n          ")} ;;`;
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

function lists({ argument }: Verb): readonly (readonly [string, string])[] {
  if (!argument || typeof argument.of === "string" || !isDescribed(argument.of)) return [];
  const { name, of } = argument;
  return [[name, `_rolecall_${name}() {\n${describe(name, of, "  ")}\n}`]];
}

const isDescribed = (words: readonly Word[]): boolean => words.some(({ about }) => about !== "");

function describe(name: string, words: readonly Word[], indent: string): string {
  const items = words.map(({ word, about }) => `${indent}  ${quoted(`${word}:${about}`)}`);
  return `${indent}local -a offered=(\n${items.join("\n")}\n${indent})\n${indent}_describe ${name} offered`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
