import { spawn } from "node:child_process";

/** The program with which each system opens a file as a double-click does; the others have `xdg-open`. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly [program: string, ...args: string[]]>> = {
  darwin: ["open"],
  win32: ["explorer.exe"],
};

/** How long an opener that finds nothing to open with may take to say so, in milliseconds. */
const PATIENCE = 1_500;

/** Opens a file in the browser, and leaves that to itself; false where nothing here can. */
export function openInBrowser(path: string): Promise<boolean> {
  const [program, ...args] = OPENERS[process.platform] ?? ["xdg-open"];
  return new Promise((resolve) => {
    const opener = spawn(program, [...args, path], { detached: true, stdio: "ignore" });
    const end = (opened: boolean): void => {
      clearTimeout(patience);
      opener.unref();
      resolve(opened);
    };
    const patience = setTimeout(() => end(true), PATIENCE);
    // Explorer says 1 whatever happens.
    opener.on("exit", (code) => end(code === 0 || process.platform === "win32"));
    opener.on("error", () => end(false));
  });
}
