/** On paper nothing is folded away, no finding is torn apart, and links say where they lead. */
export const PRINT_STYLE = `@media print {
  @page { margin: 15mm; }
  html { font-size: 10pt; }
  header > p, main, footer > p { max-width: none; padding: 0; }
  h2, h3, h4, .place { break-after: avoid; }
  .finding, .verdict, tr, .facts > div { break-inside: avoid; }
  .scroll { overflow: visible; background: none; }
  .roster { min-width: 0; }
  .roster th:first-child { position: static; width: 16%; }
  .roster th, .roster td { padding: .25rem; font-size: .8125rem; }
  a { color: inherit; }
  a[href^="https:"]::after { content: " (" attr(href) ")"; }
  .paper::details-content { content-visibility: visible; block-size: auto; }
  .paper > summary { color: inherit; text-decoration: none; list-style: none; }
  .verdict, .finding, .code, .mend, .sums > *, mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
