import { execFileSync } from "node:child_process";
import { peer } from "../peers.ts";

/** What a renderer of Markdown made of a text. */
export interface Rendered {
  /** Each element's name and attributes, and comments. */
  readonly elements: readonly (readonly string[])[];
  /** The text outside code, where GitHub and GitLab look for references. */
  readonly outside: string;
  /** The text of each piece of code. */
  readonly code: readonly string[];
}

/** Texts as GitHub's and GitLab's own renderers read them. */
export function render(texts: readonly string[]): readonly Readonly<Record<"github" | "gitlab", Rendered>>[] {
  const out = execFileSync(peer("python"), ["test/formats/render.py"], {
    input: JSON.stringify(texts),
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, PYTHONIOENCODING: "utf-8" },
  });
  return JSON.parse(out.toString("utf8"));
}

/** Elements that a comment of rolecall is made of, none of which links, loads or runs anything. */
const OURS = ["h2", "p", "strong", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "details", "summary"];

/** Elements of a rendered text that are not rolecall's own. */
export function strangers({ elements }: Rendered): readonly string[] {
  return elements.map((element) => element.join(" ")).filter((element) => !isOurs(element));
}

function isOurs(element: string): boolean {
  return (
    [...OURS, "ul", "li", "!-- rolecall "].includes(element) ||
    /^(?:td|th) (?:align=right|style=text-align: right;?)$/.test(element) ||
    /^(?:pre lang=text|code class=language-text)$/.test(element)
  );
}

/** What GitHub and GitLab make links, pictures, formulas or edits of, in text that is not code. */
export const REFERENCES: readonly RegExp[] = [
  /(?<![\p{L}\p{N}_`/])@[\p{L}\p{N}]/u,
  /[\p{L}\p{N}/-]*[#!&%^][\p{L}\p{N}]/u,
  /\bGH-\d/i,
  /\b[\da-f]{7,40}\b/i,
  /:[\p{L}\p{N}_+-]+:/u,
  /[$~`*\\<>|[\]{}]/,
  /\w+:\/\/|\bwww\.\w/i,
  /^\s*\//m,
];
