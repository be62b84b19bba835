import { expect } from "vitest";
import { describe } from "../src/core/describe.ts";
import type { Position } from "../src/core/model.ts";
import { type Loaded, registerIn, type SharedRegister } from "../src/node/register/load.ts";
import { judge } from "./judge.ts";

const { catalogue, data } = judge.ruleset;

export function load(name: string, content: string | Uint8Array): Loaded {
  return registerIn(typeof content === "string" ? Buffer.from(content) : content, name, name, data.roles);
}

/** A register that is sound. */
export function sound(name: string, content: string | Uint8Array): SharedRegister {
  const read = load(name, content);
  if ("problems" in read) throw new Error(told(name, content).join("\n"));
  return read.register;
}

/** What is wrong with a register: `line [text] rule: message. remedy`, where the text is what is pointed at; or nothing. */
export function told(name: string, content: string | Uint8Array): readonly string[] {
  const read = load(name, content);
  if (!("problems" in read)) return [];
  const text = new TextDecoder().decode(typeof content === "string" ? Buffer.from(content) : content);
  return read.problems.map(({ violation, range }) => {
    const rule = catalogue.find(({ id }) => id === violation.rule);
    if (!rule) throw new Error(`${violation.rule} is not in the catalogue`);
    const asked = [...`${rule.message} ${rule.remedy}`.matchAll(/\{(\w+)/g)].map(([, arg]) => arg as string);
    const lacking = asked.filter((arg) => violation.args[arg] === undefined);
    if (lacking.length > 0) throw new Error(`${violation.rule} lacks ${lacking}`);
    const { message, remedy } = describe(rule, violation.args, { roles: data.roles, showPersonal: true });
    const { start, end } = range;
    for (const one of [start, end]) expect(one, violation.rule).toEqual(positionIn(text, one));
    return `${start.line} [${text.slice(start.offset, end.offset)}] ${violation.rule}: ${message}. ${remedy}`;
  });
}

/** A position by its offset, whatever ends the lines; a text of another encoding has no other than its beginning. */
function positionIn(text: string, { offset }: Position): Position {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, column: (before.at(-1) as string).length + 1, offset };
}

/** Every entry, in the order of the register. */
export function entriesOf(register: SharedRegister): readonly unknown[] {
  return [...register.references()].map((reference) => register.entry(reference));
}
