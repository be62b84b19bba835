/** Colours, letters, headings and links. Every pair of colours that meets has a contrast of 4.5 to 1 or more. */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --ink: #0b0c0c; --quiet: #4a5056; --paper: #ffffff; --panel: #f3f4f5; --line: #a9b0b6; --link: #1a5fa0;
  --fault: #a8201a; --doubt: #7a4f00; --advice: #1d4f91; --fine: #00613b; --mark: #ffe98a;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ink: #f1f3f5; --quiet: #b6bec6; --paper: #14181c; --panel: #1f262c; --line: #59636d; --link: #92c7ff;
    --fault: #ff9f93; --doubt: #ffc766; --advice: #a3ccff; --fine: #7fdcae; --mark: #5c4a00;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; overflow-wrap: anywhere; }
header, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1rem; }
header { border-bottom: 1px solid var(--line); }
header p { margin: 0; padding: .75rem 0; }
header strong { margin-right: .75rem; font-size: 1.25rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); color: var(--quiet); }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; scroll-margin-top: 1rem; }
h1 { margin: 0; font-size: clamp(1.5rem, 1.2rem + 1.6vw, 2.25rem); }
h2 { margin: 2.5rem 0 1rem; font-size: 1.5rem; }
h3 { margin: 2rem 0 1rem; font-size: 1.25rem; }
h4 { margin: 0; font-size: 1.0625rem; }
p, ul { margin: 0 0 1rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:hover { text-decoration-thickness: .2em; }
a:focus-visible, summary:focus-visible { outline: 3px solid transparent; background: #ffdd00; color: #0b0c0c; box-shadow: 0 -2px #ffdd00, 0 4px #0b0c0c; text-decoration: none; }
.quiet { color: var(--quiet); }
.id { color: var(--quiet); font: .875em ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.icon { width: 1em; height: 1em; vertical-align: -.12em; fill: currentColor; }
.hole { fill: var(--paper); }
.drawn { fill: none; stroke: currentColor; stroke-width: 1.6; }
.dashed { stroke-dasharray: 3 2; }
.verdict { margin: 1.5rem 0 2rem; padding: 1.25rem 1.5rem; border: 4px solid; border-left-width: 12px; color: var(--advice); }
.verdict h1, .verdict p { color: var(--ink); }
.verdict h1 .icon { color: var(--advice); }
.verdict p { margin: .5rem 0 0; }
.verdict.fault, .verdict.fault .icon { color: var(--fault); }
.verdict.doubt, .verdict.doubt .icon, .verdict.unknown, .verdict.unknown .icon { color: var(--doubt); }
.verdict.fine, .verdict.fine .icon { color: var(--fine); }
.document { border-top: 1px solid var(--line); }
.state .quiet { margin-left: .5rem; }
details { margin: 0 0 1rem; }
li > details { margin: 0; }
summary { display: list-item; width: fit-content; min-height: 1.5rem; color: var(--link); cursor: pointer; text-decoration: underline; text-underline-offset: .15em; }
.facts { margin: 0; }
.facts > div { display: grid; grid-template-columns: minmax(0, 13rem) minmax(0, 1fr); gap: 0 1.5rem; padding: .5rem 0; border-bottom: 1px solid var(--line); }
dt { font-weight: 700; }
dd { margin: 0; }
dd ul { margin: 0; padding-left: 1.25rem; }
@media (max-width: 40rem) {
  .facts > div { display: block; }
  .verdict { padding: 1rem; border-left-width: 8px; }
}
`;
