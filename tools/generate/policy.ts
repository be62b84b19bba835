import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { gunzipSync } from "node:zlib";
import { globSync } from "tinyglobby";
import type { RuleEntry } from "../../src/core/catalogue.ts";
import { askOpa, findOpa, NO_GO, ROOT } from "../opa.ts";
import { readRules } from "./metadata.ts";

/** The policies as `generated/` holds them. The same policies give the same bytes, on any machine. */
export interface Policy {
  readonly wasm: Uint8Array;
  /** OPA's base documents as JSON. */
  readonly data: string;
}

/**
 * Writes `generated/policy.wasm` and `generated/data.json` and gives the rules that are in Rego, by id. Without Go, what
 * was generated before stays as it is, words and all; CI does not put up with that. Throws where a policy does not
 * compile or its metadata is incomplete.
 */
export async function generatePolicy(): Promise<RuleEntry[]> {
  const opa = findOpa();
  if (!opa && process.env.CI === "true") throw new Error(`the policies cannot be compiled: ${NO_GO}`);
  if (!opa) {
    console.error(`The policies stay as they were compiled before, because ${NO_GO}.`);
    return committedRules();
  }
  const rules = readRules(opa);
  const { wasm, data } = buildPolicy(opa);
  writeFileSync(join(ROOT, "generated/policy.wasm"), wasm);
  writeFileSync(join(ROOT, "generated/data.json"), data);
  return rules;
}

function committedRules(): RuleEntry[] {
  const { rules } = JSON.parse(readFileSync(join(ROOT, "generated/catalogue.json"), "utf8")) as { rules: RuleEntry[] };
  return rules.filter(({ basis }) => basis !== "format");
}

/** What is asked of the policies; `src/core/evaluate.ts` asks it. */
const ENTRYPOINTS = ["--entrypoint=rolecall/result", "--entrypoint=rolecall/across/result"] as const;

/** Compiles the policies. The capabilities are those that Wasm has of its own, without a host's help. */
export function buildPolicy(opa: string): Policy {
  const folder = mkdtempSync(join(tmpdir(), "rolecall-"));
  try {
    const bundle = join(folder, "bundle.tar.gz");
    const build = ["build", "--bundle", "policies", "--target=wasm", ...ENTRYPOINTS, "--optimize=0"];
    askOpa(opa, [...build, "--capabilities=tools/capabilities.json", "--ignore=*_test.rego", `--output=${bundle}`]);
    const archive = gunzipSync(readFileSync(bundle));
    return {
      wasm: optimised(fileIn(archive, "/policy.wasm"), folder),
      data: dataDocuments(fileIn(archive, "/data.json")),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same module a fifth smaller, and quicker by a tenth: OPA links its runtime in as it is. */
function optimised(wasm: Uint8Array, folder: string): Uint8Array {
  const [before, after] = [join(folder, "opa.wasm"), join(folder, "policy.wasm")];
  writeFileSync(before, wasm);
  const optimiser = join(ROOT, "node_modules/binaryen/bin/wasm-opt");
  const { status, stderr } = spawnSync(process.execPath, [optimiser, "-O4", before, "-o", after], { encoding: "utf8" });
  if (status !== 0) throw new Error(`wasm-opt failed: ${stderr}`);
  return readFileSync(after);
}

/** A file's content in a tar archive: blocks of 512 bytes, of which a header has the name at 0 and the size at 124. */
function fileIn(archive: Buffer, wanted: string): Uint8Array {
  const text = (start: number, length: number): string =>
    archive.toString("latin1", start, start + length).replace(/\0.*$/s, "");
  for (let header = 0; header < archive.length; ) {
    const size = Number.parseInt(text(header + 124, 12), 8) || 0;
    const start = header + 512;
    if (text(header, 100) === wanted) return archive.subarray(start, start + size);
    header = start + Math.ceil(size / 512) * 512;
  }
  throw new Error(`opa build wrote no ${wanted}`);
}

/** The data documents with their keys in the order in which they were written: OPA sorts them, and roles have an order. */
function dataDocuments(bundled: Uint8Array): string {
  const documents: Record<string, unknown> = {};
  for (const file of globSync("*/**/data.json", { cwd: join(ROOT, "policies") }).sort()) {
    documents[dirname(file)] = JSON.parse(readFileSync(join(ROOT, "policies", file), "utf8"));
  }
  if (!isDeepStrictEqual(documents, JSON.parse(Buffer.from(bundled).toString()))) {
    throw new Error("the data documents are not what OPA bundles: each belongs in policies/<name>/data.json");
  }
  return `${JSON.stringify(documents)}\n`;
}
