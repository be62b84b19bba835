import type { Page } from "playwright-core";

/** What is said of the control that has the focus: its text where it is a button, and its id. */
const NAMED = `(({ id, tagName, innerText }) => (/BUTTON|SUMMARY/.test(tagName) ? innerText : "") + " #" + id)(document.activeElement)`;

/** A hand at the keyboard, and nothing else. */
export interface Keys {
  press(key: string, times?: number): Promise<void>;
  /** Goes on with Tab until a control says this name; nothing else moves the focus. */
  reach(name: RegExp): Promise<void>;
  /** Goes there and presses Enter. */
  enter(name: RegExp): Promise<void>;
  type(name: RegExp, text: string): Promise<void>;
}

export function keysOf(page: Page): Keys {
  const press = async (key: string, times = 1): Promise<void> => {
    for (let each = 0; each < times; each += 1) await page.keyboard.press(key);
  };
  const reach = async (name: RegExp): Promise<void> => {
    for (let tabs = 0; tabs < 250; tabs += 1) {
      if (name.test(await page.evaluate<string>(NAMED))) return;
      await press("Tab");
    }
    throw new Error(`Tab never came to ${name}`);
  };
  return {
    press,
    reach,
    async enter(name) {
      await reach(name);
      await press("Enter");
    },
    async type(name, text) {
      await reach(name);
      await page.keyboard.type(text);
    },
  };
}
