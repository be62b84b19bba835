import { chmodSync, cpSync, lstatSync, readdirSync, readFileSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeWhole } from "../../src/node/write.ts";
import { ERROR, REGISTER, SOUND } from "./declarations.ts";
import { folder, type Ran, rolecall, shell } from "./run.ts";

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

  const isRoot = process.getuid?.() === 0;
  const canBeNobody = !isRoot || shell("setpriv --reuid=65534 --clear-groups true").code === 0;

  test.runIf(canBeNobody || process.env.CI === "true")(
    `says that it may not be written${canBeNobody ? "" : ": skipped, because there is no setpriv to be nobody with"}`,
    () => {
      const cwd = folder({ "a.roles.yaml": SOUND, "d/x": "" });
      for (const part of ["dist", "generated", "package.json"])
        cpSync(part, join(cwd, "copy", part), { recursive: true });
      chmodSync(cwd, 0o755);
      chmodSync(join(cwd, "d"), 0o555);
      const nobody = isRoot ? "setpriv --reuid=65534 --clear-groups " : "";
      const ran = shell(`${nobody}"$NODE" copy/dist/cli/rolecall.cjs check a.roles.yaml -f json=d/out.json`, { cwd });
      expect(ran).toMatchObject({
        code: 3,
        stdout: "",
        stderr: expect.stringContaining("into ‘d/out.json’: you have no permission to write it."),
      });
    },
  );
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

describe("--output", () => {
  test("without any format is for text; after one, for that", () => {
    const cwd = folder({ "a.roles.yaml": ERROR });
    const text = check(cwd, "a.roles.yaml").stdout;
    expect(check(cwd, "-o", "out.txt", "a.roles.yaml")).toMatchObject({ code: 1, stdout: "" });
    expect(read(cwd, "out.txt")).toBe(text);
    expect(check(cwd, "-o", "out.txt", "-f", "json=out.json", "a.roles.yaml")).toMatchObject({ code: 1, stdout: "" });
    expect(check(cwd, "-f", "json", "-o", "out.json", "a.roles.yaml")).toMatchObject({ code: 1, stdout: "" });
    expect(JSON.parse(read(cwd, "out.json"))).toMatchObject({ version: 1 });
  });

  test("before the format that it may be meant for is wrong use", () => {
    const cwd = folder({ "a.roles.yaml": ERROR });
    for (const args of [
      ["-o", "x.json", "-f", "json"],
      ["-o", "x.json", "a.roles.yaml", "--format=json"],
    ]) {
      const ran = check(cwd, ...args);
      expect(ran).toMatchObject({ code: 2, stdout: "" });
      expect(ran.stderr).toContain("--output comes after the format that it is for: --format json --output FILE");
    }
    expect(readdirSync(cwd)).toEqual(["a.roles.yaml"]);
  });
});

describe("where nothing was checked, a file of an earlier run is not taken for a report of this one", () => {
  test.each([
    ["nothing is found", {}, ["orgs"]],
    ["a configuration is broken", { "orgs/rolecall.yaml": "x: 1\n" }, []],
    ["a register is broken", { "r.yaml": "[", "orgs/a.roles.yaml": SOUND }, ["-r", "r.yaml"]],
    ["the configuration’s register is", { "rolecall.yaml": "register: gone.yaml\n", "a.roles.yaml": SOUND }, []],
    ["a baseline is none", { "b.json": "[", "a.roles.yaml": SOUND }, ["--baseline", "b.json"]],
  ])("%s", (_, files, args) => {
    const cwd = folder({ "orgs/x": "", "out.json": "old", ...files });
    const ran = check(cwd, ...args, "-f", "json=out.json", "-f", "html=new.html");
    expect(ran).toMatchObject({ code: 3, stdout: "" });
    expect(ran.stderr).toMatch(
      /^rolecall: Nothing was checked: .*[.] What is in ‘out[.]json’ is of an earlier run[.]\n.+\n$/m,
    );
    expect(read(cwd, "out.json")).toBe("old");
  });

  test("and nothing is said of what is no file", () => {
    const cwd = folder({ "d/x": "" });
    symlinkSync("round", join(cwd, "round"));
    for (const name of ["d", "round", "/dev/null", "d/x/y", "gone"])
      expect(check(cwd, "-f", `json=${name}`).stderr).toMatch(/^rolecall: Nothing was checked: .* in ‘[.]’[.]\n.+\n$/);
  });

  test("one that a configuration names as well", () => {
    const formats = "patterns: [none/*.yaml]\nformats: [{format: json, output: out.json}]\n";
    const cwd = folder({ "rolecall.yaml": formats, "out.json": "old" });
    expect(check(cwd).stderr).toContain("What is in ‘out.json’ is of an earlier run.");
  });
});

test("what a killed run left half-written goes after a day, and nothing else does", () => {
  const uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";
  const [stale, fresh, others] = [
    `.out.json.${uuid}.tmp`,
    `.out.json.${uuid.replace("0f", "1f")}.tmp`,
    `.out.${uuid}.tmp`,
  ];
  const mine = [".out.json.tmp", ".out.json.notes.tmp", `.out.json.${uuid}.tmp.bak`];
  const cwd = folder(Object.fromEntries([stale, fresh, others, ...mine].map((name) => [name, "half"])));
  const ago = new Date(Date.now() - 25 * 3_600_000);
  for (const name of [stale, others, ...mine]) utimesSync(join(cwd, name), ago, ago);
  writeWhole(join(cwd, "out.json"), "whole");
  expect(readdirSync(cwd).sort()).toEqual([fresh, others, ...mine, "out.json"].sort());
});
