import type { Report } from "../core/model.ts";
import type { Sources } from "./entries.ts";
import { inJson } from "./escape.ts";
import { fileOf, settingsOf, switchedOff } from "./json.ts";
import type { FormatOptions } from "./options.ts";

/**
 * For pipelines, one JSON object a line, so that a reader holds one document at a time: a line of type `document` for
 * each entry of the JSON report’s `files`, one of type `settings` for each of its `settings`, then one of type
 * `summary` with everything else of it. A stream without that last line has been cut short. Beside `type` and
 * `version`, each line has exactly the keys that `schemas/report.schema.json` freezes for its part.
 */
export function ndjson(report: Report, _sources: Sources, options: FormatOptions): string {
  const { version, files, settings, ...rest } = report;
  const lines = [
    ...files.map((file) => ({ type: "document", version, ...fileOf(file, options) })),
    ...settings.map((file) => ({ type: "settings", version, ...settingsOf(file, options) })),
    { type: "summary", version, ...rest, switched_off: switchedOff(report, options) },
  ];
  return lines.map((line) => `${inJson(line)}\n`).join("");
}
