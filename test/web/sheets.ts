/** Fourteen users as somebody keeps them in a spreadsheet: a title, headings of their own, a column for each role. */
export const ROWS: readonly (readonly string[])[] = [
  ["Portal users 2026", "", "", "", "", "", "", "", ""],
  [
    "Full name",
    "E-mail address",
    "Direct phone (no switchboard)",
    "PBC",
    "PTC",
    "Service Manager",
    "Security lead",
    "Test manager",
    "Scheme administrator",
  ],
  ...Array.from({ length: 14 }, (_, index) => [
    `${["Ada", "Ben", "Cara", "Dev", "Elin", "Femi", "Gwen"][index % 7]} ${["Hart", "Iqbal"][Math.floor(index / 7)]}`,
    `user${index}@harbour-pensions.example`,
    // The spreadsheet took a zero here, and left the spaces there.
    index % 2 === 0 ? `020 7946 01${String(index).padStart(2, "0")}` : `20794601${String(index).padStart(2, "0")}`,
    ...[0, 1, 2, 3, 4, 5].map((role) => (role === index % 6 && (role === 5 || index < 12) ? "x" : "")),
  ]),
];
