import type { Baseline, BaselineFile, BaselineFinding } from "./read.ts";

/** A document, or a file of settings. */
export interface Place {
  readonly file: string;
  readonly document?: number;
}

/** Text that is equal for equal places only. */
export function placeOf({ file, document = -1 }: Place): string {
  return JSON.stringify([file, document]);
}

type Print = Pick<BaselineFinding, "fingerprint">;

/** What is left of a baseline's findings while those of a run are held against it. */
export class Left {
  /** By document and fingerprint: without a reference, a fingerprint holds nothing of the document. */
  readonly #own: Map<string, number> = new Map();
  /** By fingerprint, those of documents with a reference, which their fingerprints hold. */
  readonly #referenced: Map<string, number> = new Map();

  constructor({ files, settings }: Baseline) {
    for (const file of [...files, ...settings])
      for (const { fingerprint } of file.findings) {
        add(this.#own, keyOf(file, fingerprint), 1);
        if ("reference" in file) add(this.#referenced, fingerprint, 1);
      }
  }

  /** Takes one that was in the same document; says whether there was one. */
  takeFrom(place: Place, { fingerprint }: Print): boolean {
    if (!take(this.#own, keyOf(place, fingerprint))) return false;
    take(this.#referenced, fingerprint);
    return true;
  }

  /** Takes one that was in another document with the same reference. */
  takeMoved(reference: string | undefined, { fingerprint }: Print): boolean {
    return reference !== undefined && take(this.#referenced, fingerprint);
  }

  /** Takes one of a document of the baseline that nothing of the run was. */
  takeGone(file: BaselineFile, { fingerprint }: Print): boolean {
    if (file.reference !== undefined && !this.#referenced.get(fingerprint)) return false;
    return this.takeFrom(file, { fingerprint });
  }
}

function keyOf(place: Place, fingerprint: string): string {
  return `${placeOf(place)} ${fingerprint}`;
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function take(counts: Map<string, number>, key: string): boolean {
  const isThere = (counts.get(key) ?? 0) > 0;
  if (isThere) add(counts, key, -1);
  return isThere;
}
