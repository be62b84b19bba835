import { moment } from "../../formats/html/moment.ts";
import type { Header } from "../result.ts";
import type { Difference } from "./comparison.ts";

/** What two audits do not have in common beside the organisations. */
export function differences(before: Header, after: Header): readonly Difference[] {
  const told = (what: Difference["what"], words: (header: Header) => string): Difference => ({
    what,
    before: words(before),
    after: words(after),
  });
  return [
    ...(before.ruleset.digest === after.ruleset.digest ? [] : [told("ruleset", rulesetOf)]),
    ...(before.register?.digest === after.register?.digest ? [] : [told("register", registerOf)]),
    ...optionsOf(before, after),
    ...(before.key === after.key ? [] : [told("key", ({ key }) => key?.slice(0, 8) ?? "none")]),
    ...(before.now === after.now ? [] : [told("now", ({ now }) => moment(now))]),
  ];
}

function rulesetOf({ ruleset }: Header): string {
  return `${ruleset.revision} (${ruleset.digest.slice(0, 8)})`;
}

function registerOf({ register }: Header): string {
  return register === null ? "none" : `${register.file} (${register.digest.slice(0, 8)})`;
}

function optionsOf({ options: before }: Header, { options: after }: Header): readonly Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ what: "options", before: optionOf(name, before), after: optionOf(name, after) }));
}

function optionOf(name: string, options: Header["options"]): string {
  return Object.hasOwn(options, name) ? `${name} ${options[name]}` : `no ${name}`;
}
