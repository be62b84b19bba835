import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { rolecall } from "../cli/run.ts";
import { launch } from "../formats/browser.ts";
import { describeWith } from "../peers.ts";
import { type Deeds, holdTogether, inFolder, ORIGINS, openText, saved, verdict, visit } from "./page.ts";
import { ROWS } from "./sheets.ts";
import { workbook } from "./workbook.ts";

const example = (name: string): string => readFileSync(`examples/${name}`, "utf8");

describeWith("chromium", "somebody at the page", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  describe.each(Object.entries(ORIGINS))("%s", (_, from) => journeys(from, () => browser));
});

function journeys(from: (typeof ORIGINS)["from a server"], browser: () => Browser): void {
  /** Gives somebody the page. */
  const visitor = <T>(use: (page: Page, deeds: Deeds) => Promise<T>, file?: string): Promise<T> =>
    from((address) => visit(browser(), use, { address }), file);

  async function fillFromNothing(page: Page): Promise<void> {
    await page.getByRole("button", { name: "Start now" }).click();
    const at = (name: string): ReturnType<Page["locator"]> => page.locator(`#${name}`);
    await at("organisation-name").fill("Fennel Lane Pension Scheme");
    await at("organisation-reference").fill("fennel-lane");
    await page.getByLabel("Pension scheme").check();
    await page.getByLabel("Direct", { exact: true }).check();
    await page.getByLabel("Registration", { exact: true }).check();
    await at("organisation-email_domains").fill("fennel-lane.example");
    const people = [
      [
        "Joan Whitaker",
        "joan.whitaker@fennel-lane.example",
        "0113 496 0210",
        "Primary business contact",
        "Service manager",
        "Security lead",
      ],
      ["Idris Khan", "idris.khan@fennel-lane.example", "0113 496 0211", "Primary technical contact", "Test manager"],
    ];
    for (const [index, [name = "", email = "", phone = "", ...roles]] of people.entries()) {
      await page.locator("#add-user").click();
      await at(`users-${index}-name`).fill(name);
      await at(`users-${index}-email`).fill(email);
      await at(`users-${index}-phone`).fill(phone);
      for (const role of roles) await at(`users-${index}-details`).getByLabel(role).check();
    }
    for (const [index, [name = "", email = "", phone = "", role = ""]] of people.entries()) {
      await page.getByRole("button", { name: `Add a ${role.toLowerCase()}` }).click();
      await at(`preregistration-contacts-${index}-name`).fill(name);
      await at(`preregistration-contacts-${index}-email`).fill(email);
      await at(`preregistration-contacts-${index}-phone`).fill(phone);
    }
  }

  test("fills in the form from nothing to ready, and the command agrees with what is saved", async () => {
    await visitor(async (page, deeds) => {
      await page.getByRole("button", { name: "Start now" }).click();
      expect(await verdict(page)).toMatch(/^Not ready to submit: \d+ things still missing$/);
      await page.reload();
      await fillFromNothing(page);
      expect(await verdict(page)).toBe("Ready to submit");
      const { name, text } = await saved(page, "Save the declaration");
      expect(name).toBe("fennel-lane.roles.yaml");
      await holdTogether(page, name, text);
      expect(deeds).toEqual({ requests: [], dialogs: [], complaints: [] });
    });
  });

  test("repairs the usual mistakes by buttons alone, with PDP’s record in the page", async () => {
    await inFolder(async (folder) => {
      const register = join(process.cwd(), "examples/register.yaml");
      const written = rolecall(["page", "--register", register, "--organisation", "brackenfield-trustees"], {
        cwd: folder,
      });
      expect(written.code).toBe(0);
      await visitor(
        async (page) => {
          await openText(page, "common-mistakes.roles.yaml", example("common-mistakes.roles.yaml"));
          for (let presses = 0; presses < 30; presses += 1) {
            const buttons = page.locator(
              ".app-group--error .app-item__buttons button, .app-group--warning .app-item__buttons button",
            );
            if ((await buttons.count()) === 0) break;
            await buttons.first().click();
          }
          expect(await verdict(page)).toBe("Ready to submit");
          const { name, text } = await saved(page, "Save the declaration");
          expect(name).toBe("common-mistakes.roles.yaml");
          expect(text).toContain("# The only security lead has not finished setting up the account.");
          expect(text).not.toContain("passcode");
          const findings = await holdTogether(page, name, text, "--register", register);
          expect(
            findings.filter(({ rule }) => !/^advice|^users\/placeholder|pending-cover|unassigned/.test(rule)),
          ).toEqual([]);
          for (
            let undone = 0;
            undone < 40 && (await page.getByRole("button", { name: /^Undo: / }).count()) > 0;
            undone += 1
          ) {
            if (/open common/.test(await page.getByRole("button", { name: /^Undo: / }).innerText())) break;
            await page.getByRole("button", { name: /^Undo: / }).click();
          }
          expect((await saved(page, "Save the declaration")).text).toBe(example("common-mistakes.roles.yaml"));
        },
        join(folder, "rolecall.html"),
      );
    });
  });

  test("pastes fourteen users from a spreadsheet", async () => {
    await visitor(async (page) => {
      await page.locator("#pasted").fill(ROWS.map((row) => row.join("\t")).join("\n"));
      await page.getByRole("button", { name: "Look at it" }).click();
      expect(await page.locator("h2").first().innerText()).toBe("14 users would be in the declaration");
      await page.getByRole("button", { name: "Take 14 users" }).click();
      expect(await page.locator(".app-user").count()).toBe(14);
      expect(await page.locator(".app-picture tbody tr").count()).toBe(14);
      const { name, text } = await saved(page, "Save the declaration");
      expect(await holdTogether(page, name, text)).not.toEqual([]);
      expect(text.match(/^ {2}- name: /gm)?.length).toBe(14);
      expect(text).toContain('phone: "020 7946 0100"');
      await page.getByRole("button", { name: /^Undo: take 14 users/ }).click();
      expect(await page.locator(".app-user").count()).toBe(0);
    });
  });

  test("drops an Excel workbook anywhere on the page", async () => {
    const bytes = [...workbook(ROWS.map((row) => row.map((cell) => (/^\d{9,10}$/.test(cell) ? Number(cell) : cell))))];
    await visitor(async (page) => {
      await page.evaluate(`{
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(${JSON.stringify(bytes)})], "users.xlsx"));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      }`);
      await page.getByRole("button", { name: "Take 14 users" }).click();
      expect((await saved(page, "Save the declaration")).text).toContain('phone: "02079460101"');
    });
  });

  test("opens a declaration in JSON, and saves it as one", async () => {
    await visitor(async (page) => {
      const json = JSON.stringify(parse(example("common-mistakes.roles.yaml")), null, 2);
      await openText(page, "mistakes.roles.json", json);
      await page.getByRole("button", { name: /^Remove scheme admin/ }).click();
      const { name, text } = await saved(page, "Save the declaration");
      expect(name).toBe("mistakes.roles.json");
      expect(JSON.parse(text).users[0].roles).toEqual(["primary_business_contact"]);
      await holdTogether(page, name, text);
    });
  });

  test("asks before a draft that is nowhere else is lost", async () => {
    await visitor(async (page, deeds) => {
      await page.getByRole("button", { name: "Start now" }).click();
      await page.locator("#organisation-name").fill("Harbour Pensions");
      await saved(page, "Save the declaration");
      await page.reload();
      expect(deeds.dialogs).toHaveLength(0);
      await page.getByRole("button", { name: "Start now" }).click();
      await page.locator("#organisation-name").fill("Harbour Pensions");
      await page.reload();
      expect(deeds.dialogs).toHaveLength(1);
    });
  });

  test("keeps a draft only when asked, over a reload, and clears everything", async () => {
    await visitor(async (page) => {
      await page.getByRole("button", { name: "Start now" }).click();
      await page.locator("#organisation-name").fill("Harbour Pensions");
      expect(await page.evaluate("localStorage.length")).toBe(0);
      await page.getByLabel("Keep this draft in this browser").check();
      await page.locator("#organisation-reference").fill("harbour-pensions");
      await page.reload();
      await page.getByRole("button", { name: "Go on with it" }).click();
      expect(await page.locator("#organisation-reference").inputValue()).toBe("harbour-pensions");
      await page.getByRole("button", { name: "Clear everything" }).click();
      await page.getByRole("button", { name: "Yes, clear everything" }).click();
      expect(await page.evaluate("localStorage.length")).toBe(0);
      expect(await page.getByRole("button", { name: "Go on with it" }).count()).toBe(0);
    });
  });

  test("works on the text and on the form, in step both ways", async () => {
    await visitor(async (page, deeds) => {
      await openText(page, "smallest.roles.yaml", example("smallest.roles.yaml"));
      await page.getByRole("button", { name: "Show the text beside" }).click();
      const editor = page.locator(".cm-content");
      await page.locator("#organisation-name").fill("Fennel Lane");
      await expect.poll(() => editor.innerText()).toContain("name: Fennel Lane\n");
      await editor.getByText("reference: fennel-lane").click();
      await page.keyboard.press("End");
      await page.keyboard.type("-two");
      const reference = () => page.locator("#organisation-reference").inputValue();
      await expect.poll(reference).toBe("fennel-lane-two");
      await page.keyboard.press("Control+z");
      await expect.poll(reference).toBe("fennel-lane");
      await editor.locator(".app-text-key").getByText("email_domains").waitFor();
      await editor.getByText("name: Joan Whitaker").first().click();
      await page.keyboard.press("End");
      await page.keyboard.press("Enter");
      await page.keyboard.type("status: active");
      await expect.poll(() => editor.innerText()).toMatch(/- name: Joan Whitaker\n {4}status: active\n/);
      await page.keyboard.press("Control+/");
      await expect.poll(() => editor.innerText()).toMatch(/\n {4}# status: active\n/);
      await page.keyboard.press("Control+z");
      await page.keyboard.press("Control+z");
      await editor.getByText("users:").click();
      await page.keyboard.press("Control+Shift+BracketLeft");
      await expect.poll(() => editor.innerText()).not.toContain("- name: Joan Whitaker");
      await page.keyboard.press("Control+Shift+BracketRight");
      await editor.getByText("name: Joan Whitaker").first().click();
      await page.keyboard.press("End");
      await page.keyboard.type(" #");
      await page.keyboard.press("Control+z");
      await editor.getByText("email_domains").click();
      await page.keyboard.press("End");
      await page.keyboard.type("x");
      await page.locator(".cm-lint-marker-error").first().waitFor();
      expect(await page.locator(".cm-lintRange-error").first().innerText()).toBe("x");
      await page.keyboard.press("Control+z");
      await page.locator(".cm-lint-marker-error").first().waitFor({ state: "detached" });
      await editor.getByText("connection: direct").click();
      await page.keyboard.press("End");
      await page.keyboard.type("ly: [");
      expect(await verdict(page)).toMatch(/could be checked/);
      await expect.poll(() => page.locator(".app-form").innerText()).toContain("The form cannot show this text");
      await page.keyboard.press("Control+z");
      expect(await verdict(page)).toBe("Ready to submit");
      expect(deeds.complaints).toEqual([]);
    });
  });
}
