import { isAcross } from "../across.ts";
import type { Catalogue, RuleEntry } from "../catalogue.ts";
import { type Path, SEVERITIES, type Severity, type Violation } from "../model.ts";
import { isAboutSettings } from "../rules/exceptions.ts";
import { isAboutRegisters } from "../rules/register.ts";
import { nearest } from "../validate/distance.ts";
import { violation } from "../validate/fault.ts";
import { shown } from "../validate/quote.ts";

/** A rule that settings name, where, and what they want of it. */
export interface Named {
  readonly rule: string;
  readonly path: Path;
  readonly how: "off" | "excepted" | Severity;
}

/** What the guidance makes compulsory: the errors about roles and preregistration, its own words or how we read them. */
export function isCompulsory({ category, severity }: RuleEntry): boolean {
  return (category === "roles" || category === "preregistration") && severity === "error";
}

/** What is wrong with the rules that settings name: those that there are not, and those that nobody may silence. */
export function ruleViolations(named: readonly Named[], catalogue: Catalogue): readonly Violation[] {
  const rules = new Map(catalogue.map((rule) => [rule.id, rule]));
  return named.flatMap((one) => {
    const rule = rules.get(one.rule);
    if (!rule) return [unknown(one, [...rules.keys()])];
    const why = hindrance(one, rule);
    return why === undefined ? [] : [violation("fixed-rule", one.path, { rule: rule.id, ...why })];
  });
}

function unknown({ rule, path, how }: Named, ids: readonly string[]): Violation {
  const hint = hintFor(rule, ids);
  if (how === "excepted") return violation("unknown-value", path, { key: "rule", value: shown(rule), hint });
  return violation("unknown-key", path, { key: shown(rule), where: `‘${path[0]}’`, hint });
}

function hintFor(rule: string, ids: readonly string[]): string {
  const named = ids.filter((id) => id.endsWith(`/${rule}`));
  const meant = named.length === 1 ? named[0] : nearest(rule, ids, 4);
  return meant === undefined ? "Write a rule’s id, as ‘rolecall rules’ lists them." : `Did you mean ‘${meant}’?`;
}

/** Why a rule cannot be changed like that; undefined where it can. */
function hindrance({ how }: Named, rule: RuleEntry): { changed: string; hint: string } | undefined {
  const changed = how === "off" ? "switched off" : how === "excepted" ? how : "told less loudly";
  if (how !== "off" && how !== "excepted" && SEVERITIES.indexOf(how) >= SEVERITIES.indexOf(rule.severity))
    return undefined;
  if (rule.id === "organisation/secret")
    return { changed, hint: "Take the secret out of the declaration, and change it wherever it is in use." };
  if (how === "excepted" && isAboutSettings(rule))
    return { changed, hint: "It is about the settings, not about an organisation: take this exception out." };
  if (isAboutRegisters(rule))
    return { changed, hint: "It is about PDP’s register, not about a declaration: take it out." };
  if (how === "excepted" && isAcross(rule))
    return { changed, hint: "It is about several declarations, and an exception is for one: take this exception out." };
  if (rule.id === "exceptions/expired")
    return { changed, hint: "Take out what has ended, or have it approved again until a later day." };
  if (how === "off" || how === "excepted" || !isCompulsory(rule)) return undefined;
  const hint =
    "The guidance makes it compulsory. Accept single findings by an exception, or switch it off below ‘off’ with the reason, which every report then shows.";
  return { changed, hint };
}
