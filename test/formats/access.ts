import axe from "axe-core";
import type { BrowserContextOptions, Page } from "playwright-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong in a page as it stands, each with the first element that it finds it in. */
export async function violationsIn(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source);
  return page.evaluate<readonly string[]>(
    // Of what holds, axe need not work out where all of it is.
    `axe.run(document, { runOnly: { type: "tag", values: ${JSON.stringify(TAGS)} }, resultTypes: ["violations"] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html + " " + nodes[0].failureSummary))`,
  );
}

/** How somebody looks at a page. */
export function look(width: number, colorScheme: "light" | "dark" = "light"): BrowserContextOptions {
  return { viewport: { width, height: 900 }, colorScheme };
}

/** Opens whatever a page has folded. */
export const UNFOLD: string = "for (const each of document.querySelectorAll('details')) each.open = true";

/** How many pixels of a page are beyond the right edge of its window. */
export const OVERFLOW: string = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
