import { lastWord, type Value, type Verb, valued, withVerbs } from "./grammar.ts";

/** A script for fish. */
export function fish(program: Verb): string {
  const all = withVerbs(program);
  const parents = all.filter(({ name, verbs }) => name !== "" && verbs.length > 0);
  const verbs = all.flatMap((verb) =>
    verb.verbs.map((below) => complete(lacks(verb), `-a ${lastWord(below)}`, below.about)),
  );
  return `function __rolecall_starts
    test (count (commandline -opc)) -eq 1
end

# What is between the program and the arguments: one word, or two.
function __rolecall_verb
    set -l words (commandline -opc)
    set -l flag ''
    for word in $words[3..-1]
        if test -n "$flag"
            set flag ''
            continue
        end
        switch "$words[2] $word"
            case ${parents.flatMap(({ verbs }) => verbs.map(({ name }) => quoted(name))).join(" ")}
                echo "$words[2] $word"
                return
            case ${parents.flatMap((verb) => valued(verb).map((flag) => quoted(`${verb.name} ${flag}`))).join(" ")}
                set flag $word
            case '*'
                string match -qr -- '^-.' $word; or break
        end
    end
    echo $words[2]
end

# Whether a command is being typed: __rolecall_in COMMAND
function __rolecall_in
    test "$argv[1]" = (__rolecall_verb)
end

# Whether a command has no argument yet: __rolecall_lacks COMMAND FLAGS-WITH-A-VALUE...
function __rolecall_lacks
    __rolecall_in $argv[1]; or return 1
    set -l words (commandline -opc)
    set -l first (math 2 + (count (string split ' ' -- $argv[1])))
    set -l flag ''
    for word in $words[$first..-1]
        if test -n "$flag"
            set flag ''
        else if contains -- $word $argv[2..-1]
            set flag $word
        else if not string match -qr -- '^-.' $word
            return 1
        end
    end
end

complete -c rolecall -f
${[...verbs, ...all.flatMap((verb) => [...flags(verb), ...argument(verb)])].join("\n")}
`;
}

function flags({ name, flags }: Verb): readonly string[] {
  const condition = name === "" ? "__rolecall_starts" : `__rolecall_in ${words(name)}`;
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

function argument(verb: Verb): readonly string[] {
  const { name, argument } = verb;
  if (!argument || argument.of === "anything") return [];
  const condition = argument.repeats ? `__rolecall_in ${words(name)}` : lacks(verb);
  if (argument.of === "files") return [complete(condition, "-F", "")];
  return argument.of.map(({ word, about }) => complete(condition, `-a ${word}`, about));
}

/** Whether a verb is being typed and has no argument yet. */
function lacks(verb: Verb): string {
  return verb.name === "" ? "__rolecall_starts" : ["__rolecall_lacks", words(verb.name), ...valued(verb)].join(" ");
}

/** A verb as one argument within a condition. */
const words = (name: string): string => (name.includes(" ") ? `"${name}"` : name);

function complete(condition: string, what: string, about: string): string {
  return `complete -c rolecall -n ${quoted(condition)} ${what}${about === "" ? "" : ` -d ${quoted(about)}`}`;
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;
