import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** Nothing can be said against it, not even as advice. */
export const SOUND: string = readFileSync("test/cli/sound.roles.yaml", "utf8");

/** One error: the role of test manager has no holder. */
export const ERROR: string = SOUND.replaceAll(", test_manager", "");

/** One warning and nothing else: a name that differs from preregistration in its capitals. */
export const WARNING: string = SOUND.replace("name: Joan Whitaker", "name: Joan WHITAKER");

/** Not YAML. */
export const BROKEN = "users: [\n  - name: Priya Shah\n";

/** PDP's register with what `SOUND` declares. */
export const REGISTER = `organisations:
  - reference: fennel-lane
    phase: registration
    contacts:
      - {role: primary_business_contact, name: Joan Whitaker, email: joan.whitaker@fennel-lane.internal, phone: "+1 202 555 0110"}
      - {role: primary_technical_contact, name: Idris Khan, email: idris.khan@fennel-lane.internal, phone: "+1 202 555 0111"}
      - {role: primary_business_contact, name: Priya Shah, email: priya.shah@fennel-lane.internal, phone: "+1 202 555 0112"}
      - {role: primary_technical_contact, name: Ana Lima, email: ana.lima@fennel-lane.internal, phone: "+1 202 555 0113"}
`;

/** `SOUND` as JSON. */
export const SOUND_JSON: string = JSON.stringify(parse(SOUND));
