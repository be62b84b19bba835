import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rolecall } from "../cli/run.ts";
import { launch } from "../formats/browser.ts";
import { describeWith } from "../peers.ts";
import { inFolder, openText, visit } from "./page.ts";
import { workbook } from "./workbook.ts";

const TWO = "Name\tEmail\tRole\nAda Hart\tada@harbour.example\tPBC\nBen Iqbal\tben@harbour.example\tPTC";

async function paste(page: Page, rows: string): Promise<void> {
  await page.locator("#pasted").fill(rows);
  await page.getByRole("button", { name: "Look at it" }).click();
}

/** Drops files anywhere on the page. */
async function drop(page: Page, ...names: readonly string[]): Promise<void> {
  await page.evaluate(`{
    const data = new DataTransfer();
    for (const name of ${JSON.stringify(names)}) data.items.add(new File(["x"], name));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }`);
}

describeWith("chromium", "nothing is lost on the page", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test.each([
    ["broken", "users: [\n"],
    ["of several declarations", "organisation: {name: A}\n---\norganisation: {name: B}\n"],
    ["text and no declaration", "hello\n"],
  ])("when a spreadsheet is taken while the text is %s", async (_, text) => {
    await visit(browser, async (page) => {
      await openText(page, "other.roles.yaml", text);
      await page.getByRole("button", { name: "Open another file" }).click();
      await paste(page, TWO);
      await page.getByRole("button", { name: "Take 2 users" }).click();
      expect(await page.locator(".app-user__name").allInnerTexts()).toEqual(["Ada Hart", "Ben Iqbal"]);
      await page.getByRole("button", { name: /^Undo: take 2 users/ }).click();
      await page.getByText("Undo: open other.roles.yaml").waitFor();
      expect(await page.locator(".app-user__name").count()).toBe(0);
    });
  });

  test("when somebody looks for another file, and thinks better of it", async () => {
    await visit(browser, async (page) => {
      await page.getByRole("button", { name: "Start now" }).click();
      await page.locator("#organisation-name").fill("Harbour Pensions");
      await page.getByRole("button", { name: "Open another file" }).click();
      await page.getByRole("button", { name: "Go on with it" }).click();
      expect(await page.locator("#organisation-name").inputValue()).toBe("Harbour Pensions");
      expect(await page.locator(".govuk-error-message").count()).toBe(0);
    });
  });

  test.each<[string, (page: Page) => Promise<unknown>]>([
    ["a spreadsheet", (page) => paste(page, TWO)],
    [
      "the checklist",
      async (page) => {
        await openText(page, "a.roles.yaml", "organisation: {name: A}\nusers: [{name: B, roles: [security_lead]}]\n");
        await page.getByRole("button", { name: "Checklist for the portal" }).click();
      },
    ],
  ])("of what is said of a file that is none, dropped on %s, until somebody goes on", async (_, go) => {
    await visit(browser, async (page) => {
      await go(page);
      await drop(page, "photo.jpg");
      await page.locator("#trouble:focus").waitFor();
      expect(await page.locator("#trouble").innerText()).toContain("‘photo.jpg’ is neither a declaration");
      await page.getByRole("button", { name: /^Take 2 users|^Back to the declaration/ }).click();
      await page.locator("#organisation-name").waitFor();
      expect(await page.locator("#trouble").count()).toBe(0);
    });
  });

  test("of two files that are dropped at once: none is opened without a word on the other", async () => {
    await visit(browser, async (page) => {
      await drop(page, "ada.roles.yaml", "ben.roles.yaml");
      await page.locator("#trouble:focus").waitFor();
      expect(await page.locator("#trouble").innerText()).toContain("Only one file can be opened at a time");
    });
  });

  test("of what is said of a file that is none, until somebody types", async () => {
    await visit(browser, async (page) => {
      await page.getByRole("button", { name: "Start now" }).click();
      await drop(page, "photo.jpg");
      await page.locator("#trouble:focus").waitFor();
      await page.locator("#organisation-name").fill("Harbour Pensions");
      await page.locator("#trouble").waitFor({ state: "detached" });
    });
  });

  test("of a draft that two tabs keep: the one without news does not take the place of the other", async () => {
    await visit(browser, async (page) => {
      await page.getByRole("button", { name: "Start now" }).click();
      await page.locator("#organisation-name").fill("Harbour Pensions");
      await page.getByLabel("Keep this draft in this browser").check();
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.getByRole("button", { name: "Go on with it" }).click();
      await other.locator("#organisation-name").fill("Fennel Lane");
      await page.getByText("Another tab or window has changed the draft").waitFor();
      await other.close();
      await page.reload();
      await page.getByRole("button", { name: "Go on with it" }).click();
      expect(await page.locator("#organisation-name").inputValue()).toBe("Fennel Lane");
    });
  });

  test("but what is to be: a draft that one tab clears does not come back from the other", async () => {
    await visit(browser, async (page) => {
      await page.getByRole("button", { name: "Start now" }).click();
      await page.getByLabel("Keep this draft in this browser").check();
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.getByRole("button", { name: "Clear everything" }).click();
      await other.getByRole("button", { name: "Yes, clear everything" }).click();
      await expect.poll(() => page.getByLabel("Keep this draft in this browser").isChecked()).toBe(false);
      await page.locator("#organisation-name").fill("Harbour Pensions");
      await page.reload();
      expect(await page.evaluate("localStorage.length")).toBe(0);
    });
  });

  test("unseen where the browser has no room to keep it", async () => {
    await visit(browser, async (page, deeds) => {
      await page.getByRole("button", { name: "Start now" }).click();
      await page.getByLabel("Keep this draft in this browser").check();
      await page.evaluate(`{
        for (let room = 2 ** 23; room > 0; room >>= 1)
          try { localStorage.setItem("other " + room, "x".repeat(room)); } catch {}
      }`);
      await page.locator("#organisation-name").fill("Harbour Pensions ".repeat(20));
      await page.getByText("This browser does not let the page keep this draft").waitFor();
      expect(await page.getByLabel("Keep this draft in this browser").isChecked()).toBe(false);
      await page.reload();
      expect(deeds.dialogs).toHaveLength(1);
    });
  });

  test("but the last of what was typed in the text, when it is undone", async () => {
    await visit(browser, async (page) => {
      await openText(page, "a.roles.yaml", "organisation:\n  name: A\nusers:\n  - name: B\n");
      await page.getByRole("button", { name: "Show the text beside" }).click();
      const editor = page.locator(".cm-content");
      const text = async (): Promise<string> => (await editor.innerText()).trim();
      await editor.getByText("name: A").click();
      await page.keyboard.press("End");
      await page.keyboard.type("cme");
      // The clock of the test stands still, but for this.
      await page.clock.setFixedTime("2026-11-24T09:00:02Z");
      await page.keyboard.type(" Ltd");
      await editor.getByText("name: B").click();
      await page.keyboard.press("End");
      await page.keyboard.type("obb");
      await page.keyboard.press("Backspace");
      await expect.poll(text).toBe("organisation:\n  name: Acme Ltd\nusers:\n  - name: Bob");
      for (const names of [
        ["Acme Ltd", "B"],
        ["Acme", "B"],
        ["A", "B"],
      ]) {
        await page.keyboard.press("Control+z");
        await expect.poll(text).toBe(`organisation:\n  name: ${names[0]}\nusers:\n  - name: ${names[1]}`);
      }
    });
  });

  test("of a workbook with two sheets: each can be taken", async () => {
    const rows = (name: string): string[][] => [
      ["Name", "Email"],
      [name, `${name.toLowerCase()}@harbour.example`],
    ];
    await visit(browser, async (page) => {
      await openText(page, "users.xlsx", Buffer.from(workbook(rows("Ada"), rows("Ben"))));
      await page.getByLabel("Sheet of the workbook").selectOption("Users 2");
      await page.getByRole("button", { name: "Take 1 user" }).click();
      await page.getByRole("button", { name: "Open another file" }).click();
      await openText(page, "users.xlsx", Buffer.from(workbook(rows("Ada"), rows("Ben"))));
      await page.getByRole("button", { name: "Add them to the 1 there" }).click();
      expect(await page.locator(".app-user__name").allInnerTexts()).toEqual(["Ben", "Ada"]);
    });
  });

  test.each<[string, Buffer, RegExp]>([
    [
      "users.xlsx",
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      /‘users.xlsx’ is in an older format .* or has a password. Open it in Excel/,
    ],
    ["users.xlsx", Buffer.from(""), /There is nothing in ‘users.xlsx’. Check/],
    ["empty.yaml", Buffer.from(""), /There is nothing in ‘empty.yaml’. Check/],
    ["harbour.roles.yaml.txt", Buffer.from("organisation:\n  name: Harbour\n"), /^Not ready to submit/],
  ])("in saying what is wrong with %s", async (name, bytes, said) => {
    await visit(browser, async (page) => {
      await openText(page, name, bytes);
      expect(await page.locator("#trouble p, #verdict").innerText()).toMatch(said);
    });
  });

  test("of a click, where what is told of the field before it moves what is clicked", async () => {
    await visit(browser, async (page) => {
      await page.getByRole("button", { name: "Start now" }).click();
      await page.locator("#organisation-email_domains").pressSequentially("@harbour.example");
      await page.waitForTimeout(200);
      await page.getByRole("button", { name: "Add another domain" }).click({ delay: 80 });
      await page.locator("#organisation-email_domains-told").waitFor();
      expect(await page.locator("#organisation-email_domains-1:focus").count()).toBe(1);
      await page.locator("#organisation-reference").pressSequentially("A");
      await page.waitForTimeout(200);
      await page.getByText("Pension scheme", { exact: true }).click({ delay: 80 });
      expect(await page.getByLabel("Pension scheme").isChecked()).toBe(true);
      await page.locator("#add-user").click();
      await page.locator("#users-0-phone").pressSequentially("020");
      await page.waitForTimeout(200);
      await page.locator("#users-0-details").getByText("Service manager", { exact: true }).click({ delay: 80 });
      await page.locator("#users-0-phone-told").waitFor();
      expect(await page.locator("#users-0-roles-service_manager").isChecked()).toBe(true);
    });
  });

  test("in silence where PDP’s record in the page is that of another reference", async () => {
    await inFolder(async (folder) => {
      const register = resolve("examples/register.yaml");
      rolecall(["page", "--register", register, "--organisation", "brackenfield-trustees"], { cwd: folder });
      const use = async (page: Page): Promise<void> => {
        await openText(page, "smallest.roles.yaml", readFileSync("examples/smallest.roles.yaml"));
        const told = page.locator("#preregistration-told");
        expect(await told.innerText()).toContain("the reference of this declaration is ‘fennel-lane’, so nobody is");
        await page.locator("#organisation-reference").fill("brackenfield-trustees");
        await told.waitFor({ state: "detached" });
      };
      await visit(browser, use, { address: pathToFileURL(join(folder, "rolecall.html")).href });
    });
  });
});
