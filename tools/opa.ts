import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. Everything here runs from it, so that no path of this machine gets into what OPA writes. */
export const ROOT: string = fileURLToPath(new URL("..", import.meta.url));

/** Why there is no OPA, as it is printed after "left out: " or "skipped, because ". */
export const NO_GO = "Go is not on PATH";

export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The OPA that `tools/go.mod` pins, built on first use (a minute or so) and kept in `.cache`. Undefined where it is not
 * there yet and Go, which builds it, is not either. Throws where the build fails.
 */
export function findOpa(): string | undefined {
  const version = opaVersion();
  const path = join(ROOT, ".cache", "opa", `${version}-${pin()}`, process.platform === "win32" ? "opa.exe" : "opa");
  if (existsSync(path)) return path;
  if (spawnSync("go", ["version"]).error) return undefined;
  console.error(`Building OPA ${version} with Go: this takes a minute or so, once.`);
  build(path);
  return path;
}

/** OPA runs for less than a second: collecting garbage would take half of that, and is left until it needs a lot of memory. */
export const OPA_ENVIRONMENT: NodeJS.ProcessEnv = { ...process.env, GOGC: "off", GOMEMLIMIT: "1GiB" };

/** Runs OPA, in the repository or a copy of it, to its end, whatever its exit code. */
export function runOpa(opa: string, args: readonly string[], input: string = "", cwd: string = ROOT): Run {
  const { error, status, stdout, stderr } = spawnSync(opa, args, {
    cwd,
    input,
    env: OPA_ENVIRONMENT,
    encoding: "utf8",
    maxBuffer: 1024 * 1024 * 1024,
  });
  if (error) throw error;
  return { status: status ?? 1, stdout, stderr };
}

/** What OPA prints. Throws what it complains about where it fails. */
export function askOpa(opa: string, args: readonly string[], cwd: string = ROOT): string {
  const { status, stdout, stderr } = runOpa(opa, args, "", cwd);
  if (status !== 0) throw new Error(`opa ${args[0]} failed:\n${stderr || stdout}`.trimEnd());
  return stdout;
}

export function opaVersion(): string {
  const version = /open-policy-agent\/opa v(\S+)/.exec(readFileSync(join(ROOT, "tools/go.mod"), "utf8"))?.[1];
  if (!version) throw new Error("tools/go.mod does not pin github.com/open-policy-agent/opa");
  return version;
}

/** Tells builds of different dependencies, systems and flags apart. */
function pin(): string {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch} ${FLAGS.join(" ")}`);
  for (const name of ["go.mod", "go.sum"]) hash.update(readFileSync(join(ROOT, "tools", name)));
  return hash.digest("hex").slice(0, 12);
}

/** `opa_wasm` is what lets OPA run its tests on the Wasm target; it needs no C. */
const FLAGS = ["-tags", "opa_wasm", "-trimpath", "-ldflags", "-s -w"] as const;

/** Builds beside the goal and renames, so that whoever looks meanwhile finds all of it or nothing. */
function build(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  const args = ["build", ...FLAGS, "-o", unfinished, "github.com/open-policy-agent/opa"];
  execFileSync("go", args, { cwd: join(ROOT, "tools"), stdio: "inherit", env: { ...process.env, CGO_ENABLED: "0" } });
  renameSync(unfinished, path);
}
