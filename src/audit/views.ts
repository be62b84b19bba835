import type { View, ViewOptions } from "./view.ts";

/** In what ways an audit can be looked at, beside its own lines. */
export const VIEW_NAMES = ["html", "csv", "parquet"] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

/** What each view is for, and how to load it: who wants one need not load the others. */
export const VIEWS: Readonly<
  Record<ViewName, { readonly about: string; readonly load: () => Promise<(options: ViewOptions) => View> }>
> = {
  html: {
    about: "a page of all organisations, to look through",
    load: async () => (await import("./overview.ts")).overview,
  },
  csv: { about: "a row for each finding, for a spreadsheet", load: async () => (await import("./csv.ts")).csv },
  parquet: {
    about: "a row for each finding, for a notebook or an engine",
    load: async () => (await import("./parquet.ts")).parquet,
  },
};

/** Views that are no text: they go into a file. */
export const BINARY: ReadonlySet<string> = new Set<ViewName>(["parquet"]);
