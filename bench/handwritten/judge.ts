import type { RulesetData } from "../../src/core/catalogue.ts";
import type { Input } from "../../src/core/derive/derive.ts";
import type { Violation } from "../../src/core/model.ts";
import { judgeAccounts } from "./accounts.ts";
import { judgeAdvice } from "./advice.ts";
import { judgeDetails } from "./details.ts";
import { judgePairs } from "./pairs.ts";
import { judgePreregistration } from "./preregistration.ts";
import { judgeRoles } from "./roles.ts";
import { tableOf } from "./table.ts";
import { type View, viewOf } from "./view.ts";

/**
 * Every rule of the policies by hand, over the same input: what a programmer would write who has no need of Rego. It is
 * the limit for how fast the policies can be, and gives the same violations: the bench compares them, every time.
 */
export function createJudge(data: RulesetData): (input: Input) => readonly Violation[] {
  const table = tableOf(data);
  return (input) => {
    const view = viewOf(input, table);
    judgeOrganisation(view);
    // The roles do not apply behind a third party (F13).
    if (input.organisation.connection === "third_party") return view.violations;
    judgeRoles(view);
    judgeAdvice(view);
    judgeAccounts(view);
    judgeDetails(view);
    judgePairs(view);
    judgePreregistration(view);
    return view.violations;
  };
}

function judgeOrganisation({ input, violations }: View): void {
  for (const { path, kind } of input.facts.secrets)
    violations.push({ rule: "organisation/secret", path, args: { kind } });
  if (input.organisation.connection === "third_party") {
    violations.push({ rule: "organisation/third-party-connection", path: ["organisation", "connection"], args: {} });
  }
}
