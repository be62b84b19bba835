import { describe, expect, test } from "vitest";
import { FORMAT_NAMES, FORMATS } from "../../src/formats/formats.ts";
import { REPORTS } from "./reports.ts";

/** Characters that no output may hold as they are, whatever a file says: controls but line breaks and tabs, bidirectional marks. */
const LIVE = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u;

describe.each(FORMAT_NAMES)("%s", (name) => {
  test.each(Object.entries(REPORTS))("tells the %s report as in its golden file", async (title, make) => {
    const { report, sources, options } = make();
    const format = await FORMATS[name].load();
    const text = format(report, sources, options);
    expect(format(report, sources, options)).toBe(text);
    expect(LIVE.exec(text.replaceAll("\r\n", "\n"))).toBeNull();
    await expect(text).toMatchFileSnapshot(`golden/${title}.${name}`);
  });
});
