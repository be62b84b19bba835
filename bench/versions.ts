import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { opaVersion } from "../tools/opa.ts";
import type { Field } from "./contestants.ts";
import { missingPeer, peer, run } from "./run.ts";

/** What was measured, where, and on what: lines of a list. */
export function circumstances({ whole, sample }: Field, rounds: number): readonly string[] {
  return [
    `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory`,
    `at the end, ${(loadavg()[2] as number).toFixed(1)} programs wanted to run at a time, in the mean of 15 minutes; alone, the bench is 1 to 2`,
    `Node ${process.version}, V8 ${process.versions.v8}, \`yaml\` ${dependency("yaml")}, opa-wasm ${dependency("@open-policy-agent/opa-wasm")}`,
    `OPA ${opaVersion()}, ${goVersion()}; conftest ${conftestVersion()}; Regorus ${regorusVersion()}`,
    `${whole.organisations} organisations of 5 to 8 users, 70 % of them without a fault; ${rounds} rounds`,
    `engines and conftest on the first ${sample.organisations} of them: they are slow, and the time for one does not depend on how many there are`,
    `bytes for one organisation: YAML ${each(folderSize(whole.yaml), whole)}, JSON ${each(size(whole.ndjson), whole)}, register ${each(size(whole.register), whole)}; what the policies see: JSON ${each(size(whole.inputs), whole)}, YAML ${each(folderSize(sample.inputYaml), sample)}`,
  ];
}

function dependency(name: string): string {
  return JSON.parse(readFileSync(join("node_modules", name, "package.json"), "utf8")).version;
}

function goVersion(): string {
  return missingPeer("opa", "peer") === undefined
    ? `built by ${run("go", ["env", "GOVERSION"]).stdout.trim()}`
    : "not built";
}

function conftestVersion(): string {
  if (missingPeer("conftest", "conftest") !== undefined) return "not built";
  const opa = /OPA: (\S+)/.exec(run(peer("conftest"), ["--version"]).stdout)?.[1];
  const file = peer("conftest.version");
  return `${existsSync(file) ? readFileSync(file, "utf8").trim() : "?"} with OPA ${opa}`;
}

function regorusVersion(): string {
  const lock = readFileSync("bench/regorus/Cargo.lock", "utf8");
  return /name = "regorus"\nversion = "([^"]+)"/.exec(lock)?.[1] ?? "?";
}

const size = (path: string): number => statSync(path).size;

function folderSize(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + size(join(entry.parentPath, entry.name)), 0);
}

const each = (bytes: number, { organisations }: { readonly organisations: number }): number =>
  Math.round(bytes / organisations);
