import type { RegisterReferences } from "../../audit/across/collector.ts";
import type { SharedRegister } from "../../node/register/load.ts";

/** The references of a register that was read, and what tells it from others. */
export function referencesOf(register: SharedRegister): RegisterReferences {
  return { digest: register.shared.digest, references: () => register.references() };
}
