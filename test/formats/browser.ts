import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { peer } from "../peers.ts";

const QUIET = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** A real browser, with a profile of its own that goes when it is closed. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: peer("chromium"), args: QUIET });
}

/** What a page did beside showing itself. */
export interface Deeds {
  readonly dialogs: string[];
  readonly requests: string[];
  readonly complaints: string[];
}

/** Opens a page from a file, as somebody does who was sent it, and gives it to `look` with what it did. */
export async function open<T>(
  browser: Browser,
  text: string,
  options: BrowserContextOptions,
  look: (page: Page, deeds: Deeds) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "rolecall-page-"));
  const context = await browser.newContext(options);
  try {
    writeFileSync(join(folder, "report.html"), text);
    const address = pathToFileURL(join(folder, "report.html")).href;
    const page = await context.newPage();
    const deeds: Deeds = { dialogs: [], requests: [], complaints: [] };
    page.on("dialog", async (dialog) => {
      deeds.dialogs.push(dialog.message());
      await dialog.dismiss();
    });
    page.on("request", (request) => {
      if (request.url() !== address) deeds.requests.push(request.url());
    });
    page.on("console", (message) => deeds.complaints.push(message.text()));
    page.on("pageerror", (error) => deeds.complaints.push(error.message));
    await page.goto(address, { waitUntil: "load" });
    return await look(page, deeds);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
