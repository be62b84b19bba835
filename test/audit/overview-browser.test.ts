import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { look, OVERFLOW, UNFOLD, violationsIn } from "../formats/access.ts";
import { launch, open } from "../formats/browser.ts";
import { describeWith } from "../peers.ts";
import { auditOf, multiplied } from "./audits.ts";
import { hostile, pageOf, several } from "./overviews.ts";

const PAGES = { several: pageOf(several()), hostile: pageOf(hostile()) } as const;

/** As `compare.test.ts` holds it to be. */
const COMPARISON = readFileSync("test/audit/golden/comparison.html", "utf8");

const names = (page: Page): Promise<string[]> => page.locator("#table tbody th").allInnerTexts();
const shown = (page: Page): Promise<string> => page.locator("#shown").innerText();

describeWith("chromium", "the overview in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  describe.each(Object.entries(PAGES))("%s", (_, text) => {
    test.each([320, 1280])("fits at %d pixels, with an organisation opened", async (width) => {
      await open(browser, text, look(width), async (page) => {
        await page.locator("#table tbody a").first().click();
        await page.evaluate(UNFOLD);
        expect(await page.evaluate<number>(OVERFLOW)).toBe(0);
      });
    });

    test("asks for nothing and complains of nothing, whatever is opened", async () => {
      await open(browser, text, look(1280), async (page, deeds) => {
        await page.evaluate(UNFOLD);
        for (const link of await page.locator("#table tbody a").all()) await link.click();
        await page.waitForTimeout(200);
        expect(deeds).toEqual({ dialogs: [], requests: [], complaints: [] });
        expect(await page.evaluate("document.querySelectorAll('img, iframe, form, link, base, [style]').length")).toBe(
          0,
        );
        expect(await page.evaluate("document.querySelectorAll('script').length")).toBe(2);
      });
    });

    test("has no fault that axe knows, at 320 and 1280 pixels, light and dark", async () => {
      await open(browser, text, { ...look(1280), bypassCSP: true }, async (page) => {
        await page.locator("#table tbody a").first().click();
        await page.evaluate(UNFOLD);
        for (const width of [320, 1280])
          for (const scheme of ["light", "dark"] as const) {
            await page.setViewportSize({ width, height: 900 });
            await page.emulateMedia({ colorScheme: scheme });
            expect(await violationsIn(page), `${width} ${scheme}`).toEqual([]);
          }
      });
    });
  });

  test("the page of a comparison fits, runs nothing, and has no fault that axe knows", async () => {
    await open(browser, COMPARISON, { ...look(1280), bypassCSP: true }, async (page, deeds) => {
      expect(await page.evaluate("document.scripts.length")).toBe(0);
      for (const width of [320, 1280])
        for (const scheme of ["light", "dark"] as const) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme: scheme });
          expect(await page.evaluate<number>(OVERFLOW)).toBe(0);
          expect(await violationsIn(page), `${width} ${scheme}`).toEqual([]);
        }
      await page.locator("#compared ~ dl a").first().click();
      expect(await page.evaluate("document.querySelector('h2:target').textContent")).toMatch(/: \d+$/);
      expect(deeds.complaints).toEqual([]);
    });
  });

  test("without JavaScript it tells the same, but for findings, and offers nothing that does not work", async () => {
    await open(browser, PAGES.several, { ...look(1280), javaScriptEnabled: false }, async (page) => {
      const body = await page.locator("body").innerText();
      for (const words of ["Verdicts", "What was found most", "What was checked, and what was not", "Pension Scheme 3"])
        expect(body).toContain(words);
      expect(await page.locator("input:visible, select:visible, button:visible").count()).toBe(0);
      expect(await page.locator("#table tbody tr").count()).toBe(15);
    });
    const many = pageOf(auditOf([...multiplied(300)]));
    await open(browser, many, { ...look(1280), javaScriptEnabled: false }, async (page) => {
      expect(await page.locator("#table tbody tr").count()).toBe(200);
      expect(await page.locator("body").innerText()).toContain(
        "Without JavaScript this table shows the first 200 of 300, and no findings.",
      );
    });
  });

  test("a hostile name is shown as the text that it is", async () => {
    await open(browser, PAGES.hostile, look(1280), async (page) => {
      expect(await names(page)).toContain("</script><script>alert(1)</script>");
      await page.locator("#table tbody a", { hasText: "</script><script>" }).first().click();
      expect(await page.locator("#detail-name").innerText()).toBe("</script><script>alert(1)</script>");
      expect(await page.locator("#detail article h3").first().innerText()).toContain("</script>");
      expect((await names(page)).join("")).toContain("<U+202E>");
    });
  });

  test("the keyboard alone sorts, filters and opens an organisation", async () => {
    await open(browser, PAGES.several, look(1280), async (page) => {
      await page.locator("#by-text").focus();
      await page.keyboard.type("scheme 1");
      expect(await shown(page)).toBe("3 of 15 organisations");
      await page.keyboard.press("Tab");
      await page.keyboard.press("n");
      expect(await page.locator("#by-verdict").inputValue()).toBe("non_compliant");
      await page.locator("#clear").focus();
      await page.keyboard.press("Enter");
      expect(await shown(page)).toBe("15 organisations");
      const errors = page.locator("th[data-sort=errors]");
      await errors.locator("button").focus();
      await page.keyboard.press("Enter");
      expect(await errors.getAttribute("aria-sort")).toBe("descending");
      const counts = (await page.locator("#table tbody td:nth-child(4)").allInnerTexts()).map(Number);
      expect(counts).toEqual([...counts].sort((a, b) => b - a));
      await page.keyboard.press("Enter");
      expect(await errors.getAttribute("aria-sort")).toBe("ascending");
      await page.locator("th[data-sort=name] button").press("Enter");
      expect(await names(page)).toEqual(
        (await names(page)).toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
      );
      await page.locator("#table tbody a").first().focus();
      const name = await page.locator("#table tbody a").first().innerText();
      await page.keyboard.press("Enter");
      // An address is followed a moment later.
      await page.locator("#detail-name:focus").waitFor();
      expect(await page.locator("#detail-name").innerText()).toBe(name);
    });
  });

  test("an address leads to an organisation by its reference, with all its documents, and Back leads away", async () => {
    await open(browser, PAGES.several, look(1280), async (page) => {
      const address = page.url();
      await page.goto(`${address}#reference=org-0000000`);
      await page.reload();
      expect(await page.locator("#detail").innerText()).toContain("2 declarations have this reference.");
      expect(await page.locator("#detail").innerText()).toContain("orgs/again.roles.json, document 2");
      await page.goto(`${address}#file=orgs%2Fbroken.roles.yaml&document=1`);
      expect(await page.locator("#detail").innerText()).toContain("This is not valid YAML");
      await page.goBack();
      expect(await page.locator("#detail-name").innerText()).toBe("Pension Scheme 0");
      await page.goto(`${address}#reference=nobody`);
      expect(await page.locator("#detail").isVisible()).toBe(false);
    });
  });

  test("a rule and a verdict lead to the organisations that have them", async () => {
    await open(browser, PAGES.several, look(1280), async (page) => {
      const row = page.locator("table.rules tbody tr").first();
      const organisations = await row.locator("td.count").first().innerText();
      await row.locator("a").click();
      expect(await shown(page)).toBe(`${organisations} of 15 organisations`);
      await page.locator("[data-verdict=not_judged] a").click();
      expect(await names(page)).toEqual(["orgs/broken.roles.yaml"]);
      await page.locator("#across ~ ul [data-reference] a").click();
      expect(await page.locator("#detail-name").innerText()).toBe("Pension Scheme 0");
    });
  });

  test("10,000 organisations open within seconds, and a filter answers at once", async () => {
    const text = pageOf(auditOf([...multiplied(10_000)]));
    const start = performance.now();
    await open(browser, text, look(1280), async (page, deeds) => {
      expect(performance.now() - start).toBeLessThan(10_000);
      expect(await shown(page)).toBe("10,000 organisations, 1 to 100 shown");
      expect(await page.evaluate<number>("document.querySelectorAll('*').length")).toBeLessThan(6000);
      const took = await page.evaluate<number>(`(() => {
        const field = document.getElementById("by-text");
        const start = performance.now();
        for (const words of ["scheme 9", "scheme 99", "org-0009999"]) {
          field.value = words;
          field.dispatchEvent(new Event("input"));
          document.body.getBoundingClientRect();
        }
        return (performance.now() - start) / 3;
      })()`);
      expect(took).toBeLessThan(1000);
      expect(await names(page)).toEqual(["Pension Scheme 9999"]);
      await page.locator("#clear").click();
      for (const words of ["101 to 200", "201 to 300"]) {
        await page.locator("#next").click();
        expect(await shown(page)).toContain(words);
      }
      expect(await page.locator("#page").innerText()).toBe("Page 3 of 100");
      expect(deeds.complaints).toEqual([]);
    });
  });

  test("on paper there is no field and no button", async () => {
    await open(browser, PAGES.several, look(700), async (page) => {
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".finder, .pages").filter({ visible: true }).count()).toBe(0);
      expect(await page.evaluate<number>(OVERFLOW)).toBe(0);
      expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
    });
  });
});
