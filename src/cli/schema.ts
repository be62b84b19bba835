import { list } from "../core/describe.ts";
import { packageText } from "../node/package.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";

const SCHEMAS = {
  declaration: "what an organisation declares: itself, its users and their roles",
  register: "PDP’s record of organisations, for --register",
  configuration: "what rolecall.yaml holds",
  exceptions: "what somebody accepts until a day, for --exceptions",
  report: "what ‘rolecall check --format json’ prints",
  audit: "a line of what ‘rolecall audit’ prints",
  input: "what the policies see, as ‘rolecall check --print-input’ prints it",
  across: "what the policies see of many declarations together",
  "rule-metadata": "what a rule says of itself in its METADATA",
} as const;

/** `rolecall schema`: the schemas' names, or one of them. */
export function runSchema(name: string | undefined, io: Io): void {
  if (name === undefined) {
    for (const [schema, about] of Object.entries(SCHEMAS)) io.stdout.write(`${schema.padEnd(14)} ${about}\n`);
    return;
  }
  if (!Object.hasOwn(SCHEMAS, name))
    throw new UsageError(`There is no schema ‘${name}’.`, `There are ${list(Object.keys(SCHEMAS))}.`);
  io.stdout.write(packageText(`schemas/${name}.schema.json`));
}
