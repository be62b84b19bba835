import { FINDING_STYLE } from "./style/finding.ts";
import { PAGE_STYLE } from "./style/page.ts";
import { PRINT_STYLE } from "./style/print.ts";
import { TABLE_STYLE } from "./style/table.ts";

/** How the page looks: plain, in the reader's own fonts, light or dark as the reader likes, on paper as well. */
export const STYLE: string = `\n${PAGE_STYLE}${TABLE_STYLE}${FINDING_STYLE}${PRINT_STYLE}`;

/** The style's hash for the page's policy, so that no other style is taken. A test compares them, and says the new one. */
export const STYLE_HASH = "sha256-qPwqf53VQHQfmRGslM+LqutH9uLiLdLYvb/q+fSVPVA=";
