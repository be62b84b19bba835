import type { Report } from "../../core/model.ts";
import type { FormatOptions } from "../options.ts";
import { sprite } from "./icon.ts";
import { type Markup, markup } from "./markup.ts";
import { STYLE, STYLE_HASH } from "./style.ts";

/** A style or a script with its hash, as a content security policy names it: `sha256-...`. */
export interface Inlined {
  readonly text: string;
  readonly hash: string;
}

/** What a page is beside what it says. */
export interface Setting {
  readonly title: string;
  /** What the page is worth, in its foot. */
  readonly notice: string;
  readonly ruleset: Report["ruleset"];
  readonly version: FormatOptions["version"];
  readonly style: Inlined;
  /** Data that the script reads, as `forScript` makes it, and the script: a page without it runs nothing. */
  readonly script?: Inlined & { readonly data: Markup };
}

/** The page of a report: the only thing that it may do is look like itself. */
export function page(title: string, main: Markup, { ruleset }: Report, { version }: FormatOptions): string {
  const notice =
    "This is a check to help you before you submit. The Pensions Dashboards Programme decides on every request.";
  return pageOf(main, { title, notice, ruleset, version, style: { text: STYLE, hash: STYLE_HASH } });
}

/** Nothing is loaded, sent or framed, and nothing is run but the page's own script. */
function policy({ style, script }: Setting): Markup {
  const run = script ? ` script-src '${script.hash}';` : "";
  return { markup: `default-src 'none'; style-src '${style.hash}';${run} base-uri 'none'; form-action 'none'` };
}

/** The page around what it says. */
export function pageOf(main: Markup, setting: Setting): string {
  const { title, notice, ruleset, version, style, script } = setting;
  const { markup: text } = markup`<!DOCTYPE html>
<html lang="en-GB" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(setting)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title} – rolecall</title>
<style>${{ markup: style.text }}</style>
</head>
<body>
${sprite()}
<header><p><strong>rolecall</strong> Users and roles in the connection portal</p></header>
<main>
${main}
</main>
<footer>
<p>${notice}</p>
<p>Made by rolecall ${version} with the policies of ${ruleset.revision} <span class="id">${ruleset.digest.slice(0, 16)}</span></p>
</footer>
${script ? markup`<script type="application/json" id="data">${script.data}</script>\n<script>${{ markup: script.text }}</script>\n` : undefined}</body>
</html>
`;
  return text;
}
