import { lastWord, type Value, type Verb, withVerbs } from "./grammar.ts";

/** A script for bash 3.2 (which macOS still has) and later. Files are left to readline, which knows how to quote them. */
export function bash(program: Verb): string {
  const all = withVerbs(program);
  const below = all.flatMap(({ name, verbs }) =>
    name === "" ? [] : verbs.map((verb) => `'${name} ${lastWord(verb)}'`),
  );
  const flags = all.flatMap(({ name, flags }) =>
    flags.flatMap(({ names, value }) => (value ? [{ pattern: patterns(name, names), of: value.of }] : [])),
  );
  return `_rolecall() {
  local IFS=$' \\t\\n' word="\${COMP_WORDS[COMP_CWORD]}" verb='' flag='' values='' given=0 only=0 files=0 at part
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
    else
      case "$given $verb $part" in
        ${below.map((name) => name.replace("'", "'0 ")).join("|")}) verb="$verb $part" ;;
        *) given=$((given + 1)) ;;
      esac
    fi
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
${all.flatMap(argument).join("\n")}
    esac
  fi
  COMPREPLY=($(compgen -W "$values" -- "$word"))
  # Beside words files have to be named here; bash 3.2 cannot quote them, and names them where no word fits.
  if ((files)); then
    if compopt -o filenames 2>/dev/null; then
      while IFS= read -r part; do COMPREPLY+=("$part"); done < <(compgen -f -- "$word")
    fi
    return
  fi
  # Words, or nothing: not files.
  compopt +o default 2>/dev/null
}
complete -o default -F _rolecall rolecall
`;
}

function patterns(verb: string, names: readonly string[]): string {
  return names.map((name) => `'${verb} ${name}'`).join("|");
}

function argument({ name, argument, verbs }: Verb): readonly string[] {
  const words = verbs.map(lastWord).join(" ");
  if (!argument) return words === "" ? [] : [`      '${name}') values='${words}' ;;`];
  if (argument.of === "anything") return [];
  const offered = offer(argument.of);
  const first = words === "" ? "" : `if ((given == 0)); then values='${words}' files=1; else ${offered}; fi`;
  return [`      '${name}') ${first || (argument.repeats ? offered : `if ((given == 0)); then ${offered}; fi`)} ;;`];
}

/** No words at all make readline look for files, which is what `-o default` asks of it. */
function offer(value: Exclude<Value, "anything">): string {
  return value === "files" ? "return" : `values='${value.map(({ word }) => word).join(" ")}'`;
}
