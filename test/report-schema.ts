import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import type { Checked, Report } from "../src/core/model.ts";
import { reportOf } from "../src/core/report.ts";
import { frozen } from "../src/formats/json.ts";
import { PLAIN, wordsOf } from "../src/formats/options.ts";
import { judge } from "./judge.ts";

const ajv = new Ajv({ strict: false, allErrors: true });
const validate = ajv.compile(JSON.parse(readFileSync("schemas/report.schema.json", "utf8")));

/** The report of checked documents as `--format json` prints it, after a journey through JSON. */
export function publicReport(checked: readonly Checked[], showPersonal: boolean = false): Report {
  const report = reportOf(checked, { ruleset: judge.ruleset, now: undefined, register: undefined });
  const options = { ...wordsOf(judge.ruleset, "0.1.0"), paint: PLAIN, showPersonal, quiet: false };
  return JSON.parse(JSON.stringify(frozen(report, options)));
}

/** What keeps a report from being one, by its schema: nothing, it is hoped. */
export function schemaErrors(report: unknown): readonly string[] {
  return validate(report)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}
