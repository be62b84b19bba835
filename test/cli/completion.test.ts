import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SHELLS, type Shell } from "../../src/cli/commands/completion.ts";
import { rolecall } from "./run.ts";
import { hasShell, offered, ZSH_SETUP } from "./shells.ts";

let home: string;
let work: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "rolecall-completion-"));
  work = join(home, "work");
  for (const folder of [work, join(home, "functions")]) mkdirSync(folder);
  for (const file of ["harbour.roles.yaml", "register.yaml"]) writeFileSync(join(work, file), "");
  for (const shell of SHELLS) writeFileSync(join(home, `rolecall.${shell}`), rolecall(["completion", shell]).stdout);
  writeFileSync(join(home, "functions/_rolecall"), rolecall(["completion", "zsh"]).stdout);
  writeFileSync(join(home, "setup.zsh"), ZSH_SETUP);
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A section of a command's help: the first words of its lines, such as `-f, --format <format>`. */
function help(section: string, ...command: readonly string[]): readonly string[] {
  const { stdout } = rolecall([...command, "--help"]);
  const [, lines = ""] = stdout.split(`${section}:\n`);
  return [...(lines.split("\n\n")[0] as string).matchAll(/^ {2}(\S.*?)(?: {2,}|$)/gm)].map(
    ([, words]) => words as string,
  );
}

const commands = (...above: readonly string[]): readonly string[] =>
  help("Commands", ...above)
    .map((line) => line.split(" ")[0] as string)
    .filter((name) => name !== "help");
/** Every command by all of its words, such as `audit merge`. */
const verbs = (): readonly (readonly string[])[] =>
  commands().flatMap((name) => [[name], ...commands(name).map((below) => [name, below])]);
const flags = (...command: readonly string[]): readonly string[] =>
  help("Options", ...command).flatMap((line) => line.match(/(?<=^|, )--?[a-z-]+/gi) ?? []);
const ids = (): readonly string[] => {
  const rules: readonly { id: string }[] = JSON.parse(rolecall(["rules", "--format", "json"]).stdout);
  return rules.map(({ id }) => id);
};
const ROLES = [
  "primary_business_contact",
  "primary_technical_contact",
  "scheme_admin",
  "security_lead",
  "service_manager",
  "test_manager",
];
const FILES = ["harbour.roles.yaml", "register.yaml"];

/** Values that only the person who types can know. */
const FREE = ["time", "bytes", "threads", "seconds", "i/n", "reference"];

describe.each(SHELLS)("%s", (shell: Shell) => {
  const there = hasShell(shell);
  const tab = (line: string): readonly string[] => offered(shell, line, home, work);

  describe.skipIf(!there)(there ? "offers" : "is left out: it is not on this machine", () => {
    test("every command, and every flag of each, as the help lists them", () => {
      expect(tab("rolecall ")).toEqual([...commands(), "help"].sort());
      expect(tab("rolecall -")).toEqual([...flags()].sort());
      expect(verbs()).toContainEqual(["audit", "merge"]);
      for (const verb of verbs()) {
        const command = verb.join(" ");
        expect(tab(`rolecall ${command} -`), command).toEqual([...flags(...verb)].sort());
      }
    });

    test("something for every value that can be known", () => {
      for (const verb of verbs()) {
        const command = verb.join(" ");
        for (const [, flag, value = ""] of help("Options", ...verb)
          .join("\n")
          .matchAll(/(--[a-z-]+) <(.+?)>/g)) {
          const words = tab(`rolecall ${command} ${flag} `);
          if (FREE.includes(value)) expect(words, `${command} ${flag}`).toEqual([]);
          else expect(words, `${command} ${flag}`).not.toEqual([]);
        }
      }
    });

    test.each([
      ["rolecall ch", ["check"]],
      ["rolecall check --fo", ["--format"]],
      ["rolecall check --fail-on ", ["error", "info", "warning"]],
      ["rolecall check --fail-on=", ["error", "info", "warning"]],
      ["rolecall check --fail-on=w", ["warning"]],
      ["rolecall check --format json --fail-on w", ["warning"]],
      ["rolecall check --register ", FILES],
      ["rolecall check -r reg", ["register.yaml"]],
      ["rolecall check ", FILES],
      ["rolecall check --quiet harbour.roles.yaml r", ["register.yaml"]],
      ["rolecall check -- --f", []],
      ["rolecall init har", ["harbour.roles.yaml"]],
      ["rolecall explain roles/role", ["roles/role-limit"]],
      ["rolecall explain secur", ["security_lead"]],
      ["rolecall help ex", ["explain"]],
      ["rolecall completion ", ["bash", "fish", "zsh"]],
      ["rolecall nonsense ", []],
      ["rolecall audit ", [...FILES, "compare", "merge", "view"].sort()],
      ["rolecall audit me", ["merge"]],
      ["rolecall audit har", ["harbour.roles.yaml"]],
      // Only in the first place they are commands.
      ["rolecall audit register.yaml ", FILES],
      ["rolecall audit register.yaml --fail-on w", ["warning"]],
      ["rolecall audit register.yaml merge --fail-on w", ["warning"]],
      ["rolecall audit --register view --jo", ["--jobs"]],
      ["rolecall audit --jobs 2 vi", ["view"]],
      ["rolecall audit --quiet merge --reg", ["--register"]],
      ["rolecall audit merge ", FILES],
      ["rolecall audit merge har", ["harbour.roles.yaml"]],
      ["rolecall audit merge harbour.roles.yaml r", ["register.yaml"]],
      ["rolecall audit merge --fail-on ", ["error", "info", "warning"]],
      ["rolecall audit compare harbour.roles.yaml ", FILES],
      ["rolecall audit compare --format h", ["html"]],
      ["rolecall audit view --format=p", ["parquet"]],
      ["rolecall audit view reg", ["register.yaml"]],
      ["rolecall audit -- --f", []],
    ])("%s", (line, words) => {
      expect(tab(line)).toEqual(words);
    });

    test("all rules and roles to explain, and no second one", () => {
      expect(tab("rolecall explain ")).toEqual([...ids(), ...ROLES].sort());
      // Zsh turns to the flags where there is nothing else.
      expect(tab("rolecall explain roles/role-limit ")).toEqual(shell === "zsh" ? ["--help", "-h"] : []);
    });

    test("the categories of rules, also behind a flag with a value", () => {
      const categories = [...new Set(ids().map((id) => id.replace(/\/.*/, "")))].sort();
      expect(tab("rolecall rules ")).toEqual(categories);
      expect(tab("rolecall rules --format json ")).toEqual(categories);
    });

    test("the schemas that there are", () => {
      const schemas = rolecall(["schema"])
        .stdout.split("\n")
        .flatMap((line) => line.match(/^\S+/) ?? []);
      expect(tab("rolecall schema ")).toEqual(schemas.sort());
    });
  });
});

test.runIf(hasShell("zsh"))("zsh finds the script in its own folder of functions", () => {
  expect(offered("zsh", "rolecall explain secur", home, work, "functions")).toEqual(["security_lead"]);
});

test("a shell that there is no script for is wrong use", () => {
  for (const args of [["completion"], ["completion", "tcsh"]]) {
    const { code, stdout } = rolecall(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  }
});
