import type { VNode } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { blank } from "../draft/blank.ts";
import { forget, keep, REFUSED } from "../out/keep.ts";
import { initial } from "../state/state.ts";
import type { Store } from "../state/store.ts";

/** That nothing leaves the page, and how somebody can tell. */
export function Privacy(): VNode {
  return (
    <details class="govuk-details app-privacy">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Nothing you type leaves this page. How can I tell?</span>
      </summary>
      <div class="govuk-details__text">
        <p class="govuk-body">
          The page is one file that works without a network: switch yours off and try. Its Content-Security-Policy, in
          the first lines of its source, forbids your browser to let it connect to anything:
        </p>
        <p class="govuk-body">
          <code>default-src 'none'; connect-src 'none'</code>
        </p>
        <p class="govuk-body">
          You can also open your browser’s developer tools and watch the network while you type: it stays empty.
        </p>
      </div>
    </details>
  );
}

/** Whether this browser keeps the draft, and how to be rid of all of it. */
export function Keeping({ store }: { store: Store }): VNode {
  const { kept } = store.state();
  const [asking, setAsking] = useState<boolean | undefined>(undefined);
  // The question and the button that asks it take the place of each other, and the focus goes along.
  useLayoutEffect(() => {
    if (asking !== undefined) document.getElementById(asking ? "clear-asked" : "clear")?.focus();
  }, [asking]);
  const toggle = (): void => {
    if (kept) forget();
    const done = kept || keep(store.state().history.draft);
    store.show(
      done
        ? { kept: !kept, said: kept ? "The draft is no longer kept." : "The draft is kept in this browser." }
        : { trouble: REFUSED },
      done ? undefined : "trouble",
    );
  };
  const clear = (): void => {
    setAsking(undefined);
    forget();
    store.show({ ...initial(blank(store.bench.taken?.reference)), said: "Everything is cleared." }, "declaration");
  };
  return (
    <section class="app-keeping" aria-label="This browser">
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            type="checkbox"
            id="keep"
            checked={kept}
            aria-describedby="keep-hint"
            onChange={toggle}
          />
          <label class="govuk-label govuk-checkboxes__label" for="keep">
            Keep this draft in this browser
          </label>
          <div class="govuk-hint govuk-checkboxes__hint" id="keep-hint">
            So that it is still here when you come back. Do not do this on a computer that others use.
          </div>
        </div>
      </div>
      {asking ? (
        <div>
          <p class="govuk-body" id="clear-asked" tabIndex={-1}>
            Clear the draft, here and in what this browser keeps? You cannot undo this.
          </p>
          <div class="govuk-button-group">
            <button type="button" class="govuk-button govuk-button--warning" onClick={clear}>
              Yes, clear everything
            </button>
            <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setAsking(false)}>
              No, go back
            </button>
          </div>
        </div>
      ) : (
        <button type="button" class="govuk-button govuk-button--warning" id="clear" onClick={() => setAsking(true)}>
          Clear everything
        </button>
      )}
    </section>
  );
}
