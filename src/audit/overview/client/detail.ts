import {
  type PackedFinding,
  SEVERITIES,
  SEVERITY_ICONS,
  SEVERITY_WORDS,
  SOURCE_WORDS,
  VERDICT_ICONS,
  VERDICT_WORDS,
} from "../packed.ts";
import { type Organisation, packed, thousands, verdictOf } from "./data.ts";
import { element, foreign, icon, known } from "./elements.ts";

/** Shows what was found of an organisation, in all its documents, and brings it before the reader. */
export function showDetail(found: readonly Organisation[]): void {
  const [first] = found;
  const section = known("detail");
  section.hidden = first === undefined;
  if (!first) return;
  known("detail-name").replaceChildren(foreign(first.name));
  const several =
    found.length > 1
      ? [element("p", {}, element("strong", {}, `${found.length} declarations have this reference.`))]
      : [];
  known("detail-body").replaceChildren(
    ...several,
    ...found.flatMap(documentOf),
    element("p", {}, element("a", { href: "#organisations" }, "Back to the table")),
  );
  known("detail-name").focus({ preventScroll: true });
  section.scrollIntoView();
}

function documentOf(one: Organisation): Node[] {
  const verdict = element("strong", {}, swatch(one), ` ${VERDICT_WORDS[one.verdict]}`);
  const place = element("span", { class: "quiet" }, "Declared in ", foreign(one.place));
  const facts = [
    ...(verdictOf(one) === "not_judged" || verdictOf(one) === "not_applicable"
      ? []
      : [element("p", {}, `Preregistration details were compared ${SOURCE_WORDS[one.source]}.`)]),
    ...(one.gaps.length > 0
      ? [element("p", {}, `Not checked: ${one.gaps.map((gap) => packed.gaps[gap]).join("; ")}.`)]
      : []),
  ];
  return [element("p", { class: "state" }, verdict, place), ...facts, ...findingsOf(one)];
}

function findingsOf({ findings, omitted, errors, warnings, infos }: Organisation): Node[] {
  if (findings === null)
    return [
      element(
        "p",
        {},
        `${thousands(errors + warnings + infos)} findings, which this page has no room for: they are in the audit itself.`,
      ),
    ];
  if (findings.length + omitted.length === 0) return [element("p", {}, "Nothing was found.")];
  return [
    ...findings.map(findingOf),
    ...omitted.map(([rule, count]) =>
      element("p", {}, `And ${thousands(count)} more of ‘${titleOf(rule)}’ `, idOf(rule), "."),
    ),
  ];
}

function findingOf([rule, severity, line, column, message]: PackedFinding): HTMLElement {
  const weight = element(
    "strong",
    { class: `tag ${SEVERITIES[severity]}` },
    icon(SEVERITY_ICONS[severity] as string),
    ` ${SEVERITY_WORDS[severity]}`,
  );
  return element(
    "article",
    { class: `finding ${SEVERITIES[severity]}` },
    element("h3", {}, foreign(packed.messages[message] ?? "")),
    element("p", { class: "place" }, weight, element("span", {}, `Line ${line}, column ${column}`)),
    element("p", { class: "quiet" }, `${titleOf(rule)} `, idOf(rule)),
  );
}

function titleOf(rule: number): string {
  return packed.rules[rule]?.[1] ?? "";
}

function idOf(rule: number): HTMLElement {
  return element("span", { class: "id" }, packed.rules[rule]?.[0] ?? "");
}

/** The shape of a verdict in its colour. */
export function swatch(one: Organisation): HTMLElement {
  return element("span", { class: `swatch ${verdictOf(one)}` }, icon(VERDICT_ICONS[one.verdict] as string));
}
