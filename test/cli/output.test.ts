import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeWhole } from "../../src/node/write.ts";
import { ERROR, REGISTER, SOUND } from "./declarations.ts";
import { folder, type Ran, rolecall } from "./run.ts";

const check = (cwd: string, ...args: string[]): Ran => rolecall(["check", ...args], { cwd });
const read = (...path: string[]): string => readFileSync(join(...path), "utf8");

describe("a file that is read is never written over", () => {
  const FILES = {
    "a.roles.yaml": ERROR,
    "rolecall.yaml": "register: register.yaml\nexceptions_file: exc.yaml\n",
    "register.yaml": REGISTER,
    "exc.yaml": "exceptions: []\n",
    "given.yaml": REGISTER,
  };

  test.each([
    ["a.roles.yaml"],
    ["rolecall.yaml"],
    ["register.yaml"],
    ["exc.yaml"],
    ["d/a.roles.yaml"],
    ["d/register.yaml"],
    ["d/d/exc.yaml"],
    ["link.yaml"],
    ["given.yaml", "--register", "d/given.yaml"],
  ])("%j %j %j", (output, ...options) => {
    const cwd = folder(FILES);
    symlinkSync(".", join(cwd, "d"));
    symlinkSync("rolecall.yaml", join(cwd, "link.yaml"));
    for (const more of [[], ["--format", "html=other.html"]]) {
      const ran = check(cwd, "a.roles.yaml", ...options, "--format", "text", "--format", `json=${output}`, ...more);
      expect(ran).toMatchObject({
        code: 2,
        stdout: "",
        stderr: `rolecall: ‘${output}’ is read, so the report (json) cannot be written over it.\nName another file.\n`,
      });
    }
    for (const [name, text] of Object.entries(FILES)) expect(read(cwd, name)).toBe(text);
    expect(readdirSync(cwd).sort()).toEqual([...Object.keys(FILES), "d", "link.yaml"].sort());
  });

  test("nor what a configuration of another folder leads to", () => {
    const cwd = folder({
      "b/b.roles.yaml": SOUND,
      "b/rolecall.yaml": "register: ../pdp.yaml\n",
      "pdp.yaml": REGISTER,
    });
    expect(check(cwd, "--format", "json=pdp.yaml")).toMatchObject({ code: 2, stdout: "" });
    expect(read(cwd, "pdp.yaml")).toBe(REGISTER);
  });

  test("nor one report over another, by whatever name", () => {
    const cwd = folder({ "a.roles.yaml": SOUND });
    symlinkSync(".", join(cwd, "d"));
    const ran = check(cwd, "--format", "json=out", "--format", "html=d/out");
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining("Two formats would go into ‘d/out’.") });
  });
});

describe("a report that cannot be written", () => {
  test("keeps no other from being printed, and is no pass", () => {
    const cwd = folder({ "a.roles.yaml": SOUND, "d/x": "", file: "" });
    const formats = ["-f", "text", "-f", "json=d", "-f", "html=file/x.html", "-f", "csv=out.csv"];
    const ran = check(cwd, ...formats, "a.roles.yaml");
    expect(ran).toMatchObject({ code: 3, stdout: check(cwd, "a.roles.yaml").stdout });
    expect(ran.stdout).not.toBe("");
    expect(ran.stderr).toBe(
      "rolecall: The report cannot be written into ‘d’: it is a folder. The report cannot be written into ‘file/x.html’: what should be its folder is a file.\nName another file.\n",
    );
    expect(read(cwd, "out.csv")).not.toBe("");
    expect(readdirSync(cwd).sort()).toEqual(["a.roles.yaml", "d", "file", "out.csv"]);
  });

  test.skipIf(process.getuid?.() === 0)("says what may not be done with it", () => {
    const cwd = folder({ "a.roles.yaml": SOUND });
    mkdirSync(join(cwd, "d"), { mode: 0o500 });
    expect(check(cwd, "-f", "json=d/out.json").stderr).toContain("you have no permission to write it");
  });
});

describe("a report that is written", () => {
  test("goes through a symbolic link, to what is not there as well", () => {
    const cwd = folder({ "a.roles.yaml": SOUND, "kept/old.json": "old" });
    symlinkSync("kept/old.json", join(cwd, "old.json"));
    symlinkSync("kept/new/new.json", join(cwd, "new.json"));
    expect(check(cwd, "-f", "json=old.json", "-f", "ndjson=new.json").code).toBe(0);
    for (const name of ["old.json", "new.json"]) expect(lstatSync(join(cwd, name)).isSymbolicLink()).toBe(true);
    expect(JSON.parse(read(cwd, "kept/old.json"))).toMatchObject({ version: 1 });
    expect(read(cwd, "kept/new/new.json")).toContain("rules");
    expect(readdirSync(join(cwd, "kept")).sort()).toEqual(["new", "old.json"]);
  });

  test("leaves what others write beside it alone", () => {
    // In containers two processes that write to one disk can have one id.
    const other = `.out.json.${process.pid}.tmp`;
    const cwd = folder({ "out.json": "old", [other]: "of another" });
    writeWhole(join(cwd, "out.json"), "new");
    expect(readdirSync(cwd).sort()).toEqual([other, "out.json"].sort());
    expect([read(cwd, other), read(cwd, "out.json")]).toEqual(["of another", "new"]);
  });
});
