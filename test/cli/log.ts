/** What GitHub's runner does with a log. */
export interface Obeyed {
  /** The commands that it obeys: what each does and says. */
  readonly commands: readonly { readonly name: string; readonly properties: string; readonly message: string }[];
  /** Lines that would be commands, had it not been told to stop. */
  readonly stopped: number;
}

const NAMES = ["error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "add-matcher", "set-output"];

/** Reads a log as `ActionCommand.cs` and `ActionCommandManager.cs` of the runner do. */
export function obey(log: string): Obeyed {
  const commands: Obeyed["commands"][number][] = [];
  let token: string | undefined;
  let stopped = 0;
  for (const line of log.split(/\r?\n|\r/)) {
    const command = commandIn(line, token);
    if (!command) continue;
    if (token !== undefined) {
      if (command.name === token) token = undefined;
      else stopped += 1;
    } else if (command.name === "stop-commands") token = command.message;
    else commands.push(command);
  }
  if (token !== undefined) throw new Error("nothing after this is obeyed any more");
  return { commands, stopped };
}

function commandIn(line: string, token: string | undefined): Obeyed["commands"][number] | undefined {
  // What cannot be seen is nothing to a comparison as .NET makes it.
  const seen = line.replace(/\p{Default_Ignorable_Code_Point}|\p{Cc}/gu, "");
  const found = /^\s*::([^ :]*)(?: (.*?))?::(.*)$/.exec(seen) ?? /##\[([^ \]]*)(?: ([^\]]*))?\](.*)$/.exec(seen);
  const [, name = "", properties = "", message = ""] = found ?? [];
  return [...NAMES, "stop-commands", ...(token ? [token] : [])].includes(name)
    ? { name, properties, message }
    : undefined;
}
