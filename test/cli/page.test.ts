import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder, rolecall } from "./run.ts";

const REGISTER = readFileSync("examples/register.yaml", "utf8");
const page = readFileSync("dist/rolecall.html", "utf8");

/** What a page holds of a register. */
function entryIn(text: string): { file: string; reference: string; taken_at: string; entry: { contacts: unknown[] } } {
  return JSON.parse(/<script type="application\/json" id="register">(.*?)<\/script>/s.exec(text)?.[1] || "null");
}

describe("rolecall page", () => {
  test("writes the page, and says how to go on", () => {
    const cwd = folder({});
    const { code, stdout } = rolecall(["page"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toBe("Wrote rolecall.html. Open it in a browser; it needs no network.\n");
    expect(readFileSync(join(cwd, "rolecall.html"), "utf8")).toBe(page);
  });

  test("prints it to standard output for -", () => {
    expect(rolecall(["page", "-"]).stdout).toBe(page);
  });

  test("puts in the entry of one organisation, and nobody else’s", () => {
    const cwd = folder({ "register.yaml": REGISTER });
    const { code, stdout } = rolecall(
      ["page", "--register", "register.yaml", "--organisation", "fennel-lane", "f.html"],
      { cwd },
    );
    expect(code).toBe(0);
    expect(stdout).toContain("with PDP’s record of fennel-lane in it");
    const text = readFileSync(join(cwd, "f.html"), "utf8");
    expect(entryIn(text)).toMatchObject({
      file: "register.yaml",
      reference: "fennel-lane",
      entry: { reference: "fennel-lane", approvals: { scheme_admin_limit: { limit: 6 } } },
    });
    expect(text).not.toMatch(/brackenfield|Eleanor/i);
    expect(text.replace(/(id="register">).*?(<\/script>)/s, "$1$2")).toBe(page);
  });

  test("does not say where the register lies on this machine", () => {
    const cwd = folder({ "register.yaml": REGISTER });
    rolecall(["page", "--register", join(cwd, "register.yaml"), "--organisation", "fennel-lane", "f.html"], { cwd });
    const text = readFileSync(join(cwd, "f.html"), "utf8");
    expect(entryIn(text)).toMatchObject({ file: "register.yaml" });
    expect(text).not.toContain(cwd);
  });

  test("lets nothing in a register end its element", () => {
    const hostile = REGISTER.replace("Joan Whitaker", () => '"</script><script>alert(1)</script>$&<!--"');
    const cwd = folder({ "register.yaml": hostile });
    rolecall(["page", "--register", "register.yaml", "--organisation", "fennel-lane"], { cwd });
    const text = readFileSync(join(cwd, "rolecall.html"), "utf8");
    expect(text).not.toContain("<script>alert(1)");
    expect(JSON.stringify(entryIn(text).entry.contacts)).toContain("</script><script>alert(1)</script>$&<!--");
  });

  test("takes the place of a page, and of nothing else", () => {
    const cwd = folder({ "rolecall.html": page.replace("<title>", "<title>Old "), "notes.html": "<p>Mine</p>" });
    expect(rolecall(["page"], { cwd }).code).toBe(0);
    expect(readFileSync(join(cwd, "rolecall.html"), "utf8")).toBe(page);
    const { code, stderr } = rolecall(["page", "notes.html"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("‘notes.html’ is already there and is no page of rolecall, so it was left as it is.");
    expect(readFileSync(join(cwd, "notes.html"), "utf8")).toBe("<p>Mine</p>");
  });

  test.each([
    [["--register", "register.yaml"], 2, "Only one organisation’s entry goes into a page, and nobody said which."],
    [["--organisation", "fennel-lane"], 2, "there is no register"],
    [["--register", "none.yaml", "--organisation", "x"], 2, "There is no file ‘none.yaml’."],
    [["--register", "register.yaml", "--organisation", "fenel-lane"], 2, "Did you mean ‘fennel-lane’?"],
    [
      ["--register", "register.yaml", "--organisation", "\u001b[31mnobody"],
      2,
      "Write the reference as it stands in the register.",
    ],
    [["--register", "broken.yaml", "--organisation", "x"], 3, "the register ‘broken.yaml’ cannot be used"],
    [["-", "--open"], 2, "cannot be opened"],
    [["."], 2, "‘.’ cannot be written"],
  ])("refuses %j, and writes nothing", (args, code, words) => {
    const cwd = folder({ "register.yaml": REGISTER, "broken.yaml": "organisations: 1\n" });
    const ran = rolecall(["page", ...args], { cwd });
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain(words);
    expect(ran.stderr).not.toContain("\u001b");
    expect(existsSync(join(cwd, "rolecall.html"))).toBe(false);
  });

  test("opens it with what the system opens files with, and says where nothing can", () => {
    const cwd = folder({});
    mkdirSync(join(cwd, "bin"));
    const opener = join(cwd, "bin", process.platform === "darwin" ? "open" : "xdg-open");
    writeFileSync(opener, `#!/bin/sh\necho "$1" > "${cwd}/opened"\n`);
    chmodSync(opener, 0o755);
    const env = { PATH: `${join(cwd, "bin")}:/bin:/usr/bin` };
    expect(rolecall(["page", "--open"], { cwd, env }).code).toBe(0);
    expect(readFileSync(join(cwd, "opened"), "utf8")).toBe(`${join(cwd, "rolecall.html")}\n`);
    writeFileSync(opener, "#!/bin/sh\nexit 3\n");
    expect(rolecall(["page", "--open"], { cwd, env }).stderr).toBe(
      "rolecall: no browser could be opened here. Open ‘rolecall.html’ yourself.\n",
    );
  });
});
