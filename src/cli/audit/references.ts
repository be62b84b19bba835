import type { RegisterReferences } from "../../audit/across/collector.ts";
import type { Ruleset } from "../../core/model.ts";
import type { Discovered } from "../../node/discover.ts";
import { loadRegister } from "../../node/register/load.ts";
import type { Io } from "../io.ts";
import { brokenRegister } from "../register.ts";

/** Reads a register of any kind for the references that it has. Throws `NotJudgedError` where it is broken. */
export async function referencesFrom(file: Discovered, ruleset: Ruleset, io: Io): Promise<RegisterReferences> {
  const loaded = await loadRegister(file, ruleset.data.roles);
  if ("register" in loaded) return { ...loaded.register, digest: loaded.register.shared.digest };
  throw brokenRegister(file.name, loaded, ruleset, undefined, io, "Mend it, and audit the parts again.");
}
