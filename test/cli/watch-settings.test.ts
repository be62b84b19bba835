import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ERROR, REGISTER, SOUND } from "./declarations.ts";
import { folder, rolecall } from "./run.ts";
import { watch } from "./watching.ts";

const OFF = "off: {roles/mandatory-role: nobody tests this month}\n";
const WRONG = /^1 error(,.*)? in 1 declaration/m;
const RIGHT = /^(No findings|\d+ pieces? of advice) in 1 declaration/m;

describe("rolecall check --watch, with settings", () => {
  test("checks all again when a configuration comes, changes, breaks and goes, wherever it is found", async () => {
    const cwd = folder({ ".git/HEAD": "", "orgs/north/a.roles.yaml": ERROR });
    const going = watch(["orgs"], cwd);
    await going.shows(WRONG);
    writeFileSync(join(cwd, "rolecall.yaml"), OFF);
    await going.shows(RIGHT);
    writeFileSync(join(cwd, "orgs/rolecall.yml"), "fail_on: warning\n");
    await going.shows(WRONG);
    writeFileSync(join(cwd, "orgs/rolecall.yml"), "fail_on: [\n");
    await going.shows(/^$/);
    expect(going.stderr()).toContain("the configuration ‘orgs/rolecall.yml’ cannot be used");
    rmSync(join(cwd, "orgs/rolecall.yml"));
    await going.shows(RIGHT);
    rmSync(join(cwd, "rolecall.yaml"));
    await going.shows(WRONG);
    expect(await going.end("SIGINT")).toBe(1);
  });

  test("looks after what a configuration names: register, exceptions and patterns", async () => {
    const settings = "register: pdp/register.yaml\nexceptions_file: exceptions.yaml\npatterns: [lists/*.yaml]\n";
    const exceptions = (rule: string): string =>
      `exceptions: [{rule: ${rule}, organisation: fennel-lane, reason: agreed, approved_by: Joan, expires: 2026-12-31}]\n`;
    const cwd = folder({
      "rolecall.yaml": settings,
      "pdp/register.yaml": REGISTER,
      "exceptions.yaml": exceptions("roles/mandatory-role"),
      "lists/a.yaml": ERROR,
    });
    const going = watch(["--now", "2026-11-22T09:00:00Z"], cwd);
    await going.shows(/^(?!.*\berrors?\b).*in 1 declaration/m);
    writeFileSync(join(cwd, "exceptions.yaml"), exceptions("roles/role-limit"));
    await going.shows(/^1 error/m);
    writeFileSync(join(cwd, "exceptions.yaml"), exceptions("roles/mandatory-role"));
    writeFileSync(join(cwd, "pdp/register.yaml.new"), REGISTER.replace("Joan Whitaker", "Joan Whiteaker"));
    renameSync(join(cwd, "pdp/register.yaml.new"), join(cwd, "pdp/register.yaml"));
    await going.shows(/preregistration.mismatch/);
    writeFileSync(join(cwd, "pdp/register.yaml"), REGISTER);
    mkdirSync(join(cwd, "lists/not"));
    writeFileSync(join(cwd, "lists/b.yaml"), SOUND);
    await going.shows(/^(?!.*\berrors?\b).*\b2 declarations/m);
    expect(await going.end("SIGINT")).toBe(0);
  });

  test("looks after a baseline", async () => {
    const cwd = folder({ "a.yaml": ERROR, "report.json": "" });
    writeFileSync(join(cwd, "report.json"), rolecall(["check", "--format", "json", "a.yaml"], { cwd }).stdout);
    const going = watch(["a.yaml", "--baseline", "report.json"], cwd);
    await going.shows(/in 1 declaration/);
    writeFileSync(join(cwd, "a.yaml"), SOUND);
    await going.shows(RIGHT);
    writeFileSync(join(cwd, "report.json"), rolecall(["check", "--format", "json", "a.yaml"], { cwd }).stdout);
    writeFileSync(join(cwd, "a.yaml"), ERROR);
    await going.shows(WRONG);
    expect(await going.end("SIGINT")).toBe(1);
  });
});
