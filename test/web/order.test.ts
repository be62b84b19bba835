import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "../formats/browser.ts";
import { describeWith } from "../peers.ts";
import { openText, visit } from "./page.ts";

const DECLARATION = `organisation:
  name: Harbour Pensions
  reference: harbour-pensions
  type: pension_provider
  connection: direct
  phase: registration
  email_domains: [harbour-pensions.example]
users:
  - name: Joan Whitaker
    email: joan@harbour-pensions.example
    phone: "020 7946 0123"
    roles: [service_manager]
`;

/** Notes, of each key that changes what is found, when that is drawn, when the next frame is, and when the form is drawn. */
const WATCH = `window.order = [];
const note = (what) => order.at(-1) !== what && order.push(what);
const watch = (selector, action) =>
  new MutationObserver(action).observe(document.querySelector(selector), { subtree: true, childList: true, characterData: true });
watch(".app-right", () => { note("found"); requestAnimationFrame(() => note("frame")); });
watch(".app-form", () => note("form"));`;

describeWith("chromium", "the page draws", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test("what a key changes before the form, a frame apart", async () => {
    await visit(browser, async (page) => {
      await openText(page, "harbour.roles.yaml", DECLARATION);
      await page.locator(".app-user button[aria-expanded]").first().click();
      await page.locator("#users-0-email").click();
      await page.waitForTimeout(500);
      await page.evaluate(WATCH);
      for (const key of ["x", "Backspace", "x", "Backspace"]) {
        await page.evaluate("order.length = 0");
        await page.keyboard.press(key);
        await expect.poll(() => page.evaluate("order")).toContain("form");
        expect((await page.evaluate<readonly string[]>("order")).slice(0, 3)).toEqual(["found", "frame", "form"]);
      }
    });
  });
});
