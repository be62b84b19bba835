import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OVERFLOW, violationsIn } from "../formats/access.ts";
import { launch } from "../formats/browser.ts";
import { describeWith } from "../peers.ts";
import { openText, verdict, visit } from "./page.ts";
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

/** What is said of the control that has the focus: its text, and its id. */
const NAMED =
  "(({ id, tagName, innerText }) => (tagName === 'BUTTON' ? innerText : '') + ' #' + id)(document.activeElement)";

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

  test("is worked by keyboard alone, from nothing to ready", async () => {
    await visit(browser, async (page) => {
      const press = async (key: string, times = 1): Promise<void> => {
        for (let each = 0; each < times; each += 1) await page.keyboard.press(key);
      };
      /** Goes on with Tab until a control says this name; nothing else moves the focus. */
      const reach = async (name: RegExp): Promise<void> => {
        for (let tabs = 0; tabs < 120; tabs += 1) {
          const own = await page.evaluate<string>(NAMED);
          if (name.test(own)) return;
          await press("Tab");
        }
        throw new Error(`Tab never came to ${name}`);
      };
      const type = async (name: RegExp, text: string): Promise<void> => {
        await reach(name);
        await page.keyboard.type(text);
      };
      await reach(/Start now/);
      await press("Enter");
      await type(/#organisation-name$/, "Fennel Lane");
      await type(/#organisation-reference$/, "fennel-lane");
      for (const [group, downs] of [
        ["type", 2],
        ["connection", 1],
        ["phase", 2],
      ] as const) {
        await reach(new RegExp(`#organisation-${group}$`));
        await press("Space");
        await press("ArrowDown", downs - 1);
      }
      await type(/#organisation-email_domains$/, "fennel-lane.example");
      const people = [
        ["Joan Whitaker", "joan@fennel-lane.example", "0113 496 0210", [0, 2, 3]],
        ["Idris Khan", "idris@fennel-lane.example", "0113 496 0211", [1, 4]],
      ] as const;
      const roles = ["", "-primary_technical_contact", "-service_manager", "-security_lead", "-test_manager"];
      for (const [index, [name, email, phone, held]] of people.entries()) {
        await reach(/#add-user$/);
        await press("Enter");
        await type(new RegExp(`#users-${index}-name$`), name);
        await type(new RegExp(`#users-${index}-email$`), email);
        await type(new RegExp(`#users-${index}-phone$`), phone);
        for (const role of held) {
          await reach(new RegExp(`#users-${index}-roles${roles[role]}$`));
          await press("Space");
        }
      }
      for (const [index, [name, email, phone]] of people.entries()) {
        await reach(index === 0 ? /#add-primary_business_contact$/ : /#add-primary_technical_contact$/);
        await press("Enter");
        await type(new RegExp(`#preregistration-contacts-${index}-name$`), name);
        await type(new RegExp(`#preregistration-contacts-${index}-email$`), email);
        await type(new RegExp(`#preregistration-contacts-${index}-phone$`), phone);
      }
      expect(await verdict(page)).toBe("Ready to submit");
      await reach(/Save the declaration/);
      const [download] = await Promise.all([page.waitForEvent("download"), press("Enter")]);
      expect(download.suggestedFilename()).toBe("fennel-lane.roles.yaml");
    });
  });

  test("puts a mistake right and takes it back by keyboard alone", async () => {
    await visit(browser, async (page) => {
      await openText(page, "mistakes.roles.yaml", mistakes);
      const before = await verdict(page);
      const here = (): Promise<string> => page.evaluate<string>("document.activeElement.innerText");
      for (let tabs = 0; tabs < 20 && !/^Remove scheme admin/.test(await here()); tabs += 1)
        await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.id")).toBe("verdict");
      expect(await verdict(page)).not.toBe(before);
      await page.keyboard.press("Control+z");
      expect(await verdict(page)).toBe(before);
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
