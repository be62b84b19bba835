/** Findings and the lines of the file that they stand on. */
export const FINDING_STYLE = `.finding { margin: 0 0 1.5rem; padding: 1rem 1.25rem; border: 1px solid var(--line); border-left: 6px solid var(--advice); scroll-margin-top: 1rem; }
.finding.error { border-left-color: var(--fault); }
.finding.warning { border-left-color: var(--doubt); }
.finding:target { outline: 3px solid var(--ink); }
.number { display: inline-block; min-width: 1.5rem; margin-right: .35rem; padding: 0 .35rem; border: 1px solid; border-radius: .2rem; text-align: center; }
.place { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: .5rem 0 .75rem; color: var(--quiet); }
.tag { color: var(--advice); }
.tag.error { color: var(--fault); }
.tag.warning { color: var(--doubt); }
.code { margin: 0 0 .75rem; padding: .5rem 0; background: var(--panel); font: .875rem/1.6 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.code .line { display: grid; grid-template-columns: 3.5rem minmax(0, 1fr); }
.no { padding-right: 1rem; color: var(--quiet); text-align: right; user-select: none; }
mark { background: var(--mark); color: inherit; font-weight: 700; text-decoration: underline 2px var(--fault); text-underline-offset: .2em; }
.mend { padding: .5rem .75rem; border-left: 4px solid var(--fine); background: var(--panel); }
.accepted { padding: .5rem .75rem; border: 1px dashed; }
.places { display: flex; flex-wrap: wrap; gap: 0 1.5rem; padding: 0; list-style: none; }
.finding .facts > div:last-child { border-bottom: 0; padding-bottom: 0; }
.finding .facts > div { grid-template-columns: 5.5rem minmax(0, 1fr); }
q { quotes: "‘" "’"; }
`;
