import { OVERVIEW_SCRIPT, OVERVIEW_SCRIPT_HASH } from "../../generated/overview.js";
import { forScript } from "../formats/escape/html.ts";
import { lines } from "../formats/html/markup.ts";
import { pageOf } from "../formats/html/page.ts";
import { across } from "./overview/across.ts";
import { facts } from "./overview/facts.ts";
import { Gathered } from "./overview/gather.ts";
import { headline, verdict } from "./overview/headline.ts";
import { detail, listing } from "./overview/listing.ts";
import { topRules } from "./overview/rules.ts";
import { STYLE, STYLE_HASH } from "./overview/style.ts";
import { unjudged } from "./overview/unjudged.ts";
import { verdicts } from "./overview/verdicts.ts";
import type { Header } from "./result.ts";
import type { Chunk, View, ViewOptions } from "./view.ts";

const NOTICE =
  "This is what the declarations say. The Pensions Dashboards Programme decides on every request and every user.";

/**
 * One page for a whole audit, which loads nothing and sends nothing: verdicts and rules as pictures, a table to sort and
 * filter, and each organisation's findings when somebody asks for them. Without its script it shows the same, but for
 * the table, which then is plain and short.
 */
export function overview(options: ViewOptions): View {
  const gathered = new Gathered(options);
  let header: Header | undefined;
  return {
    start: (line): Chunk[] => {
      header = line;
      return [];
    },
    line: (line): Chunk[] => {
      gathered.add(line);
      return [];
    },
    end: (tally): Chunk[] => {
      const made = header as Header;
      const packed = gathered.packed();
      const main = lines([
        verdict(made, tally),
        unjudged(packed, tally),
        across(gathered.across(), tally, options),
        verdicts(tally),
        topRules(tally, options),
        listing(packed, tally),
        detail(),
        facts(made, tally, gathered.unevaluated(), options),
      ]);
      const script = { text: OVERVIEW_SCRIPT, hash: OVERVIEW_SCRIPT_HASH, data: { markup: forScript(packed) } };
      const title = headline(made, tally).words;
      const style = { text: STYLE, hash: STYLE_HASH };
      return [pageOf(main, { title, notice: NOTICE, ruleset: made.ruleset, version: options.version, style, script })];
    },
  };
}
