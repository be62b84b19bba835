import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { rolecall } from "../cli/run.ts";

/** The page as it is shipped. */
export const PAGE: string = resolve("dist/rolecall.html");

/** When the tests are. */
export const NOW = "2026-11-24T09:00:00Z";

/** What a page did beside showing itself. */
export interface Deeds {
  /** Everything that was asked for after the page itself. */
  readonly requests: string[];
  readonly dialogs: string[];
  /** Errors, and what the console says. */
  readonly complaints: string[];
}

/** Opens the page at an address, by default from the disk, and gives it to `use` once it can be used. */
export async function visit<T>(
  browser: Browser,
  use: (page: Page, deeds: Deeds) => Promise<T>,
  { address = pathToFileURL(PAGE).href, ...options }: BrowserContextOptions & { address?: string } = {},
): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
    ...options,
  });
  try {
    const page = await context.newPage();
    await page.clock.setFixedTime(NOW);
    const deeds: Deeds = { requests: [], dialogs: [], complaints: [] };
    page.on("request", (request) => {
      if (request.url() !== address && !request.url().startsWith("blob:")) deeds.requests.push(request.url());
    });
    page.on("dialog", async (dialog) => {
      deeds.dialogs.push(dialog.message());
      await dialog.accept();
    });
    page.on("console", (message) => deeds.complaints.push(message.text()));
    page.on("pageerror", (error) => deeds.complaints.push(error.message));
    await page.goto(address);
    await page.waitForSelector("h1");
    return await use(page, deeds);
  } finally {
    await context.close();
  }
}

/** Serves a page and nothing else, as any static server does. */
export async function serving<T>(use: (address: string) => Promise<T>, file: string = PAGE): Promise<T> {
  const server = createServer(({ url }, response) => {
    if (url !== "/rolecall.html") response.writeHead(404).end();
    else response.setHeader("content-type", "text/html; charset=utf-8").end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/rolecall.html`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** The two ways in which a page comes to somebody. */
export const ORIGINS: Readonly<Record<"from the disk" | "from a server", typeof serving>> = {
  "from the disk": (use, file = PAGE) => use(pathToFileURL(file).href),
  "from a server": serving,
};

/** Gives `use` a folder that goes when it is done. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "rolecall-web-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens a text as a file that somebody chose. */
export async function openText(page: Page, name: string, text: string | Buffer): Promise<void> {
  await page.setInputFiles("#file", { name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });
  await page.waitForSelector("#verdict, #sheet, #trouble");
}

/** What a button saves. */
export async function saved(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** The verdict, as it stands there. */
export async function verdict(page: Page): Promise<string> {
  return page.locator("#verdict").innerText();
}

/** What the page lists, each as its severity and its words; names may stand in front. */
export async function listed(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(
    `[...document.querySelectorAll(".app-item__link")].map((link) => {
      const [, severity] = /app-group--(\\w+)/.exec(link.closest(".app-group").className);
      return severity + " " + link.textContent;
    })`,
  );
}

/**
 * Holds what the page lists to what `rolecall check` finds in the text that the page saved: each finding of one is one
 * of the other.
 */
export async function holdTogether(
  page: Page,
  name: string,
  text: string,
  ...args: string[]
): Promise<readonly Told[]> {
  const findings = await inFolder(async (folder) => {
    writeFileSync(join(folder, name), text);
    const options = ["--now", NOW, "--show-personal", "--format", "json", ...args];
    const { stdout } = rolecall(["check", name, ...options], { cwd: folder });
    return JSON.parse(stdout).files[0].findings as readonly Told[];
  });
  const left = [...(await listed(page))];
  for (const { severity, message } of findings) {
    const at = left.findIndex((one) => one.startsWith(severity) && one.endsWith(message));
    expect(at, `the page lists: ${severity} ${message}`).not.toBe(-1);
    left.splice(at, 1);
  }
  expect(left, "the command finds").toEqual([]);
  return findings;
}

/** A finding, of a report. */
export interface Told {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}
