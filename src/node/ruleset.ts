import { readFileSync } from "node:fs";
import type { RuleEntry } from "../core/catalogue.ts";
import { RulesetError } from "../core/evaluate.ts";
import type { Ruleset } from "../core/model.ts";
import { packagePath, packageText } from "./package.ts";

/** The ruleset that comes with rolecall, without examples. Throws `RulesetError` where its files are missing or damaged. */
export function loadRuleset(): Ruleset {
  return load(() => {
    const { digest, revision, rules } = JSON.parse(packageText("generated/catalogue.json"));
    return {
      wasm: readFileSync(packagePath("generated/policy.wasm")),
      data: JSON.parse(packageText("generated/data.json")),
      catalogue: rules,
      digest,
      revision,
    };
  });
}

/** The part of the platform's types that Node's leave out. */
declare const WebAssembly: { readonly Module: new (bytes: object) => object };

/** A ruleset whose policies are compiled once, for all threads that they are handed to. */
export function compiled(ruleset: Ruleset): Ruleset {
  return load(() => ({ ...ruleset, wasm: new WebAssembly.Module(ruleset.wasm) }));
}

/** The same with the examples of its rules, for those who explain them. */
export function loadExplainedRuleset(): Ruleset {
  const ruleset = loadRuleset();
  const examples: Readonly<Record<string, RuleEntry["examples"]>> = load(() =>
    JSON.parse(packageText("generated/examples.json")),
  );
  const explained = (rule: RuleEntry): RuleEntry => {
    const own = examples[rule.id];
    return own ? { ...rule, examples: own } : rule;
  };
  return { ...ruleset, catalogue: ruleset.catalogue.map(explained) };
}

function load<Part>(read: () => Part): Part {
  try {
    return read();
  } catch (cause) {
    throw new RulesetError("The policies that come with rolecall cannot be read; install it again.", { cause });
  }
}
