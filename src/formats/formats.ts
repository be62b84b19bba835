import type { Report } from "../core/model.ts";
import type { Sources } from "./entries.ts";
import type { FormatOptions } from "./options.ts";

/** Puts a report into words, whole, with a final line break. Pure: the same report gives the same text. */
export type Format = (report: Report, sources: Sources, options: FormatOptions) => string;

export const FORMAT_NAMES = [
  "text",
  "json",
  "ndjson",
  "sarif",
  "junit",
  "github",
  "gitlab",
  "tap",
  "markdown",
  "csv",
  "html",
] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

/** What each format is for, and how to load it: who prints one need not load the others. */
export const FORMATS: Readonly<Record<FormatName, { readonly about: string; readonly load: () => Promise<Format> }>> = {
  text: { about: "for people, in a terminal", load: async () => (await import("./text.ts")).text },
  json: { about: "the whole report, for machines", load: async () => (await import("./json.ts")).json },
  ndjson: {
    about: "the whole report, a document a line, for pipelines",
    load: async () => (await import("./ndjson.ts")).ndjson,
  },
  sarif: {
    about: "SARIF 2.1.0, for code scanning and editors",
    load: async () => (await import("./sarif.ts")).sarif,
  },
  junit: { about: "JUnit's XML, for test reports", load: async () => (await import("./junit.ts")).junit },
  github: {
    about: "annotations, as commands for GitHub's runner",
    load: async () => (await import("./github.ts")).github,
  },
  gitlab: { about: "a code quality report for GitLab", load: async () => (await import("./gitlab.ts")).gitlab },
  tap: { about: "the Test Anything Protocol", load: async () => (await import("./tap.ts")).tap },
  markdown: {
    about: "a comment for a pull request, or the summary of a job",
    load: async () => (await import("./markdown.ts")).markdown,
  },
  csv: { about: "a row for each finding, for a spreadsheet", load: async () => (await import("./csv.ts")).csv },
  html: { about: "a page to print or send", load: async () => (await import("./html.ts")).html },
};
