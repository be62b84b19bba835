import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { peer } from "../peers.ts";

/** A run of `spark-submit`. */
export interface Submitted {
  readonly pid: number;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
  log(): string;
}

/** JVMs that start sooner, and do without what takes long to warm up. */
const JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
const CONF = {
  "spark.ui.enabled": "false",
  "spark.driver.memory": "512m",
  "spark.sql.shuffle.partitions": "2",
  // Blocks that are so small that there are many.
  "spark.sql.files.maxPartitionBytes": "100000",
  "spark.sql.files.minPartitionNum": "4",
};

/** Submits a program to real Spark: to `local-cluster[2,1,1024]` or another master, on the loopback interface alone. */
export function submit(folder: string, master: string, words: readonly string[]): Submitted {
  const home = homeIn(folder);
  const path = join(folder, `${master.replace(/\W/g, "-")}.log`);
  const log = openSync(path, "w");
  // What a killed JVM leaves goes with the folder.
  const java = `${JAVA} -Djava.io.tmpdir=${folder}`;
  const options = { "spark.driver.extraJavaOptions": java, "spark.executor.extraJavaOptions": java };
  const conf = Object.entries({ ...CONF, ...options }).flatMap(([name, value]) => ["--conf", `${name}=${value}`]);
  const child = spawn(join(home, "bin/spark-submit"), ["--master", master, ...conf, ...words], {
    cwd: folder,
    stdio: ["ignore", log, log],
    env: {
      PATH: process.env.PATH ?? "",
      HOME: folder,
      TMPDIR: folder,
      LC_ALL: "C.UTF-8",
      SPARK_HOME: home,
      SPARK_LOCAL_DIRS: folder,
      SPARK_LOCAL_IP: "127.0.0.1",
      PYSPARK_PYTHON: peer("python"),
      PYTHONDONTWRITEBYTECODE: "1",
    },
  });
  closeSync(log);
  const pid = child.pid as number;
  const ended = endOf(child);
  onTestFinished(() => {
    if (child.exitCode === null && child.signalCode === null) for (const one of [...childrenOf(pid), pid]) killed(one);
  });
  return { pid, ended, log: () => readFileSync(path, "utf8") };
}

/** Workers write below SPARK_HOME: it is a folder of the test's own, with the distribution in it. */
function homeIn(folder: string): string {
  const home = join(folder, "spark");
  mkdirSync(home, { recursive: true });
  for (const part of readdirSync(home).length > 0 ? [] : ["bin", "jars", "python"])
    symlinkSync(join(peer("pyspark"), part), join(home, part));
  return home;
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", resolve);
  });
}

/** The executors of a run: its processes by their arguments, and their numbers. */
export function executorsOf({ pid }: Submitted): ReadonlyMap<string, number> {
  const executors = new Map<string, number>();
  for (const one of childrenOf(pid)) {
    const words = wordsOf(one);
    const number = words[words.indexOf("--executor-id") + 1];
    if (words.some((word) => word.endsWith(".CoarseGrainedExecutorBackend")) && number !== undefined)
      executors.set(number, one);
  }
  return executors;
}

/** Kills a process, if it is there still. */
export function killed(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** The processes that came of one, those that came of them, and so on. */
function childrenOf(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    const parent = /^\d+$/.test(name) && /^PPid:\s*(\d+)/m.exec(of(`/proc/${name}/status`))?.[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const isBelow = (one: number | undefined): boolean => one !== undefined && (one === pid || isBelow(parents.get(one)));
  return [...parents.keys()].filter((one) => one !== pid && isBelow(one));
}

function wordsOf(pid: number): readonly string[] {
  return of(`/proc/${pid}/cmdline`).split("\0");
}

/** What a file of a process holds; nothing, if the process has ended. */
function of(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
