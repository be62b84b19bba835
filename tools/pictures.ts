// `npm run pictures`: takes the pictures of the page that the README shows, at the width of a phone, a tablet and a desk.
import { mkdirSync, readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { launch } from "../test/formats/browser.ts";
import { openText, visit } from "../test/web/page.ts";

const FOLDER = "docs/page";

interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: "light" | "dark";
  readonly example: string;
  readonly show: (page: Page) => Promise<unknown>;
}

const PICTURES: readonly Picture[] = [
  {
    name: "desk",
    width: 1280,
    height: 860,
    scheme: "light",
    example: "common-mistakes",
    show: (page) => page.evaluate("document.querySelector('#people').scrollIntoView()"),
  },
  {
    name: "tablet",
    width: 768,
    height: 1024,
    scheme: "dark",
    example: "common-mistakes",
    show: (page) => page.evaluate("document.querySelector('#users').scrollIntoView()"),
  },
  { name: "phone", width: 320, height: 640, scheme: "light", example: "smallest", show: async () => {} },
];

mkdirSync(FOLDER, { recursive: true });
const browser = await launch();
try {
  for (const { name, width, height, scheme, example, show } of PICTURES) {
    await visit(
      browser,
      async (page) => {
        await openText(page, `${example}.roles.yaml`, readFileSync(`examples/${example}.roles.yaml`, "utf8"));
        await page.evaluate("document.activeElement.blur()");
        // Until it is known what one more role would do.
        await page.waitForTimeout(600);
        await show(page);
        await page.screenshot({ path: `${FOLDER}/${name}.png` });
      },
      { viewport: { width, height }, colorScheme: scheme },
    );
  }
} finally {
  await browser.close();
}
