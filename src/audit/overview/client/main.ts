import { asked } from "./address.ts";
import { packed } from "./data.ts";
import { showDetail } from "./detail.ts";
import { element, known } from "./elements.ts";
import { filterBy, openTable } from "./table.ts";

/** Does what the address asks for: its own link was followed, or somebody was sent it. */
function follow(): void {
  const { found, verdict, rule } = asked(location.hash);
  showDetail(found);
  if (verdict === undefined && rule === undefined) return;
  filterBy({ ...(verdict && { verdict }), ...(rule && { rule }) });
  known("organisations").scrollIntoView();
}

/** Names of verdicts, rules and organisations become links to what is known of them. */
function linkNames(): void {
  for (const key of ["verdict", "rule", "reference"] as const)
    for (const name of document.querySelectorAll<HTMLElement>(`[data-${key}]`)) {
      const address = `#${new URLSearchParams({ [key]: name.dataset[key] ?? "" })}`;
      if (key === "reference" && asked(address).found.length === 0) continue;
      if (key === "rule" && !packed.rules.some(([id]) => id === name.dataset.rule)) continue;
      name.replaceChildren(element("a", { href: address }, ...name.childNodes));
    }
}

openTable();
linkNames();
addEventListener("hashchange", follow);
follow();
