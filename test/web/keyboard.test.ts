import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "../formats/browser.ts";
import { describeWith } from "../peers.ts";
import { type Keys, keysOf } from "./keys.ts";
import { holdTogether, ORIGINS, verdict, visit } from "./page.ts";
import { ROWS } from "./sheets.ts";
import { workbook } from "./workbook.ts";

const mistakes = readFileSync("examples/common-mistakes.roles.yaml");

/** Fourteen users in the three ways in which somebody has them. */
const SHEETS: Readonly<Record<string, (page: Page, keys: Keys) => Promise<void>>> = {
  "pasted from another window": async (page, keys) => {
    const elsewhere = await page.context().newPage();
    await elsewhere.setContent("<textarea></textarea>");
    await elsewhere.locator("textarea").focus();
    await elsewhere.keyboard.insertText(ROWS.map((row) => row.join("\t")).join("\n"));
    for (const key of ["Control+a", "Control+c"]) await elsewhere.keyboard.press(key);
    await page.bringToFront();
    await keys.reach(/#pasted$/);
    // On a busy machine the copy is there a moment later, as for a person.
    await expect
      .poll(async () => {
        await keys.press("Control+v");
        return page.locator("#pasted").inputValue();
      })
      .toContain("Femi Iqbal");
    await elsewhere.close();
    await keys.enter(/Look at it/);
  },
  "opened as CSV": (page, keys) =>
    choose(
      page,
      keys,
      "users.csv",
      Buffer.from(ROWS.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\r\n")),
    ),
  "opened as an Excel workbook": (page, keys) => choose(page, keys, "users.xlsx", Buffer.from(workbook(ROWS))),
};

/** Opens a file with the browser's own dialog, which only the browser's driver can answer. */
async function choose(page: Page, keys: Keys, name: string, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), keys.enter(/#file$/)]);
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer });
}

