import type { Grammar, Value, Verb } from "./grammar.ts";

/** A script for bash 3.2 (which macOS still has) and later. Files are left to readline, which knows how to quote them. */
export function bash({ root, verbs }: Grammar): string {
  const all = [root, ...verbs];
  const flags = all.flatMap(({ name, flags }) =>
    flags.flatMap(({ names, value }) => (value ? [{ pattern: patterns(name, names), of: value.of }] : [])),
  );
  return `_rolecall() {
  local IFS=$' \\t\\n' word="\${COMP_WORDS[COMP_CWORD]}" verb='' flag='' values='' given=0 only=0 at part
  COMPREPLY=()
  for ((at = 1; at < COMP_CWORD; at++)); do
    part="\${COMP_WORDS[at]}"
    # Readline splits --flag=value at its equals sign.
    if [[ $part == = ]]; then continue; fi
    if [[ -n $flag ]]; then flag=''; continue; fi
    if ((only == 0)) && [[ $part == -?* ]]; then
      case "$verb $part" in
        *' --') only=1 ;;
        ${flags.map(({ pattern }) => pattern).join("|")}) flag="$part" ;;
      esac
    elif [[ -z $verb ]]; then verb="$part"
    else given=$((given + 1)); fi
  done
  if [[ $word == = ]]; then word=''; fi
  if [[ -n $flag ]]; then
    case "$verb $flag" in
${flags.flatMap(({ pattern, of }) => (of === "anything" ? [] : [`      ${pattern}) ${offer(of)} ;;`])).join("\n")}
    esac
  elif ((only == 0)) && [[ $word == -* ]]; then
    case "$verb" in
${all.map((verb) => `      '${verb.name}') values='${verb.flags.flatMap(({ names }) => names).join(" ")}' ;;`).join("\n")}
    esac
  else
    case "$verb" in
      '') values='${verbs.map(({ name }) => name).join(" ")}' ;;
${verbs.flatMap(argument).join("\n")}
    esac
  fi
  # Words, or nothing: not files.
  compopt +o default 2>/dev/null
  COMPREPLY=($(compgen -W "$values" -- "$word"))
}
complete -o default -F _rolecall rolecall
`;
}

function patterns(verb: string, names: readonly string[]): string {
  return names.map((name) => `'${verb} ${name}'`).join("|");
}

function argument({ name, argument }: Verb): readonly string[] {
  if (!argument || argument.of === "anything") return [];
  const offered = offer(argument.of);
  return [`      '${name}') ${argument.repeats ? offered : `if ((given == 0)); then ${offered}; fi`} ;;`];
}

/** No words at all make readline look for files, which is what `-o default` asks of it. */
function offer(value: Exclude<Value, "anything">): string {
  return value === "files" ? "return" : `values='${value.map(({ word }) => word).join(" ")}'`;
}
