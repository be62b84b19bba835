import type { Ruleset } from "../core/model.ts";
import { limitsFor } from "../core/parse/compose.ts";
import { type Register, readRegister } from "../core/register.ts";
import type { Discovered } from "../node/discover.ts";
import { readSource } from "../node/read.ts";
import { tellProblems } from "./broken.ts";
import { NotJudgedError } from "./exit.ts";
import type { Io } from "./io.ts";

/** A register is larger than a declaration. */
const REGISTER_BYTES = 64 * 1024 * 1024;

/** Reads a register. Throws `NotJudgedError` where it is broken, once every fault is told. */
export function registerFrom(
  { path, name }: Discovered,
  ruleset: Ruleset,
  showPersonal: boolean | undefined,
  io: Io,
  hint: string = "Mend it, or leave --register out to compare with the declarations’ own details.",
): Register {
  const source = readSource(path, name, REGISTER_BYTES);
  const read = readRegister(source, ruleset.data.roles, limitsFor(REGISTER_BYTES));
  if ("register" in read) return read.register;
  tellProblems(name, read.problems, "register", ruleset, showPersonal, io);
  throw new NotJudgedError(`Nothing was checked: the register ‘${name}’ cannot be used.`, hint);
}