/** Presses Enter at a button that saves, and gives what it saved. */
async function save(page: Page, keys: Keys, button: RegExp): Promise<{ name: string; text: string }> {
  await keys.reach(button);
  const [download] = await Promise.all([page.waitForEvent("download"), keys.press("Enter")]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

describeWith("chromium", "the page by keyboard alone", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  describe.each(Object.entries(ORIGINS))("%s", (_, from) => {
    /** Gives somebody the page, and a keyboard. No mouse is ever used. */
    const visitor = (use: (page: Page, keys: Keys) => Promise<void>): Promise<void> =>
      from((address) =>
        visit(
          browser,
          async (page, deeds) => {
            await use(page, keysOf(page));
            expect(deeds).toEqual({ requests: [], dialogs: [], complaints: [] });
          },
          { address },
        ),
      );

    test("fills in the form from nothing to ready", () =>
      visitor(async (page, keys) => {
        await keys.enter(/Start now/);
        await keys.type(/#organisation-name$/, "Fennel Lane");
        await keys.type(/#organisation-reference$/, "fennel-lane");
        for (const [group, downs] of [
          ["type", 2],
          ["connection", 1],
          ["phase", 2],
        ] as const) {
          await keys.reach(new RegExp(`#organisation-${group}$`));
          await keys.press("Space");
          await keys.press("ArrowDown", downs - 1);
        }
        await keys.type(/#organisation-email_domains$/, "fennel-lane.example");
        const people = [
          ["Joan Whitaker", "joan@fennel-lane.example", "0113 496 0210", [0, 2, 3]],
          ["Idris Khan", "idris@fennel-lane.example", "0113 496 0211", [1, 4]],
        ] as const;
        const roles = ["", "-primary_technical_contact", "-service_manager", "-security_lead", "-test_manager"];
        for (const [index, [name, email, phone, held]] of people.entries()) {
          await keys.enter(/#add-user$/);
          await keys.type(new RegExp(`#users-${index}-name$`), name);
          await keys.type(new RegExp(`#users-${index}-email$`), email);
          await keys.type(new RegExp(`#users-${index}-phone$`), phone);
          for (const role of held) {
            await keys.reach(new RegExp(`#users-${index}-roles${roles[role]}$`));
            await keys.press("Space");
          }
        }
        for (const [index, [name, email, phone]] of people.entries()) {
          await keys.enter(index === 0 ? /#add-primary_business_contact$/ : /#add-primary_technical_contact$/);
          await keys.type(new RegExp(`#preregistration-contacts-${index}-name$`), name);
          await keys.type(new RegExp(`#preregistration-contacts-${index}-email$`), email);
          await keys.type(new RegExp(`#preregistration-contacts-${index}-phone$`), phone);
        }
        expect(await verdict(page)).toBe("Ready to submit");
        const { name, text } = await save(page, keys, /Save the declaration/);
        expect(name).toBe("fennel-lane.roles.yaml");
        await holdTogether(page, name, text);
      }));

    test.each(Object.entries(SHEETS))("takes fourteen users %s, after a look at them", (_, bring) =>
      visitor(async (page, keys) => {
        await bring(page, keys);
        await page.waitForSelector("#sheet");
        expect(await page.evaluate("document.activeElement.id")).toBe("sheet");
        expect(await page.locator("h2").first().innerText()).toBe("14 users would be in the declaration");
        // A column that was matched wrongly can be put right, and back.
        await keys.reach(/#column-8$/);
        await keys.press("Home");
        expect(await page.locator("#column-8").inputValue()).toBe("");
        await keys.press("End");
        expect(await page.locator("#column-8").inputValue()).toBe("role:scheme_admin");
        await keys.enter(/^Take 14 users/);
        expect(await page.evaluate("document.activeElement.id")).toBe("verdict");
        const before = await verdict(page);
        await keys.enter(/^Take Femi Iqbal out/);
        expect(await page.evaluate("document.activeElement.id")).toBe("verdict");
        expect(await verdict(page)).not.toBe(before);
        await keys.enter(/^Undo: take Femi Iqbal out/);
        expect(await verdict(page)).toBe(before);
        const { name, text } = await save(page, keys, /Save the declaration/);
        expect(text.match(/^ {2}- name: /gm)).toHaveLength(14);
        expect(await holdTogether(page, name, text)).not.toEqual([]);
        await keys.enter(/^Undo: take 14 users/);
        expect(await page.locator(".app-user").count()).toBe(0);
      }),
    );

    test("opens the usual mistakes, puts one right, takes it back, and takes everything away", () =>
      visitor(async (page, keys) => {
        await choose(page, keys, "mistakes.roles.yaml", mistakes);
        await page.waitForSelector("#verdict");
        const before = await verdict(page);
        await keys.enter(/^Remove scheme admin/);
        expect(await page.evaluate("document.activeElement.id")).toBe("verdict");
        expect(await verdict(page)).not.toBe(before);
        await keys.press("Control+z");
        expect(await verdict(page)).toBe(before);
        await keys.press("Control+Shift+z");
        expect(await verdict(page)).not.toBe(before);
        await keys.press("Control+z");
        expect((await save(page, keys, /Save the declaration/)).text).toBe(mistakes.toString());
        expect((await save(page, keys, /Save the report/)).text).toMatch(/^<!DOCTYPE html>/i);
        await keys.enter(/Checklist for the portal/);
        expect(await page.evaluate("document.activeElement.id")).toBe("checklist");
        await keys.reach(/Print this list/);
        await keys.enter(/Back to the declaration/);
        expect(await page.evaluate("document.activeElement.id")).toBe("finish");
      }));

    test("works in the text, and comes out of it again", () =>
      visitor(async (page, keys) => {
        await choose(page, keys, "mistakes.roles.yaml", mistakes);
        await keys.enter(/Show the text beside/);
        for (let tabs = 0; tabs < 60 && !(await page.evaluate(IN_TEXT)); tabs += 1) await keys.press("Tab");
        await keys.press("Control+Home");
        await page.keyboard.type("# Looked through.\n");
        await keys.enter(/^Undo: change the text/);
        expect((await save(page, keys, /Save the declaration/)).text).toBe(mistakes.toString());
      }));

    test("keeps a draft, goes on with it after a reload, and clears everything", () =>
      visitor(async (page, keys) => {
        await keys.enter(/Start now/);
        await keys.type(/#organisation-name$/, "Harbour Pensions");
        await keys.reach(/#keep$/);
        await keys.press("Space");
        await page.reload();
        await keys.enter(/Go on with it/);
        expect(await page.locator("#organisation-name").inputValue()).toBe("Harbour Pensions");
        await keys.enter(/Clear everything/);
        await keys.enter(/Yes, clear everything/);
        expect(await page.evaluate("localStorage.length")).toBe(0);
        expect(await page.evaluate("document.activeElement.id")).toBe("declaration");
      }));

    test("keeps the focus where a button goes away once it was pressed", () =>
      visitor(async (page, keys) => {
        const focused = (): Promise<string> => page.evaluate("document.activeElement.id");
        await keys.enter(/Start now/);
        await keys.enter(/Add the first user/);
        await keys.enter(/^Undo: /);
        expect(await focused()).toBe("verdict");
        await keys.enter(/^Redo: /);
        expect(await focused()).toBe("verdict");
        await keys.press("Control+z");
        await expect.poll(() => page.locator(".app-user").count()).toBe(0);
        await keys.press("Control+y");
        await expect.poll(() => page.locator(".app-user").count()).toBe(1);
        await keys.enter(/Clear everything/);
        await expect.poll(focused).toBe("clear-asked");
        await keys.enter(/No, go back/);
        await expect.poll(focused).toBe("clear");
      }));
  });
});

const IN_TEXT = "document.activeElement.shadowRoot?.activeElement?.className.includes('cm-content') ?? false";
