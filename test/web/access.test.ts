import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OVERFLOW, violationsIn } from "../formats/access.ts";
import { launch } from "../formats/browser.ts";
import { describeWith } from "../peers.ts";
import { openText, visit } from "./page.ts";
import { ROWS } from "./sheets.ts";

const mistakes = readFileSync("examples/common-mistakes.roles.yaml", "utf8");
const smallest = readFileSync("examples/smallest.roles.yaml", "utf8");

/** The states that the page can be in, and how somebody gets there. */
const STATES: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  beginning: async () => {},
  "a file that cannot be read": (page) => openText(page, "picture.png", "x"),
  "an empty form": (page) => page.getByRole("button", { name: "Start now" }).click(),
  "a user without details": async (page) => {
    await page.getByRole("button", { name: "Start now" }).click();
    await page.locator("#add-user").click();
    await page.locator("#users-0-name").blur();
    await page.locator("#users-0-email").fill("nobody");
    await page.locator("#users-0-email").blur();
  },
  mistakes: async (page) => {
    await openText(page, "mistakes.roles.yaml", mistakes);
    await page.evaluate("for (const each of document.querySelectorAll('.app-user [aria-expanded]')) each.click()");
    await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
    await page.waitForTimeout(400);
  },
  "the text beside": async (page) => {
    await openText(page, "mistakes.roles.yaml", mistakes);
    await page.getByRole("button", { name: "Show the text beside" }).click();
  },
  "a text that cannot be read": (page) => openText(page, "broken.yaml", "users: [\n"),
  ready: (page) => openText(page, "smallest.roles.yaml", smallest),
  "a spreadsheet": async (page) => {
    await page.locator("#pasted").fill(ROWS.map((row) => row.join("\t")).join("\n"));
    await page.getByRole("button", { name: "Look at it" }).click();
  },
  "a checklist": async (page) => {
    await openText(page, "smallest.roles.yaml", smallest);
    await page.getByRole("button", { name: "Checklist for the portal" }).click();
  },
  "about to clear everything": (page) => page.getByRole("button", { name: "Clear everything" }).click(),
};

const LOOKS = [320, 768, 1280].flatMap((width) => (["light", "dark"] as const).map((scheme) => ({ width, scheme })));

describeWith("chromium", "the page for everybody", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  describe.each(Object.entries(STATES))("%s", (_, reach) => {
    test("has no fault that axe knows, and fits, at 320 (1280 at 400 %), 768 and 1280 pixels, light and dark", async () => {
      await visit(
        browser,
        async (page) => {
          await reach(page);
          for (const { width, scheme } of LOOKS) {
            await page.setViewportSize({ width, height: 900 });
            await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
            expect(await page.evaluate<number>(OVERFLOW), `${width} ${scheme}`).toBe(0);
            // Between the two it is one or the other.
            if (width !== 768) expect(await violationsIn(page), `${width} ${scheme}`).toEqual([]);
          }
        },
        { bypassCSP: true },
      );
    });
  });

  test("says the verdict aloud once nobody types, and what a button did at once", async () => {
    await visit(browser, async (page) => {
      await openText(page, "mistakes.roles.yaml", mistakes);
      await expect.poll(() => page.locator("#heard").innerText()).toMatch(/^Not ready to submit/);
      await page.getByRole("button", { name: /^Remove scheme admin/ }).click();
      expect(await page.locator("#said").innerText()).toBe("Done: remove scheme admin from Eleanor Hughes.");
      await page.getByRole("button", { name: /^Undo/ }).click();
      expect(await page.locator("#said").innerText()).toBe("Undone: remove scheme admin from Eleanor Hughes.");
    });
  });

  test("leads from a finding to its field, which says the same", async () => {
    await visit(browser, async (page) => {
      await openText(page, "mistakes.roles.yaml", mistakes);
      await page.getByRole("link", { name: /YAML reads this phone number/ }).click();
      expect(await page.evaluate("document.activeElement.id")).toBe("users-3-phone");
      const described = await page.locator("#users-3-phone").getAttribute("aria-describedby");
      expect(await page.locator(`#${described?.split(" ").at(-1)}`).innerText()).toMatch(
        /YAML reads this phone number/,
      );
    });
  });

  test("tells why a role would break a rule before it is ticked", async () => {
    await visit(browser, async (page) => {
      await openText(page, "mistakes.roles.yaml", mistakes);
      await page.getByRole("button", { name: "Change Daniel O'Connor" }).click();
      await page.locator("#users-1-details .app-against").first().waitFor();
      const hint = page.locator("#users-1-roles-scheme_admin-hint");
      expect(await hint.innerText()).toContain(
        "Would break a rule: This user holds the roles of primary technical contact and scheme admin",
      );
      expect(await page.locator("#users-1-roles-scheme_admin").getAttribute("aria-describedby")).toBe(
        "users-1-roles-scheme_admin-hint",
      );
    });
  });

  test("tells the same in the picture, at the box that a keyboard comes to", async () => {
    await visit(browser, async (page) => {
      await openText(page, "mistakes.roles.yaml", mistakes);
      const box = page.getByLabel(/^Scheme admin, Daniel O'Connor\. Would break a rule: /);
      await box.waitFor({ state: "attached" });
      await page.getByLabel(/^Test manager, Daniel O'Connor/).focus();
      expect(await page.locator(".app-picture__note").innerText()).toBe("");
      await page.keyboard.press("Tab");
      expect(await box.isChecked()).toBe(false);
      expect(await page.locator(".app-picture__note").innerText()).toMatch(
        /^Would break a rule: This user holds the roles of primary technical contact and scheme admin/,
      );
    });
  });

  test("moves nothing for who wants it so", async () => {
    await visit(
      browser,
      async (page) => {
        await openText(page, "mistakes.roles.yaml", mistakes);
        await page.getByRole("button", { name: "Show the text beside" }).click();
        const moving = `(root) => [...root.querySelectorAll("*")].flatMap((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          const still = transitionDuration === "0s" && animationName === "none" && scrollBehavior === "auto";
          return still ? [] : [element.outerHTML.slice(0, 100)];
        })`;
        expect(await page.evaluate(`(${moving})(document)`)).toEqual([]);
        expect(await page.evaluate(`(${moving})(document.querySelector(".app-editor").shadowRoot)`)).toEqual([]);
      },
      { reducedMotion: "reduce" },
    );
  });

  test("quotes in its promise what its policy says", async () => {
    await visit(browser, async (page) => {
      await page.getByText("Nothing you type leaves this page. How can I tell?").click();
      const quoted = await page.locator(".app-privacy code").innerText();
      const policy = await page.locator("meta[http-equiv]").getAttribute("content");
      expect(policy?.startsWith(`${quoted};`)).toBe(true);
    });
  });

  test("leads from a finding that no field shows to its place in the text", async () => {
    await visit(browser, async (page) => {
      await openText(page, "odd.roles.yaml", `${smallest}extra: 1\n`);
      await page.getByRole("link", { name: /‘extra’ is not a key/ }).click();
      await page.keyboard.type("x");
      expect(await page.locator(".cm-content").innerText()).toContain("extra: x1");
    });
  });
});
