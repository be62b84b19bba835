/**
 * Tables, which scroll in a frame of their own where they are wider than the page, and the picture of users and roles.
 * A shadow lies on the side to which there is more of a table: what covers it moves with the table.
 */
export const TABLE_STYLE = `.scroll { position: relative; overflow-x: auto; margin: 0 0 1rem; scroll-padding-inline-start: 9rem; }
.scroll { background: linear-gradient(to right, var(--paper) 60%, transparent) left / 2.5rem 100% no-repeat local, linear-gradient(to left, var(--paper) 60%, transparent) right / 2.5rem 100% no-repeat local, linear-gradient(to right, var(--line), transparent) left / 1rem 100% no-repeat scroll, linear-gradient(to left, var(--line), transparent) right / 1rem 100% no-repeat scroll; }
.scroll:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: 1rem; }
caption { padding: 0; text-align: left; }
caption h3 { position: sticky; left: 0; width: fit-content; margin: 1rem 0; }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: normal; }
thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
.count { text-align: right; }
nav td:nth-child(2) { min-width: 9rem; }
nav tbody th, nav td:last-child { min-width: 10rem; overflow-wrap: anywhere; }
.roster { min-width: 50rem; table-layout: fixed; border-collapse: separate; border-spacing: 0; }
.roster th:nth-child(2) { width: 7.5rem; }
.roster th:first-child { width: 9rem; position: sticky; left: 0; z-index: 1; background: var(--paper); overflow-wrap: anywhere; }
.roster th, .roster td { padding: .5rem; border: solid var(--line); border-width: 0 1px 1px 0; font-size: .9375rem; }
.roster th:first-child { border-left-width: 1px; }
.roster thead th { border-top-width: 1px; border-bottom: 2px solid var(--ink); }
.roster tbody th { font-weight: 400; }
.roster .sums th { font-weight: 700; }
.roster .sums > *, .roster .sums > th:first-child { background: var(--panel); border-bottom: 2px solid var(--ink); }
.roster .sums .hole { fill: var(--panel); }
.roster .wrong { font-weight: 700; color: var(--fault); outline: 3px solid var(--fault); outline-offset: -3px; }
.roster .found { outline: 2px dashed var(--ink); outline-offset: -3px; }
.roster .quiet { display: block; font-size: .875rem; }
.ref { display: inline-block; min-width: 1.5rem; min-height: 1.5rem; padding: 0 .25rem; border: 1px solid; border-radius: .2rem; background: var(--paper); font-size: .875rem; line-height: 1.4rem; font-weight: 700; text-align: center; text-decoration: none; }
.key { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; list-style: none; }
@media (max-width: 40rem) {
  .scroll { scroll-padding-inline-start: 7rem; }
  .roster { min-width: 46rem; }
  .roster th:first-child { width: 6.5rem; }
}
`;
