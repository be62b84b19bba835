import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, open } from "../formats/browser.ts";
import { hostile, INJECTIONS } from "../formats/reports.ts";
import { FOUND, NAMED } from "../hostile/files.ts";
import { describeWith } from "../peers.ts";
import { type Deeds, openText, saved, verdict, visit } from "./page.ts";

const SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>";
const FILE = hostile();
const CONTENT = String(FILE.content);

/**
 * What no text may bring into the page, wherever it is: elements that load or run something, links that leave it, and
 * attributes that are programs. CodeMirror puts empty images beside what it draws itself.
 */
const FOREIGN = `(() => {
  const found = [];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) look(element.shadowRoot);
      const own = element.matches("script[id=register], script[id=about], script[id=policies], script[type=module]:not([id]), img.cm-widgetBuffer");
      if (element.matches("script, img, svg, math, iframe, frame, object, embed, form, base, video, audio, link, marquee") && !own) found.push(element.outerHTML);
      for (const { name, value } of element.attributes)
        if (/^on|^(src|srcdoc|srcset|action|formaction|xlink:href|ping)$/.test(name) || (name === "href" && !/^#[\\w-]*$/.test(value))) found.push(name + "=" + value);
    }
  };
  look(document);
  return found;
})()`;

/** What a report draws and leads to itself: its icons, and PDP's guidance. */
const ITS_OWN =
  /^<svg class="icon" [^<>]*><use href="#i-\w+"><\/use><\/svg>$|^<svg class="unseen" (?!.*<(?:script|image|foreignObject|a)\b)|^href=https:\/\/www\.pensionsdashboardsprogramme\.org\.uk\/[\w/-]+$/;

/** What would hide or turn what stands beside it: in no text of the page but the fields and the editor. */
const UNSEEN = `/[\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2067\\ufeff]/.exec(document.getElementById("page").textContent)?.input.slice(0, 200) ?? ""`;

async function expectInert(page: Page, deeds: Deeds, where: string): Promise<void> {
  expect(await page.evaluate(FOREIGN), where).toEqual([]);
  expect(await page.evaluate(UNSEEN), where).toBe("");
  expect(deeds, where).toEqual({ requests: [], dialogs: [], complaints: [] });
}

const UNFOLD = `for (const each of document.querySelectorAll("details")) each.open = true;`;
const OPEN_ALL = `for (const each of document.querySelectorAll(".app-user [aria-expanded=false]")) each.click();`;

