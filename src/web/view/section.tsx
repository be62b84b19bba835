import type { ComponentChildren, VNode } from "preact";

/** A section of the page, with a heading that focus can go to. */
export function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }): VNode {
  return (
    <section aria-labelledby={id} class="app-section">
      <h2 class="govuk-heading-l" id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** What is wider than a small screen scrolls by itself; who has no mouse gets into it with Tab. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 wants a region that scrolls to be reached by keyboard
    <section class="app-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
