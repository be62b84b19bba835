import { judgeAccounts } from "./accounts.ts";
import { judgeAdvice } from "./advice.ts";
import type { Answer } from "./answer.ts";
import { judgeDetails } from "./details.ts";
import type { Example } from "./example.ts";
import { judgePairs } from "./pairs.ts";
import { judgePreregistration } from "./preregistration.ts";
import { read } from "./reading.ts";
import { judgeRoles } from "./roles.ts";

/**
 * A second judge, written from the guidance and never from the policies: what both say is right, or wrong in the same
 * way twice. It knows every rule about the organisation, its roles and its people, and no secrets.
 */
export function judgedByOracle(example: Example): Answer {
  const reading = read(example);
  // S2: "They do not apply to pension providers and schemes connecting through a third-party administrator or ISP."
  if (reading.connection === "third_party") {
    return [{ rule: "organisation/third-party-connection", path: ["organisation", "connection"], args: {} }];
  }
  return JUDGES.flatMap((judge) => judge(reading));
}

const JUDGES = [judgeRoles, judgePreregistration, judgeDetails, judgePairs, judgeAccounts, judgeAdvice];
