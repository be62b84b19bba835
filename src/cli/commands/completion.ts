import { Argument, type Command } from "commander";
import type { ExitCode } from "../exit.ts";
import type { Io } from "../io.ts";

/** The shells that a script can be printed for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

const EXAMPLES = `
Examples, each to be run once (new shells then complete):
  rolecall completion bash > ~/.local/share/bash-completion/completions/rolecall
  rolecall completion zsh > ~/.zfunc/_rolecall         with 'fpath+=~/.zfunc' before 'compinit' in ~/.zshrc
  rolecall completion fish > ~/.config/fish/completions/rolecall.fish

Or for one bash or zsh session only:
  eval "$(rolecall completion bash)"

Print it again after an update: it holds the rules that this version has.`;

export function addCompletion(root: Command, io: Io, _finish: (code: ExitCode) => void): void {
  root
    .command("completion")
    .summary("print a completion script for a shell")
    .description(
      "Print a script that lets a shell complete commands, options, rules, roles and files as you press Tab.",
    )
    .addArgument(new Argument("<shell>", "your shell").choices(SHELLS))
    .addHelpText("after", EXAMPLES)
    .action(async (shell: Shell) => {
      const { runCompletion } = await import("../completion.ts");
      runCompletion(shell, root, io);
    });
}
