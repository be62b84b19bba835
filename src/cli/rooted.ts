import { existsSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { DocumentReport, Finding, Report, SettingsReport } from "../core/model.ts";
import type { Sources } from "../formats/entries.ts";
import { isFile } from "../formats/place.ts";

/**
 * A report whose files are named from a folder instead of from where the command ran: services that show a repository
 * know no other names. What is outside of the folder keeps its name.
 */
export function rooted(
  report: Report,
  sources: Sources,
  root: string,
  cwd: string,
): { readonly report: Report; readonly sources: Sources } {
  const rename = (name: string): string => {
    if (!isFile(name)) return name;
    const path = relative(root, resolve(cwd, name));
    return path === "" || path.startsWith("..") || isAbsolute(path) ? name : path.split(sep).join("/");
  };
  const renamed = (finding: Finding): Finding => ({
    ...finding,
    related: finding.related.map((place) => ({ ...place, file: rename(place.file) })),
  });
  /** Where declarations have registers of their own, these are told together: ‘a.yaml and b.yaml’. */
  const renameAll = (names: string): string =>
    existsSync(resolve(cwd, names))
      ? rename(names)
      : names
          .split(/(, | and )/)
          .map((part, index) => (index % 2 === 0 ? rename(part) : part))
          .join("");
  const { baseline, preregistration } = report;
  const origin = new Map<unknown, DocumentReport | SettingsReport>();
  const move = <File extends DocumentReport | SettingsReport>(file: File): File => {
    const moved = { ...file, file: rename(file.file), findings: file.findings.map(renamed) };
    origin.set(moved, file);
    return moved;
  };
  return {
    report: {
      ...report,
      preregistration: {
        ...preregistration,
        ...(preregistration.file !== undefined && { file: renameAll(preregistration.file) }),
      },
      files: report.files.map(move),
      settings: report.settings.map(move),
      switched_off: report.switched_off.map((off) => ({ ...off, file: rename(off.file) })),
      ...(baseline && {
        baseline: {
          ...baseline,
          file: rename(baseline.file),
          fixed: baseline.fixed.map((fixed) => ({ ...fixed, file: rename(fixed.file) })),
        },
      }),
    },
    sources: (file) => sources(origin.get(file) ?? file),
  };
}
