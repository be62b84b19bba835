import { derive } from "../../src/core/derive/derive.ts";
import { secretsIn } from "../../src/core/derive/secrets.ts";
import { validate } from "../../src/core/validate.ts";
import { loadRuleset } from "../../src/node/ruleset.ts";
import type { Corpus } from "../corpus.ts";
import { readLines, readRegister } from "../entries.ts";
import { createJudge } from "../handwritten/judge.ts";
import type { Declaration } from "../organisations.ts";
import { NOW } from "../organisations.ts";

/** Seconds for each step, and how many violations the rules gave. */
export interface HandTimes {
  readonly json: number;
  readonly facts: number;
  readonly schema: number;
  readonly rules: number;
  readonly violations: number;
}

/** Steps are timed for so many declarations together: the clock would cost as much as the rules. */
const BATCH = 200;

/** The whole way of a line by the quickest means that there are: JSON.parse, facts and schema as rolecall has them, rules by hand. */
export function handTimes(corpus: Corpus): HandTimes {
  const { data } = loadRuleset();
  const judge = createJudge(data);
  const register = readRegister(corpus.register);
  const lines = readLines(corpus.ndjson);
  const times = { json: 0, facts: 0, schema: 0, rules: 0, violations: 0 };
  for (let from = 0; from < lines.length; from += BATCH) {
    const batch = lines.slice(from, from + BATCH);
    const marks = [performance.now()];
    const declarations = batch.map((line) => JSON.parse(line) as Declaration);
    marks.push(performance.now());
    const inputs = declarations.map((value) =>
      derive(value, {
        data,
        secrets: secretsIn(value),
        textAt: () => undefined,
        register: { given: true, entry: register.entry(value.organisation.reference) },
        now: NOW,
      }),
    );
    marks.push(performance.now());
    for (const value of declarations) validate(value, "declaration", () => undefined, data.roles);
    marks.push(performance.now());
    for (const input of inputs) times.violations += judge(input).length;
    marks.push(performance.now());
    for (const [index, step] of (["json", "facts", "schema", "rules"] as const).entries()) {
      times[step] += ((marks[index + 1] as number) - (marks[index] as number)) / 1000;
    }
  }
  return times;
}
