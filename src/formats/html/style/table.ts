/** Tables, which scroll in a frame of their own where they are wider than the page, and the picture of users and roles. */
export const TABLE_STYLE = `.scroll { overflow-x: auto; margin: 0 0 1rem; scroll-padding-inline-start: 9rem; }
.scroll:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: 1rem; }
caption { padding: 0 0 .5rem; text-align: left; color: var(--quiet); }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: normal; }
thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
.count { text-align: right; }
nav th { min-width: 11rem; }
nav td:last-child { min-width: 11rem; overflow-wrap: anywhere; }
.roster { min-width: 52rem; table-layout: fixed; }
.roster th:first-child { width: 10rem; position: sticky; left: 0; background: var(--paper); overflow-wrap: anywhere; }
.roster th, .roster td { padding: .5rem; border: 1px solid var(--line); font-size: .9375rem; }
.roster thead th { border-bottom: 2px solid var(--ink); }
.roster tbody th { font-weight: 400; }
.roster .sums th { font-weight: 700; }
.roster .sums > * { background: var(--panel); border-bottom: 2px solid var(--ink); }
.roster .sums .hole { fill: var(--panel); }
.roster .wrong { font-weight: 700; color: var(--fault); outline: 3px solid var(--fault); outline-offset: -3px; }
.roster .found { outline: 2px dashed var(--ink); outline-offset: -3px; }
.roster .quiet { display: block; font-size: .875rem; }
.ref { display: inline-block; min-width: 1.5rem; min-height: 1.5rem; padding: 0 .25rem; border: 1px solid; border-radius: .2rem; background: var(--paper); font-size: .875rem; line-height: 1.4rem; font-weight: 700; text-align: center; text-decoration: none; }
.key { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; list-style: none; }
`;
