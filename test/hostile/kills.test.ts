import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inputs, WITH, written } from "../audit/inputs.ts";
import { pause, type Running, sizeOf, start } from "../audit/running.ts";
import { rolecall } from "../cli/run.ts";
import { random } from "../generators/random.ts";

/** How often the audits are killed in all; `KILLS=200` takes a few minutes. */
const KILLS = Number(process.env.KILLS ?? 15);
const SEED = Number(process.env.SEED ?? 1);

const COUNT = 400;

/** Something that can be gone on with is written. */
const isBegun = (cwd: string): boolean => sizeOf(join(cwd, "audit.ndjson.partial")) > 1000;

async function begun(cwd: string, { process }: Running): Promise<void> {
  while (!isBegun(cwd) && process.exitCode === null) await pause(2);
}

/** How much of the length of a run the kill may wait for. */
const share = (kills: number): number => (kills % 2 === 1 ? 0.5 : 1.1);

test.each([
  ["a folder", "orgs", ""],
  ["NDJSON", "all.ndjson", ""],
  ["both, and a cache", "orgs all.ndjson", "--cache kept"],
])(
  `killed ${Math.ceil(KILLS / 3)} times at any moment, an audit of %s comes to what it would have been`,
  { timeout: 60_000 + KILLS * 4000 },
  async (kind, sources, more) => {
    const chance = random(SEED + kind.length);
    const cwd = inputs(COUNT);
    const args = [...sources.split(" "), ...WITH, "--jobs", "2", "--timeout", "60", "--quiet"];
    const wanted = rolecall(["audit", ...args], { cwd }).stdout;
    const resumed = [...args, ...more.split(" ").filter(Boolean), "--resume", "--output", "audit.ndjson"];
    const began = performance.now();
    expect(await start(resumed, cwd).ended).toMatchObject({ code: 1, stderr: "" });
    const length = performance.now() - began;
    let kills = 0;
    let halfway = 0;
    let whole = 0;
    while (kills < KILLS / 3 || whole === 0) {
      rmSync(join(cwd, "audit.ndjson"), { force: true });
      for (;;) {
        const running = start(resumed, cwd);
        // Every other one once something is written: on a quick machine few moments are between that and the end.
        if (kills % 2 === 1) await begun(cwd, running);
        const killed = kills < KILLS / 3 ? pause(length * share(kills) * (chance.integer(1000) / 1000)) : running.ended;
        await Promise.race([killed, running.ended]);
        running.process.kill("SIGKILL");
        const { code, signal, stderr } = await running.ended;
        if (signal === null) {
          expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
          break;
        }
        kills += 1;
        if (isBegun(cwd)) halfway += 1;
        // It is there when it is whole, and not before.
        if (existsSync(join(cwd, "audit.ndjson"))) break;
      }
      expect(written(cwd, "audit.ndjson") === wanted).toBe(true);
      whole += 1;
    }
    // Else nothing was ever gone on with.
    expect(halfway).toBeGreaterThan(KILLS / 3 / 8);
  },
);
