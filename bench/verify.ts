import { rmSync } from "node:fs";
import { join } from "node:path";
import { createEvaluator } from "../src/core/evaluate.ts";
import type { Ruleset, Violation } from "../src/core/model.ts";
import { canonical } from "./canonical.ts";
import { conftestAnswers } from "./contestants/conftest.ts";
import { allEngines } from "./contestants/engines.ts";
import type { Field } from "./contestants.ts";
import type { Corpus } from "./corpus.ts";
import { readLines } from "./entries.ts";
import { createJudge } from "./handwritten/judge.ts";
import { missingPeer } from "./run.ts";

type Answers = Iterable<readonly Violation[]>;

/**
 * Holds everybody's answers to rolecall's, violation by violation, to the last argument: nobody is quick by being wrong.
 * Gives what is wrong. The rules by hand are held to all inputs, the engines to those that they are measured on.
 */
export function wrongAnswers(field: Field, ruleset: Ruleset): readonly string[] {
  const byHand = createJudge(ruleset.data);
  const wrong = [
    ...differences(
      "rules by hand",
      field.whole,
      ruleset,
      map(readLines(field.whole.inputs), (line) => byHand(JSON.parse(line))),
    ),
  ];
  for (const engine of allEngines(field)) {
    if (engine.missing !== undefined) continue;
    const file = join(field.sample.folder, "answers.ndjson");
    engine.judge(field.sample, file);
    const answers = map(readLines(file), (line) => JSON.parse(line).violations as readonly Violation[]);
    wrong.push(...differences(engine.name, field.sample, ruleset, answers));
    rmSync(file);
  }
  if (missingPeer("conftest", "conftest") === undefined) {
    for (const files of [field.sample.inputYaml, field.sample.inputJson]) {
      wrong.push(...differences(`conftest on ${files}`, field.sample, ruleset, conftestAnswers(field, files)));
    }
  }
  return wrong;
}

/** The first input that gets another answer, or a wrong number of answers. */
function differences(name: string, corpus: Corpus, ruleset: Ruleset, answers: Answers): readonly string[] {
  const evaluator = createEvaluator(ruleset);
  const inputs = readLines(corpus.inputs);
  let count = 0;
  for (const answer of answers) {
    const expected = canonical(evaluator.evaluate(JSON.parse(inputs[count] as string))).join("\n");
    const given = canonical(answer).join("\n");
    if (given !== expected) {
      return [`${name} says of input ${count}:\n${given}\nand rolecall says:\n${expected}`];
    }
    count += 1;
  }
  return count === inputs.length ? [] : [`${name} gave ${count} answers to ${inputs.length} inputs`];
}

function* map<One, Other>(things: Iterable<One>, make: (thing: One) => Other): Generator<Other> {
  for (const thing of things) yield make(thing);
}

/** How many violations the policies find in a corpus. */
export function violationsIn(corpus: Corpus, ruleset: Ruleset): number {
  const evaluator = createEvaluator(ruleset);
  return readLines(corpus.inputs).reduce((sum, line) => sum + evaluator.evaluate(JSON.parse(line)).length, 0);
}
