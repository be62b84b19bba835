import type { Grammar, Value, Verb } from "./grammar.ts";

/** A script for fish. */
export function fish({ root, verbs }: Grammar): string {
  const starts = verbs.map(({ name, about }) => complete("__rolecall_starts", `-a ${name}`, about));
  return `function __rolecall_starts
    test (count (commandline -opc)) -eq 1
end

# Whether a command is being typed: __rolecall_in COMMAND
function __rolecall_in
    set -l words (commandline -opc)
    test (count $words) -ge 2; and test $words[2] = $argv[1]
end

# Whether a command has no argument yet: __rolecall_lacks COMMAND FLAGS-WITH-A-VALUE...
function __rolecall_lacks
    __rolecall_in $argv[1]; or return 1
    set -l flag ''
    for word in (commandline -opc)[3..-1]
        if test -n "$flag"
            set flag ''
        else if contains -- $word $argv[2..-1]
            set flag $word
        else if not string match -q -- '-?*' $word
            return 1
        end
    end
end

complete -c rolecall -f
${[...starts, ...flags(root), ...verbs.flatMap((verb) => [...flags(verb), ...argument(verb)])].join("\n")}
`;
}

function flags({ name, flags }: Verb): readonly string[] {
  const condition = name === "" ? "__rolecall_starts" : `__rolecall_in ${name}`;
  return flags.map(({ names, about, value }) => {
    const spelt = names.map((one) => (one.startsWith("--") ? `-l ${one.slice(2)}` : `-s ${one.slice(1)}`));
    return complete(condition, [...spelt, ...(value ? [taken(value.of)] : [])].join(" "), about);
  });
}

/** A value that is asked for (`-r`): files (`-F`), one of some words, or nothing to offer. */
function taken(value: Value): string {
  if (value === "files") return "-r -F";
  return value === "anything" ? "-x" : `-x -a ${quoted(value.map(({ word }) => word).join(" "))}`;
}

function argument({ name, flags, argument }: Verb): readonly string[] {
  if (!argument || argument.of === "anything") return [];
  const valued = flags.flatMap(({ names, value }) => (value ? names : []));
  const condition = argument.repeats ? `__rolecall_in ${name}` : ["__rolecall_lacks", name, ...valued].join(" ");
  if (argument.of === "files") return [complete(condition, "-F", "")];
  return argument.of.map(({ word, about }) => complete(condition, `-a ${word}`, about));
}

function complete(condition: string, what: string, about: string): string {
  return `complete -c rolecall -n ${quoted(condition)} ${what}${about === "" ? "" : ` -d ${quoted(about)}`}`;
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;
