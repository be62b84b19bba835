import { counted } from "../core/describe.ts";
import type { Problem } from "../core/document.ts";
import type { Ruleset } from "../core/model.ts";
import { limitsFor } from "../core/parse/compose.ts";
import { REGISTER_BYTES, type Register, readRegister } from "../core/register.ts";
import type { Discovered } from "../node/discover.ts";
import { readSource } from "../node/read.ts";
import type { SharedRegister } from "../node/register/load.ts";
import type { Outlines } from "../node/register/outline.ts";
import { tellProblems } from "./broken.ts";
import { NotJudgedError } from "./exit.ts";
import type { Io } from "./io.ts";

/** What is told of a broken register; where its separator is the wrong one, every row is broken. */
const TOLD = 20;

/** Reads a register of any kind. Throws `NotJudgedError` where it is broken, once its faults are told. */
export async function registerFrom(
  file: Discovered,
  ruleset: Ruleset,
  showPersonal: boolean | undefined,
  io: Io,
  hint: string = "Put it right, or leave --register out to compare with the declarations’ own details.",
): Promise<Register> {
  const read = await readAny(file, ruleset);
  if ("register" in read) return read.register;
  throw brokenRegister(file.name, read, ruleset, showPersonal, io, hint);
}

/** The same as threads share it, of any kind, with its digest. `outlines` know of registers that were read before. */
export async function sharedRegisterFrom(
  file: Discovered,
  ruleset: Ruleset,
  showPersonal: boolean | undefined,
  io: Io,
  hint: string = "Put it right, or leave --register out to compare with the declarations’ own details.",
  outlines?: Outlines,
): Promise<SharedRegister> {
  const { loadRegister } = await import("../node/register/load.ts");
  const read = await loadRegister(file, ruleset.data.roles, outlines);
  if ("register" in read) return read.register;
  throw brokenRegister(file.name, read, ruleset, showPersonal, io, hint);
}

/** Tells the faults of a register, and gives the error that ends the command. */
export function brokenRegister(
  name: string,
  { problems, count = problems.length }: { readonly problems: readonly Problem[]; readonly count?: number },
  ruleset: Ruleset,
  showPersonal: boolean | undefined,
  io: Io,
  hint: string,
): NotJudgedError {
  const told = problems.slice(0, TOLD);
  tellProblems(name, told, "register", ruleset, showPersonal, io);
  const rest = count - told.length;
  if (rest > 0) io.stderr.write(`There ${rest === 1 ? "is" : "are"} ${counted(rest, "more fault")} like these.\n`);
  return new NotJudgedError(`Nothing was checked: the register ‘${name}’ cannot be used.`, hint);
}

/** YAML, as most registers are, is read without what the others take. */
async function readAny({ path, name }: Discovered, { data: { roles } }: Ruleset): ReturnType<typeof loaded> {
  if (!/\.ya?ml$/i.test(path)) return loaded(path, name, roles);
  return readRegister(readSource(path, name, REGISTER_BYTES), roles, limitsFor(REGISTER_BYTES));
}

async function loaded(
  path: string,
  name: string,
  roles: Ruleset["data"]["roles"],
): Promise<{ readonly register: Register } | { readonly problems: readonly Problem[]; readonly count?: number }> {
  const { loadRegister } = await import("../node/register/load.ts");
  return loadRegister({ path, name }, roles);
}
