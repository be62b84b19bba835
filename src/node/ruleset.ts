import { readFileSync } from "node:fs";
import { RulesetError } from "../core/evaluate.ts";
import type { Ruleset } from "../core/model.ts";
import { packagePath, packageText } from "./package.ts";

/** The ruleset that comes with rolecall. Throws `RulesetError` where its files are missing or damaged. */
export function loadRuleset(): Ruleset {
  try {
    const { digest, revision, rules } = JSON.parse(packageText("generated/catalogue.json"));
    return {
      wasm: readFileSync(packagePath("generated/policy.wasm")),
      data: JSON.parse(packageText("generated/data.json")),
      catalogue: rules,
      digest,
      revision,
    };
  } catch (cause) {
    throw new RulesetError("The policies that come with rolecall cannot be read; install it again.", { cause });
  }
}
