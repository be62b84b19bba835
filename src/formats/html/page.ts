import type { Report } from "../../core/model.ts";
import type { FormatOptions } from "../options.ts";
import { sprite } from "./icon.ts";
import { type Markup, markup } from "./markup.ts";
import { STYLE, STYLE_HASH } from "./style.ts";

/** The only thing that the page may do is look like itself: nothing is loaded, run, sent or framed. */
const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** The page around what it says. */
export function page(title: string, main: Markup, report: Report, { version }: FormatOptions): string {
  const { markup: text } = markup`<!DOCTYPE html>
<html lang="en-GB" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: POLICY }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title} – rolecall</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
${sprite()}
<header><p><strong>rolecall</strong> Users and roles in the connection portal</p></header>
<main>
${main}
</main>
<footer>
<p>This is a check to help you before you submit. The Pensions Dashboards Programme decides on every request.</p>
<p>Made by rolecall ${version} with the policies of ${report.ruleset.revision} <span class="id">${report.ruleset.digest.slice(0, 16)}</span></p>
</footer>
</body>
</html>
`;
  return text;
}
