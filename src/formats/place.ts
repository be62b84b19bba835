/** A path as a repository has it: forward slashes, without `.` and with `..` only where it leads outside. */
export function pathOf(file: string): string {
  const slashed = DRIVE.test(file) ? file.replaceAll("\\", "/") : file;
  const steps: string[] = [];
  for (const step of slashed.split("/")) {
    if (step === "..") {
      if (steps.length > 0 && steps.at(-1) !== "..") steps.pop();
      else if (!slashed.startsWith("/")) steps.push(step);
    } else if (step !== "" && step !== ".") steps.push(step);
  }
  return `${slashed.startsWith("/") ? "/" : ""}${steps.join("/")}`;
}

/** `C:\` or `C:/`: the only names in which a backslash is known to part folders. */
const DRIVE = /^[A-Za-z]:[\\/]/;

/** What standard input is called in a report. It is nobody's file. */
const STANDARD_INPUT = "<stdin>";

export function isFile(file: string): boolean {
  return file !== STANDARD_INPUT;
}

/** Where a file is, as SARIF says it: a valid URI reference, relative to the checkout unless it cannot be. */
export interface Artifact {
  readonly uri: string;
  readonly uriBaseId?: "%SRCROOT%";
}

export function artifactOf(file: string): Artifact {
  if (!isFile(file)) return { uri: encoded(file) };
  const path = pathOf(file);
  if (DRIVE.test(path)) return { uri: `file:///${path.slice(0, 2)}${encoded(path.slice(2))}` };
  return path.startsWith("/") ? { uri: `file://${encoded(path)}` } : { uri: encoded(path), uriBaseId: "%SRCROOT%" };
}

/** Colons are encoded too: in a first step they would end a scheme. */
function encoded(path: string): string {
  return path.toWellFormed().split("/").map(encodeURIComponent).join("/");
}
