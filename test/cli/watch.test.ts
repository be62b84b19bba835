import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { BROKEN, ERROR, REGISTER, SOUND, WARNING } from "./declarations.ts";
import { folder, rolecall } from "./run.ts";
import { HAS_TERMINAL } from "./terminal.ts";
import { start, watch } from "./watching.ts";

/** Clears a terminal and goes to its corner. */
const CLEAR = "\u001B[2J\u001B[H";

/** What a check says of the last line of a report. */
const CLEAN = /^(No findings|\d+ pieces? of advice) in 1 declaration/m;
const WRONG = /^1 error(,.*)? in 1 declaration/m;

describe("rolecall check --watch", () => {
  test("checks at once, says when and what it watches, and again when a file is saved", async () => {
    const cwd = folder({ "a.yaml": SOUND });
    const going = watch(["a.yaml"], cwd);
    await going.shows(CLEAN);
    expect(going.stdout()).toMatch(/\nChecked at \d\d:\d\d:\d\d\. Watching 1 file; press Ctrl\+C to stop\.\n$/);
    writeFileSync(join(cwd, "a.yaml"), ERROR);
    expect(await going.shows(WRONG)).toContain("roles/mandatory-role");
    writeFileSync(join(cwd, "a.yaml"), SOUND);
    await going.shows(CLEAN);
    expect(await going.end("SIGINT")).toBe(0);
    // Without a terminal nothing is cleared, and nothing is personal.
    for (const hidden of ["\u001B", "Whitaker"]) expect(going.stdout()).not.toContain(hidden);
    expect(going.stderr()).toBe("");
  });

  test("sees files come and go, in folders that come and go too", async () => {
    const cwd = folder({ "orgs/a.roles.yaml": SOUND, "orgs/notes.txt": "" });
    const going = watch(["orgs"], cwd);
    await going.shows(/in 1 declaration;/);
    mkdirSync(join(cwd, "orgs/north"));
    writeFileSync(join(cwd, "orgs/north/b.roles.yaml"), ERROR);
    expect(await going.shows(/^1 error(,.*)? in [12] of 2 declarations/m)).toContain("orgs/north/b.roles.yaml");
    rmSync(join(cwd, "orgs/north"), { recursive: true });
    await going.shows(/in 1 declaration;/);
    rmSync(join(cwd, "orgs/a.roles.yaml"));
    await going.shows(/^$/);
    expect(going.stderr()).toContain("Nothing was checked: no declaration in ‘orgs’.");
    writeFileSync(join(cwd, "orgs/c.roles.yml"), ERROR);
    await going.shows(WRONG);
    expect(await going.end("SIGINT")).toBe(1);
  });

  test("starts in an empty folder", async () => {
    const cwd = folder({});
    const going = watch([], cwd);
    await going.shows(/^$/);
    writeFileSync(join(cwd, "a.roles.yaml"), SOUND);
    await going.shows(CLEAN);
    expect(await going.end("SIGTERM")).toBe(0);
  });

  test("sees what a pattern matches, and nothing else", async () => {
    const cwd = folder({ "orgs/a.yaml": SOUND });
    const going = watch(["orgs/*.yaml", "--format", "text", "--format", "json=orgs/report.json"], cwd);
    await going.shows(CLEAN);
    writeFileSync(join(cwd, "orgs/notes.txt"), "");
    writeFileSync(join(cwd, "orgs/b.yaml"), ERROR);
    await going.shows(/^1 error(,.*)? in [12] of 2 declarations/m);
    // A report beside the files is no change of theirs: it would go on for ever.
    expect(going.drawn()).toBe(2);
    expect(JSON.parse(readFileSync(join(cwd, "orgs/report.json"), "utf8")).summary.documents).toBe(2);
    expect(await going.end("SIGINT")).toBe(1);
  });

  test("sees an editor put another file in a file's place", async () => {
    const cwd = folder({ "a.yaml": SOUND });
    const going = watch(["a.yaml"], cwd);
    await going.shows(CLEAN);
    for (const [content, pattern] of [
      [ERROR, WRONG],
      [SOUND, CLEAN],
      [ERROR, WRONG],
    ] as const) {
      writeFileSync(join(cwd, ".a.yaml.swp"), content);
      renameSync(join(cwd, ".a.yaml.swp"), join(cwd, "a.yaml"));
      await going.shows(pattern);
    }
    expect(await going.end("SIGINT")).toBe(1);
  });

  test("sees a file that is saved behind a link", async () => {
    const cwd = folder({ "real/a.yaml": SOUND, "orgs/x.txt": "" });
    symlinkSync("../real/a.yaml", join(cwd, "orgs/a.roles.yaml"));
    const going = watch(["orgs"], cwd);
    await going.shows(CLEAN);
    writeFileSync(join(cwd, "real/a.yaml"), ERROR);
    await going.shows(WRONG);
    expect(await going.end("SIGINT")).toBe(1);
  });

  test("takes a burst of changes for few, and ends with the last", async () => {
    const cwd = folder({ "a.yaml": SOUND });
    const going = watch(["a.yaml"], cwd);
    await going.shows(CLEAN);
    for (let time = 0; time < 300; time += 1) writeFileSync(join(cwd, "a.yaml"), time % 2 === 0 ? ERROR : SOUND);
    writeFileSync(join(cwd, "a.yaml"), WARNING);
    await going.shows(/^1 warning/m);
    expect(going.drawn()).toBeLessThan(20);
    expect(await going.end("SIGINT")).toBe(0);
  });

  test("checks all again when the register changes, and says when it cannot be used", async () => {
    const cwd = folder({ "a.yaml": SOUND, "b.yaml": SOUND, "register.yaml": REGISTER });
    const going = watch(["a.yaml", "b.yaml", "--register", "register.yaml"], cwd);
    await going.shows(/checked against register\.yaml/);
    expect(going.stdout()).toContain("Watching 3 files");
    const file = join(cwd, "register.yaml");
    writeFileSync(file, REGISTER.replace("Joan Whitaker", "Joan Whiteaker"));
    expect((await going.shows(/^2 errors/m)).match(/\(preregistration\/mismatch\)/g)).toHaveLength(2);
    writeFileSync(file, "organisations: [");
    await going.shows(/^$/);
    expect(going.stderr()).toContain("the register ‘register.yaml’ cannot be used");
    writeFileSync(file, REGISTER);
    await going.shows(/^(No findings|\d+ pieces of advice) in 2 /m);
    expect(await going.end("SIGINT")).toBe(0);
  });

  test("goes on when a file is broken or gone, and its exit code is that of the last check", async () => {
    const cwd = folder({ "a.yaml": SOUND });
    const going = watch(["a.yaml"], cwd);
    await going.shows(CLEAN);
    writeFileSync(join(cwd, "a.yaml"), BROKEN);
    await going.shows(/The declaration could not be judged\./);
    rmSync(join(cwd, "a.yaml"));
    await going.shows(/^$/);
    expect(going.stderr()).toContain("There is no file or folder ‘a.yaml’.");
    writeFileSync(join(cwd, "a.yaml"), BROKEN);
    await going.shows(/The declaration could not be judged\./);
    expect(await going.end("SIGINT")).toBe(3);
  });

  test("is no different when told --exit-zero or --fail-on", async () => {
    const going = watch(["a.yaml", "--exit-zero"], folder({ "a.yaml": ERROR }));
    await going.shows(WRONG);
    expect(await going.end("SIGINT")).toBe(0);
    const strict = watch(["a.yaml", "--fail-on", "warning"], folder({ "a.yaml": WARNING }));
    await strict.shows(/^1 warning/m);
    expect(await strict.end("SIGINT")).toBe(1);
  });

  test("ends when nobody reads it any more", async () => {
    const cwd = folder({ "a.yaml": SOUND });
    const going = start("/bin/bash", ["-c", `"${process.execPath}" "$COMMAND" check --watch a.yaml | head -n 1`], cwd);
    for (let time = 0; time < 200 && !going.ended(); time += 1) {
      writeFileSync(join(cwd, "a.yaml"), time % 2 === 0 ? ERROR : SOUND);
      await sleep(200);
    }
    expect(await going.end()).toBe(0);
  });

  test.runIf(HAS_TERMINAL)("draws anew on a terminal, and ends by Ctrl+C", async () => {
    const cwd = folder({ "a.yaml": ERROR });
    const line = `exec '${process.execPath}' "$COMMAND" check --watch a.yaml`;
    const going = start("script", ["-qec", line, "/dev/null"], cwd);
    expect((await going.shows(/1 error/)).startsWith(CLEAR)).toBe(true);
    writeFileSync(join(cwd, "a.yaml"), SOUND);
    expect((await going.shows(/(?<!error.*)(No findings|pieces of advice) in 1/)).startsWith(CLEAR)).toBe(true);
    writeFileSync(join(cwd, "a.yaml"), ERROR);
    await going.shows(/1 error/);
    going.type("\u0003");
    expect(await going.end()).toBe(1);
  });

  test.each([
    [["-"], "Standard input cannot be watched."],
    [["a.yaml", "-"], "Standard input cannot be watched."],
    [["a.yaml", "--print-input"], "--watch and --print-input do not go together."],
    [["a.yaml", "--format", "json"], "--watch prints again and again, which is not json."],
    [["nowhere.yaml"], "There is no file or folder ‘nowhere.yaml’."],
    [["a.yaml", "--register", "nowhere.yaml"], "There is no file ‘nowhere.yaml’."],
    [["a.yaml", "--format", "json=a.yaml"], "‘a.yaml’ is read, so the report (json) cannot be written over it."],
  ])("is wrong use, told before it begins: %j", (args, message) => {
    const ran = rolecall(["check", "--watch", ...args], { cwd: folder({ "a.yaml": SOUND }), stdin: SOUND });
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain(`rolecall: ${message}\n`);
  });
});
