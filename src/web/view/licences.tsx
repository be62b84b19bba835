import type { VNode } from "preact";
import { useState } from "preact/hooks";

/** The licences of what is in the page, which ask to go along with it. */
export function Licences(): VNode {
  const [open, setOpen] = useState(false);
  return (
    <details class="govuk-details" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Software in this page, and its licences</span>
      </summary>
      {open && (
        <pre class="app-licences">
          {(document.getElementById("licences") as HTMLTemplateElement).content.textContent}
        </pre>
      )}
    </details>
  );
}
