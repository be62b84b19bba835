import {
  counts,
  type DocumentReport,
  type Finding,
  type Report,
  type SettingsReport,
  type Source,
} from "../core/model.ts";

/** The text behind a file of a report; undefined where there is none. */
export type Sources = (file: DocumentReport | SettingsReport) => Source | undefined;

/** A finding of a report, with the file that it is in. */
export interface Entry {
  readonly file: DocumentReport | SettingsReport;
  readonly finding: Finding;
}

/** Every finding of a report: those of the declarations in their order, then those of the files of settings. */
export function entries({ files, settings }: Pick<Report, "files" | "settings">): readonly Entry[] {
  return [...files, ...settings].flatMap((file) => file.findings.map((finding) => ({ file, finding })));
}

/** How many findings of which rule a file has beyond those that are told one by one. */
export function omittedOf(file: DocumentReport | SettingsReport): DocumentReport["omitted"] {
  return "omitted" in file ? file.omitted : [];
}

export { counts };
