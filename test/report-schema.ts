import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import type { Checked, Report } from "../src/core/model.ts";
import { reportOf } from "../src/core/report.ts";
import { frozen } from "../src/formats/json.ts";
import { judge } from "./judge.ts";

const ajv = new Ajv({ strict: false, allErrors: true });
const validate = ajv.compile(JSON.parse(readFileSync("schemas/report.schema.json", "utf8")));
const rules = new Map(judge.ruleset.catalogue.map((rule) => [rule.id, rule]));
const plain = (text: string): string => text;

/** The report of checked documents as `--format json` prints it, after a journey through JSON. */
export function publicReport(checked: readonly Checked[], showPersonal: boolean = false): Report {
  const report = reportOf(checked, { ruleset: judge.ruleset, now: undefined, register: undefined });
  const paint = { bold: plain, dim: plain, red: plain, yellow: plain, green: plain, cyan: plain };
  const options = {
    roles: judge.ruleset.data.roles,
    rule: (id: string) => rules.get(id),
    paint,
    showPersonal,
    quiet: false,
    version: "0.1.0",
    catalogue: judge.ruleset.catalogue,
  };
  return JSON.parse(JSON.stringify(frozen(report, options)));
}

/** What keeps a report from being one, by its schema: nothing, it is hoped. */
export function schemaErrors(report: unknown): readonly string[] {
  return validate(report)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}
