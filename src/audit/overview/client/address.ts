import { type Organisation, organisations } from "./data.ts";

/**
 * What an address asks for behind its `#`: an organisation's findings, by its reference or else its file and document,
 * so that the same link finds it in the next audit's page; or a table of those with one verdict or rule.
 */
export interface Asked {
  readonly found: readonly Organisation[];
  readonly verdict?: string;
  readonly rule?: string;
}

export function addressOf({ reference, file, document }: Organisation): string {
  return `#${new URLSearchParams(reference ? { reference } : { file, document: String(document + 1) })}`;
}

export function asked(hash: string): Asked {
  const wanted = new URLSearchParams(hash.slice(1));
  const [reference, file, number, verdict, rule] = ["reference", "file", "document", "verdict", "rule"].map((key) =>
    wanted.get(key),
  );
  const found = organisations.filter((one) =>
    reference ? one.reference === reference : file && one.file === file && one.document === Number(number ?? 1) - 1,
  );
  return { found, ...(verdict && { verdict }), ...(rule && { rule }) };
}
