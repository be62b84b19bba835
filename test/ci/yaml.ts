import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";

/** The data of a YAML text. Throws where there is anything to complain of. */
export function dataIn(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: true });
  const [trouble] = [...document.errors, ...document.warnings];
  if (trouble) throw trouble;
  return document.toJS();
}

export function dataOf(file: string): unknown {
  return dataIn(readFileSync(file, "utf8"));
}

/** A fenced block of a page, in its language. */
export interface Block {
  readonly language: string;
  readonly text: string;
}

export function blocksOf(file: string): readonly Block[] {
  return [...readFileSync(file, "utf8").matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = "", text = ""]) => ({
    language,
    text,
  }));
}
