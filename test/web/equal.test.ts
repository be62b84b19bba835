import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stringify } from "yaml";
import type { Source } from "../../src/core/model.ts";
import { organisationIn, type RegisterEntry } from "../../src/core/register.ts";
import { reportOf } from "../../src/core/report.ts";
import { html } from "../../src/formats/html.ts";
import { rolecall } from "../cli/run.ts";
import { fixtures, textOf } from "../fixtures.ts";
import { launch } from "../formats/browser.ts";
import { hostile, SHOWN } from "../formats/reports.ts";
import { checkAll, judge } from "../judge.ts";
import { describeWith } from "../peers.ts";
import { inFolder, NOW, visit } from "./page.ts";

const declarations = fixtures(judge.ruleset.data.roles).filter(({ kind }) => kind === "declaration");

/** Those that the page cannot show as the command does, and why. */
const APART = new Map([
  ["syntax/encoding", "the page refuses what is no text, in the same words, before there is a draft"],
  ["syntax/too-large", "the page has no option for the size of a document"],
]);

/** Opens a text, and gives the report that the page makes of it, without the browser's ceremony of saving it. */
async function reported(page: Page, name: string, text: string): Promise<string> {
  await page.evaluate(
    "HTMLAnchorElement.prototype.click = () => {}; URL.createObjectURL = (blob) => ((window.made = blob), '#made')",
  );
  await page.setInputFiles("#file", { name, mimeType: "text/yaml", buffer: Buffer.from(text) });
  await page.waitForSelector("#verdict");
  return page.evaluate<string>(`(async () => {
    document.querySelector("#in-full").checked = true;
    [...document.querySelectorAll("button")].find(({ innerText }) => innerText === "Save the report").click();
    const text = await window.made.text();
    [...document.querySelectorAll("button")].find(({ innerText }) => innerText === "Open another file").click();
    return text;
  })()`);
}

/** What the command would write of a file, made without a process. */
function expected(name: string, text: string): string {
  const now = Date.parse(NOW);
  const checked = checkAll(text, { now }, name);
  const sources = new Map<unknown, Source>(checked.map(({ report, source }) => [report, source]));
  const report = reportOf(checked, { ruleset: judge.ruleset, now, register: undefined });
  return html(report, (file) => sources.get(file), SHOWN);
}

/** What the command says of a file: the same page, at the same time. */
function commanded(folder: string, name: string, text: string, ...args: string[]): string {
  writeFileSync(join(folder, name), text);
  return rolecall(["check", name, "--now", NOW, "--show-personal", "--format", "html", ...args], { cwd: folder })
    .stdout;
}

/** Where an entry stands in a register is another line where it stands alone. */
function placeless(report: string): string {
  return report.replace(/Line \d+, column \d+ of <bdi>register\.yaml/g, "Somewhere in <bdi>register.yaml");
}

describeWith("chromium", "the page and the command", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test(`give equal reports on every fixture of a declaration; but for ${[...APART].flat().join(": ")}`, async () => {
    const alone = declarations.filter(({ rule, context }) => !APART.has(rule) && !context.register);
    expect(alone.length).toBeGreaterThan(50);
    await inFolder(async (folder) => {
      await visit(browser, async (page) => {
        for (const [index, { rule, bad, ok }] of alone.entries()) {
          for (const [kind, bytes] of Object.entries({ bad, ok })) {
            const name = `${rule.replace("/", "-")}.${kind}.yaml`;
            const text = textOf(bytes);
            const report = await reported(page, name, text);
            expect(report, name).toBe(expected(name, text));
            // A process each would take a minute.
            if (index % 8 === 0) expect(report, name).toBe(commanded(folder, name, text));
          }
        }
      });
    });
  });

  test("give equal reports with a register, of which the page holds one entry", async () => {
    const given = declarations.filter(({ context }) => context.register);
    expect(given.length).toBeGreaterThan(0);
    for (const { rule, bad, context } of given) {
      await inFolder(async (folder) => {
        const register = context.register as NonNullable<typeof context.register>;
        const entries = [...register.references()].map((reference) => register.entry(reference) as RegisterEntry);
        writeFileSync(join(folder, "register.yaml"), stringify({ organisations: entries.map(organisationIn) }));
        const args = ["--register", "register.yaml", "--organisation", "harbour-pensions"];
        expect(rolecall(["page", ...args], { cwd: folder })).toMatchObject({ code: 0 });
        const address = `file://${join(folder, "rolecall.html")}`;
        const name = `${rule.replace("/", "-")}.yaml`;
        const report = await visit(browser, (page) => reported(page, name, textOf(bad)), { address });
        expect(placeless(report)).toBe(placeless(commanded(folder, name, textOf(bad), "--register", "register.yaml")));
      });
    }
  });

  test("give equal reports on a hostile file, which runs nothing and shows inert", async () => {
    const { content } = hostile();
    const name = "we-ird,%0A name.roles.yaml";
    await inFolder((folder) =>
      visit(browser, async (page, deeds) => {
        expect(await reported(page, name, String(content))).toBe(commanded(folder, name, String(content)));
        await page.setInputFiles("#file", { name, mimeType: "text/yaml", buffer: Buffer.from(String(content)) });
        await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
        await page.evaluate("for (const each of document.querySelectorAll('.app-user [aria-expanded]')) each.click()");
        await page.getByRole("button", { name: "Show the text beside" }).click();
        await page.waitForTimeout(200);
        const foreign =
          "document.querySelectorAll('#page script, #page img, #page iframe, #page svg, #page link').length";
        expect(await page.evaluate(foreign)).toBe(0);
        expect(deeds.dialogs).toEqual([]);
        expect(deeds.requests).toEqual([]);
        expect(deeds.complaints).toEqual([]);
      }),
    );
  });
});
