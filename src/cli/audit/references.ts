import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { RegisterReferences } from "../../audit/across/collector.ts";
import type { Ruleset } from "../../core/model.ts";
import { causeOf } from "../../node/cause.ts";
import type { Discovered } from "../../node/discover.ts";
import { NotJudgedError } from "../exit.ts";
import type { Io } from "../io.ts";
import { registerFrom } from "../register.ts";

/** The references of a register that was read. */
export type Referenced = RegisterReferences;

/** Reads a register for the references that it has. Throws `NotJudgedError` where it is broken. */
export function referencesFrom(file: Discovered, ruleset: Ruleset, io: Io): Referenced {
  const register = registerFrom(file, ruleset, undefined, io, "Mend it, and audit the parts again.");
  const { organisations } = register.document.value as { organisations: readonly { reference: string }[] };
  return {
    digest: digestOf(file),
    *references() {
      for (const { reference } of organisations) yield reference;
    },
  };
}

function digestOf({ path, name }: Discovered): string {
  try {
    return createHash("sha256").update(readFileSync(path)).digest("hex");
  } catch (error) {
    throw new NotJudgedError(`The register ‘${name}’ cannot be read: ${causeOf(error, "read")}.`);
  }
}
