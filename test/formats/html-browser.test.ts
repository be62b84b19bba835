import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeWith } from "../peers.ts";
import { look, OVERFLOW, UNFOLD, violationsIn } from "./access.ts";
import { launch, open } from "./browser.ts";
import { bulk, few, PAGES, pageOf, several } from "./pages.ts";
import { MASKED, REPORTS } from "./reports.ts";

const WIDTHS = [320, 1280] as const;
const SCHEMES = ["light", "dark"] as const;
const LOOKS = WIDTHS.flatMap((width) => SCHEMES.map((scheme) => ({ width, scheme })));

const inView = (selector: string): string =>
  `(({ top }) => top >= 0 && top < innerHeight)(document.querySelector("${selector}").getBoundingClientRect())`;

describeWith("chromium", "the page in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  describe.each(Object.keys(PAGES))("%s", (name) => {
    const text = (PAGES[name] as () => string)();

    test.each(WIDTHS)("fits at %d pixels", async (width) => {
      await open(browser, text, look(width, "light"), async (page) => {
        expect(await page.evaluate<number>(OVERFLOW)).toBe(0);
        await page.evaluate(UNFOLD);
        expect(await page.evaluate<number>(OVERFLOW)).toBe(0);
      });
    });

    test("runs nothing, asks for nothing, complains of nothing, and takes its style", async () => {
      await open(browser, text, look(1280, "light"), async (page, deeds) => {
        await page.evaluate(UNFOLD);
        await page.waitForTimeout(200);
        expect(deeds).toEqual({ dialogs: [], requests: [], complaints: [] });
        expect(
          await page.evaluate("document.querySelectorAll('script, img, iframe, form, link, base, [style]').length"),
        ).toBe(0);
        expect(await page.evaluate("getComputedStyle(document.querySelector('.verdict')).borderLeftWidth")).toBe(
          "12px",
        );
      });
    });

    test("says all that it says without JavaScript", async () => {
      const read = (page: Page): Promise<string> => page.locator("body").innerText();
      const options = look(1280, "light");
      const without = await open(browser, text, { ...options, javaScriptEnabled: false }, read);
      expect(without).toBe(await open(browser, text, options, read));
      expect(without).toContain("What was checked, and what was not");
    });

    test("opens what is folded away on paper, where nothing scrolls", async () => {
      await open(browser, text, look(700, "light"), async (page) => {
        await page.emulateMedia({ media: "print" });
        const hidden =
          "[...document.querySelectorAll('.roster')].filter((each) => !each.checkVisibility({ contentVisibilityAuto: true })).length";
        expect(await page.evaluate(hidden)).toBe(0);
        expect(await page.evaluate<number>(OVERFLOW)).toBe(0);
        expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
      });
    });
  });

  test.each(["clean", "ordinary", "hostile", "several"] as const)(
    "%s has no fault that axe knows, at 320 and 1280 pixels, light and dark",
    async (name) => {
      const { options, ...given } = name === "several" ? { ...several(), options: MASKED } : REPORTS[name]();
      const text = pageOf(few(given), options);
      await open(browser, text, { ...look(1280, "light"), bypassCSP: true }, async (page) => {
        await page.evaluate(UNFOLD);
        for (const { width, scheme } of LOOKS) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme: scheme });
          expect(await violationsIn(page), `${width} ${scheme}`).toEqual([]);
        }
      });
    },
  );

  test("what axe cannot pass would be told", async () => {
    const broken = pageOf(REPORTS.clean())
      .replace('<html lang="en-GB"', "<html")
      .replace("--ink: #0b0c0c", "--ink: #f3f4f5");
    const found = await open(browser, broken, { ...look(1280, "light"), bypassCSP: true }, async (page) => {
      return violationsIn(page);
    });
    expect(found.join("\n")).toContain("html-has-lang");
    expect(found.join("\n")).toContain("color-contrast");
  });

  test("a script would not run even if one got in", async () => {
    const broken = pageOf(REPORTS.clean()).replace(
      "<main>",
      "<main><script>alert(1)</script><img src='https://evil.example/x.png' alt=''>",
    );
    await open(browser, broken, look(1280, "light"), async (page, deeds) => {
      await page.waitForTimeout(200);
      expect(deeds.dialogs).toEqual([]);
      expect(deeds.complaints.join("\n")).toMatch(/Content Security Policy/);
      expect(await page.evaluate("document.querySelector('img').naturalWidth")).toBe(0);
    });
  });

  test("a number in the picture leads to its finding", async () => {
    await open(browser, pageOf(REPORTS.ordinary()), look(320, "light"), async (page) => {
      const last = page.locator(".roster a.ref").last();
      const href = await last.getAttribute("href");
      await last.focus();
      await page.keyboard.press("Enter");
      expect(await page.locator(`article${href}`).isVisible()).toBe(true);
      expect(await page.evaluate(inView(`article${href}:target`))).toBe(true);
    });
  });

  test("500 declarations are one page that opens, its table first", async () => {
    const text = pageOf(bulk(500));
    expect(text.length).toBeLessThan(4_000_000);
    await open(browser, text, look(1280, "light"), async (page) => {
      expect(await page.locator("nav tbody tr").count()).toBe(500);
      await page.locator("nav tbody a").last().click();
      expect(await page.locator("h2:target").innerText()).toBe("Organisation 499");
      expect(await page.evaluate(inView("h2:target"))).toBe(true);
    });
  });
});
