import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../formats/browser.ts";
import { describeWith } from "../peers.ts";
import { openText, visit } from "./page.ts";

const TWO = "Name\tEmail\tRole\nAda Hart\tada@harbour.example\tPBC\nBen Iqbal\tben@harbour.example\tPTC";

async function paste(page: Page, rows: string): Promise<void> {
  await page.locator("#pasted").fill(rows);
  await page.getByRole("button", { name: "Look at it" }).click();
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
});
