import picocolors from "picocolors";
import type { Role, RuleEntry } from "../core/catalogue.ts";
import { BASIS, isAbout, list, NEEDS, rolesOf, template } from "../core/describe.ts";
import type { Ruleset } from "../core/model.ts";
import { nearest } from "../core/validate/distance.ts";
import { recogniseRole } from "../core/validate/spelling.ts";
import type { Paint } from "../formats/options.ts";
import { loadExplainedRuleset } from "../node/ruleset.ts";
import { UsageError } from "./exit.ts";
import { type Io, wantsColour } from "./io.ts";

/** `rolecall explain`: all that is known of a rule or a role. */
export function runExplain(name: string, io: Io): void {
  const ruleset = loadExplainedRuleset();
  const paint = picocolors.createColors(wantsColour(io.stdout, io.env, true));
  const rule = ruleFor(name, ruleset);
  const role = rule ? undefined : recogniseRole(name, ruleset.data.roles)?.role;
  if (rule) io.stdout.write(explainRule(rule, ruleset, paint));
  else if (role) io.stdout.write(explainRole(role, ruleset, paint));
  else throw unknown(name, ruleset);
}

function ruleFor(name: string, { catalogue }: Ruleset): RuleEntry | undefined {
  const named = catalogue.filter(({ id }) => id === name || id.endsWith(`/${name}`));
  return named.length === 1 ? named[0] : undefined;
}

function unknown(name: string, { catalogue, data }: Ruleset): UsageError {
  const ids = catalogue.map(({ id }) => id);
  const near = nearest(name, [...ids, ...ids.map((id) => id.replace(/^.*\//, "")), ...Object.keys(data.roles)], 4);
  return new UsageError(
    `There is no rule or role ‘${name}’.`,
    near ? `Did you mean ‘${near}’?` : "‘rolecall rules’ lists the rules.",
  );
}

function explainRule(rule: RuleEntry, { data }: Ruleset, paint: Paint): string {
  const severity = rule.strict_severity
    ? `${rule.severity}, ${rule.strict_severity} with --strict-match`
    : rule.severity;
  const parts = [
    `${paint.bold(rule.id)} (${severity})\n${rule.title}`,
    rule.description,
    `${paint.bold("Why:")} ${BASIS[rule.basis]}.`,
    rule.quote && `  “${rule.quote}”`,
    rule.source && `  ${rule.source.title}\n  ${rule.source.url}`,
    `${paint.bold("What it says:")} ${rule.examples?.message ?? template(rule.message)}`,
    rule.remedy && `${paint.bold("What to do:")} ${rule.examples?.remedy ?? template(rule.remedy)}`,
    rule.requires.length > 0 && `${paint.bold("Needs:")} ${list(rule.requires.map((need) => NEEDS[need]))}.`,
    ...rolesOf(rule, data.roles).map((id) => dutiesOf(data.roles[id] as Role, paint)),
    rule.examples && `${paint.bold("Not like this:")}\n${indent(rule.examples.bad)}`,
    rule.examples && `${paint.bold("But like this:")}\n${indent(rule.examples.good)}`,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function explainRole(id: string, { data, catalogue }: Ruleset, paint: Paint): string {
  const role = data.roles[id] as Role;
  const others = Object.values(data.roles).filter(
    (other) => other !== role && role.exclusive_group && other.exclusive_group === role.exclusive_group,
  );
  const facts = [
    role.mandatory ? "Every organisation needs one." : "Optional.",
    `At most ${role.limit} users may hold it${role.mandatory ? "" : ", unless PDP approves more"}.`,
    others.length > 0 &&
      `A user who holds it cannot also be ${list(others.map(({ title }) => title.toLowerCase())).replace(" and ", " or ")}.`,
    role.in_preregistration && "The holder’s details must match those given at preregistration.",
  ];
  const rules = catalogue.filter((rule) => isAbout(rule, id, data.roles)).map((rule) => rule.id);
  return `${[
    `${paint.bold(role.title)} (${id})`,
    role.description,
    facts.filter(Boolean).join("\n"),
    dutiesOf(role, paint),
    `${paint.bold("Rules about it:")} ${list(rules)}`,
  ].join("\n\n")}\n`;
}

function dutiesOf({ title, duties }: Role, paint: Paint): string {
  return `${paint.bold(`Duties of the ${title.toLowerCase()}:`)}\n${duties.map((duty) => `  - ${duty}`).join("\n")}`;
}

function indent(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, "  ");
}