describeWith("chromium", "a hostile file in the page", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test("shows as what it is in the form, the picture, the list and the text, whatever is done about it", async () => {
    await visit(browser, async (page, deeds) => {
      await openText(page, FILE.name, CONTENT);
      await page.evaluate(OPEN_ALL);
      await page.evaluate(UNFOLD);
      await page.getByRole("button", { name: "Show the text beside" }).click();
      await page.waitForTimeout(500);
      await expectInert(page, deeds, "at first");
      const row = INJECTIONS.indexOf(SCRIPT);
      expect(await page.locator(`#users-${row}-name`).inputValue()).toBe(SCRIPT);
      expect(await page.locator(".app-picture__user").nth(row).innerText()).toBe(SCRIPT);
      expect(await page.locator(".app-findings").innerText()).toContain(SCRIPT);
      expect(await page.locator(".app-title h1").innerText()).toContain(SCRIPT);
      expect(await page.locator(".cm-content").innerText()).toContain(SCRIPT);
      for (let presses = 0; presses < 8; presses += 1) {
        const button = page.locator(".app-item__buttons button").nth(presses);
        if ((await button.count()) === 0) break;
        const label = await button.innerText();
        await button.click();
        await expectInert(page, deeds, label);
        await page.getByRole("button", { name: /^Undo: / }).click();
      }
      expect((await saved(page, "Save the declaration")).text).toBe(CONTENT);
    });
  });

  test.each(["masked", "in full"])("is inert in the report that the page saves, %s", async (how) => {
    const report = await visit(browser, async (page) => {
      await openText(page, FILE.name, CONTENT);
      if (how === "in full") await page.locator("#in-full").check();
      return saved(page, "Save the report");
    });
    await open(browser, report.text, {}, async (page, deeds) => {
      await page.evaluate(UNFOLD);
      await page.waitForTimeout(200);
      expect(deeds).toEqual({ requests: [], dialogs: [], complaints: [] });
      const foreign = await page.evaluate<readonly string[]>(FOREIGN);
      expect(foreign.filter((one) => !ITS_OWN.test(one))).toEqual([]);
      if (how === "in full") expect(await page.locator("body").innerText()).toContain(SCRIPT);
    });
  });

  test("is inert in the checklist, on the screen and on paper", async () => {
    await visit(browser, async (page, deeds) => {
      await openText(page, FILE.name, CONTENT);
      await page.getByRole("button", { name: "Checklist for the portal" }).click();
      expect(await page.locator(".app-steps").innerText()).toContain(SCRIPT);
      await expectInert(page, deeds, "on the screen");
      await page.emulateMedia({ media: "print" });
      expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
      await expectInert(page, deeds, "on paper");
    });
  });

  test("is inert in a spreadsheet, before it is taken and after", async () => {
    const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const rows = [
      ["Name", "Email", "Phone", "Role", SCRIPT],
      ...[SCRIPT, ...INJECTIONS].map((text) => [text, `${text}@evil.example`, text, `PBC, ${text}`, text]),
    ];
    const name = `${SCRIPT.replaceAll("/", ":")}\u202e.csv`;
    await visit(browser, async (page, deeds) => {
      await openText(page, name, rows.map((row) => row.map(cell).join(",")).join("\r\n"));
      expect(await page.locator("#sheet").count()).toBe(1);
      expect(await page.locator("main").innerText()).toContain(SCRIPT);
      await expectInert(page, deeds, "before");
      await page.getByRole("button", { name: /^Take \d+ users/ }).click();
      await page.evaluate(OPEN_ALL);
      await page.evaluate(UNFOLD);
      expect(await page.locator(".app-picture__user").first().innerText()).toBe(SCRIPT);
      await expectInert(page, deeds, "after");
    });
  });

  test("with a name that nobody can open is told as what it is", async () => {
    await visit(browser, async (page, deeds) => {
      await openText(page, `${SCRIPT.replaceAll("/", ":")}.png`, "x");
      expect(await page.locator("#trouble").innerText()).toContain("onerror=alert(1)");
      await expectInert(page, deeds, "trouble");
    });
  });

  describe("made to exhaust or to deceive its reader", () => {
    // A browser's driver hands over no more than 50 MB, and the page reads no more than 8.
    const files = [...NAMED, ...FOUND.filter(({ code }) => code === 1)].map((file) => ({
      ...file,
      bytes: Buffer.from(file.content()).subarray(0, 9 * 1024 * 1024),
    }));

    test("is told as the command tells it, and the page goes on", async () => {
      await visit(browser, async (page, deeds) => {
        for (const { name, bytes, code } of files) {
          await openText(page, "hostile.roles.yaml", bytes);
          const said = await page.locator("#verdict, #trouble").first().innerText();
          if (bytes.byteLength > 8 * 1024 * 1024) expect(said, name).toMatch(/larger than 8 MB/);
          else if (code === 3) expect(said, name).toMatch(/Nothing could be checked|cannot be read|There is a problem/);
          else expect(said, name).toMatch(/^Not ready to submit/);
          // What went wrong with a file stays until the next is there, which would then not be told apart from it.
          if ((await page.locator("#trouble").count()) > 0) await page.reload();
          else await page.getByRole("button", { name: "Open another file" }).click();
        }
        expect(deeds.requests).toEqual([]);
        expect(deeds.complaints).toEqual([]);
        await page.reload();
        await page.getByRole("button", { name: "Start now" }).click();
        expect(await verdict(page)).toMatch(/^Not ready/);
      });
    }, 180_000);
  });
});
