import { counted, list } from "../../core/describe.ts";
import type { Report } from "../../core/model.ts";
import { COUNTED } from "../words.ts";
import type { Icon } from "./icon.ts";
import { isSettings, type Section, type Tally } from "./section.ts";

/** What somebody has to know first: in words, with a shape that says the same. */
export interface Statement {
  readonly icon: Icon;
  /** Begins with a small letter, to go on after a name. */
  readonly words: string;
}

/** The state of one document, or of a file of settings. */
export function statementOf({ verdict, tally }: Section): Statement {
  if (verdict === "not_judged") return { icon: "unknown", words: "could not be judged" };
  if (verdict === "not_applicable") return { icon: "unknown", words: "the roles do not apply" };
  const { error, warning, info, excepted, known } = tally;
  if (error > 0) return { icon: "fault", words: toPutRight(error) };
  const others = list([...(warning > 0 ? [toCheck(warning)] : []), ...(info > 0 ? [advice(info)] : [])]);
  if (others) return { icon: warning > 0 ? "doubt" : "advice", words: `nothing to put right, ${others}` };
  if (excepted + known > 0) return { icon: "fine", words: "nothing new found" };
  return { icon: "fine", words: "nothing found" };
}

export const toPutRight = (count: number): string => counted(count, "thing to put right", "things to put right");
export const toCheck = (count: number): string => counted(count, "thing to check", "things to check");
export const advice: (count: number) => string = COUNTED.info;

/** The heading of the page: the verdict on all of it. */
export interface Headline {
  readonly icon: Icon;
  /** What somebody calls the only document. */
  readonly name?: string;
  readonly words: string;
}

export function headline(sections: readonly Section[]): Headline {
  const documents = sections.filter((section) => !isSettings(section));
  const settings = sections.filter(isSettings).reduce((sum, { tally }) => sum + tally.error, 0);
  const told =
    documents.length === 0 ? NOTHING : documents.length === 1 ? ofOne(documents[0] as Section) : ofMany(documents);
  if (settings === 0) return told;
  const icon = told.icon === "unknown" ? told.icon : "fault";
  return { ...told, icon, words: `${told.words}; ${toPutRight(settings)} in the settings` };
}

const NOTHING: Headline = { icon: "unknown", words: "Nothing was checked" };

function ofOne(section: Section): Headline {
  const { icon, words } = statementOf(section);
  return { icon, name: section.name, words: icon === "fault" ? `${words} before you submit` : words };
}

function ofMany(documents: readonly Section[]): Headline {
  const statements = documents.map(statementOf);
  const count = (icon: Icon): number => statements.filter((statement) => statement.icon === icon).length;
  const exempt = documents.filter(({ verdict }) => verdict === "not_applicable").length;
  const unjudged = count("unknown") - exempt;
  const parts = [
    ...(unjudged > 0 ? [`${unjudged} could not be judged`] : []),
    ...(count("fault") > 0 ? [`${count("fault")} ${count("fault") === 1 ? "has" : "have"} things to put right`] : []),
  ];
  const icon = (["unknown", "fault", "doubt", "advice"] as const).find((icon) =>
    icon === "unknown" ? unjudged > 0 : count(icon) > 0,
  );
  const all = counted(documents.length, "declaration");
  const fine = icon === undefined ? "nothing found" : "nothing to put right";
  const words = parts.length > 0 ? list(parts) : exempt === documents.length ? "the roles do not apply" : fine;
  return { icon: icon ?? (exempt > 0 ? "unknown" : "fine"), words: `${all}: ${words}` };
}

/** What tempers the verdict: whoever reads no further than this must not take it for more than it is. */
export function caveats(report: Report, sections: readonly Section[]): readonly string[] {
  const { summary, switched_off } = report;
  const total = (group: keyof Tally): number => sections.reduce((sum, { tally }) => sum + tally[group], 0);
  const compulsory = switched_off.filter((off) => off.compulsory).length;
  const others = [
    ...(total("warning") > 0 ? [toCheck(total("warning"))] : []),
    ...(total("info") > 0 ? [advice(total("info"))] : []),
  ];
  const also = total("error") > 0 && others.length > 0;
  return [
    ...(also ? [`Also ${list(others)}.`] : []),
    ...(summary.verdicts.not_applicable > 0 && report.files.length > 1
      ? [`The roles do not apply to ${summary.verdicts.not_applicable}.`]
      : []),
    ...(summary.excepted > 0 ? [`${counted(summary.excepted, "finding is", "findings are")} accepted for now.`] : []),
    ...(summary.known > 0 ? [`${counted(summary.known, "finding was", "findings were")} known before.`] : []),
    ...(compulsory > 0
      ? [
          `${counted(compulsory, "rule that the guidance makes compulsory was", "rules that the guidance makes compulsory were")} switched off.`,
        ]
      : []),
    ...(summary.rules.not_evaluated > 0
      ? [
          `${counted(summary.rules.not_evaluated, "rule was", "rules were")} not checked${report.files.length > 1 ? " in at least one declaration" : ""}.`,
        ]
      : []),
  ];
}
