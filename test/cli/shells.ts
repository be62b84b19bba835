import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Shell } from "../../src/cli/commands/completion.ts";

/** What pressing Tab at the end of a line offers, by each shell itself: it reads $SCRIPT, $LINE is what was typed. */
const DRIVERS: Readonly<Record<Shell, string>> = {
  // Readline would split the line, ask for files where -o default is left standing, and list what it got.
  bash: `
    source "$SCRIPT"
    complete -p rolecall | grep -q -- '-o default' && default=1
    compopt() { if [[ $* == '+o default' ]]; then default=0; fi; }
    read -r -a COMP_WORDS <<< "\${LINE//=/ = }"
    [[ $LINE == *[[:space:]=] ]] && COMP_WORDS+=('')
    [[ $LINE == *= ]] && unset 'COMP_WORDS[\${#COMP_WORDS[@]}-1]'
    COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
    _rolecall
    if ((\${#COMPREPLY[@]})); then printf '%s\\n' "\${COMPREPLY[@]}"
    elif ((default)); then compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"; fi`,
  // A zsh of its own on a terminal, where whatever is added as a match is written down.
  zsh: `
    zmodload zsh/zpty
    : > "$OFFERED"
    zpty shell zsh -f -i
    zpty -w shell "source $SETUP"
    zpty -w shell "$LINE"$'\\t'
    while zpty -r shell > /dev/null; do :; done
    cat "$OFFERED"`,
  fish: 'source "$SCRIPT"; complete -C "$LINE"',
};

/** Zsh’s own way to complete; after the first Tab it ends. */
export const ZSH_SETUP = `
PROMPT=
fpath+=($FUNCTIONS)
autoload -U compinit && compinit -u -d $DUMP
[[ -z $FUNCTIONS ]] && source $SCRIPT
bindkey '^I' complete-word
zstyle ':completion:*' insert-tab false
comppostfuncs=(exit)
compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
  local -a hits
  builtin compadd -A hits "$@"
  (( $#hits )) && print -rl -- $hits >> $OFFERED
}
`;

/** Whether a shell is on this machine. */
export function hasShell(shell: Shell): boolean {
  return spawnSync(shell, ["-c", "exit 0"]).status === 0;
}

/**
 * The words that a shell offers for a line in a folder, sorted. The script is `home/rolecall.<shell>`, or for zsh the
 * file `_rolecall` in the folder `home/<functions>`, where it looks for completions itself.
 */
export function offered(shell: Shell, line: string, home: string, cwd: string, functions = ""): readonly string[] {
  const flags = shell === "bash" ? ["--norc", "--noprofile"] : shell === "zsh" ? ["-f"] : ["--no-config"];
  const { status, stdout, stderr } = spawnSync(shell, [...flags, "-c", DRIVERS[shell]], {
    cwd,
    encoding: "utf8",
    timeout: 20_000,
    env: {
      PATH: process.env.PATH ?? "",
      HOME: home,
      TERM: "xterm",
      LANG: "C.UTF-8",
      LINE: line,
      SCRIPT: join(home, `rolecall.${shell}`),
      SETUP: join(home, "setup.zsh"),
      DUMP: join(home, `zcompdump${functions}`),
      FUNCTIONS: functions && join(home, functions),
      OFFERED: join(home, "offered"),
    },
  });
  if (status === null || stderr !== "") throw new Error(`${shell} ended with ${status}: ${stderr}`);
  return stdout.split("\n").filter(Boolean).map(word).sort();
}

/** Fish says what each word is, and repeats `--flag=` in front of a value. */
function word(line: string): string {
  return (line.split("\t")[0] as string).replace(/^--[a-z-]+=(?=.)/, "");
}
