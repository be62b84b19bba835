/** A workflow command as GitHub's runner understood it. */
export interface Heard {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/**
 * What GitHub's runner hears in its log, by the rules of its `ActionCommand`: a command at the beginning of a line, or
 * one in the older form anywhere in it. Escapes are undone, the percent sign last.
 */
export function heard(log: string): readonly Heard[] {
  return log.split(/\r\n|\n|\r/).flatMap((line) => {
    const now = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/s.exec(line);
    if (now) return [{ command: now[1] ?? "", properties: propertiesOf(now[2] ?? ""), data: undone(now[3] ?? "") }];
    const before = /##\[([^\s\]]+)(?: ([^\]]*))?\](.*)$/s.exec(line);
    return before ? [{ command: before[1] ?? "", properties: {}, data: before[3] ?? "" }] : [];
  });
}

function propertiesOf(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(",").filter((pair) => pair !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key = "", ...rest] = pair.trim().split("=");
      return [key, undone(rest.join("=").replaceAll("%3A", ":").replaceAll("%2C", ","))];
    }),
  );
}

function undone(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}
