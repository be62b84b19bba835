import type { VNode } from "preact";
import type { Store } from "../state/store.ts";

/** Whether it can be submitted, in words, with what was done last and a way back. */
export function Verdict({ store }: { store: Store }): VNode {
  const { standing } = store.judged();
  const { history } = store.state();
  const last = history.past.at(-1)?.what;
  const next = history.future.at(-1)?.what;
  return (
    <section class={`app-verdict app-verdict--${standing.state}`} aria-labelledby="verdict">
      <h2 class="govuk-heading-m" id="verdict" tabIndex={-1}>
        {standing.verdict}
      </h2>
      {standing.details.map((detail) => (
        <p class="govuk-body-s" key={detail}>
          {detail}
        </p>
      ))}
      <div class="app-verdict__undo">
        {last && (
          <button type="button" class="app-link" onClick={() => step(store, "undo", "past")}>
            Undo: {last}
          </button>
        )}
        {next && (
          <button type="button" class="app-link" onClick={() => step(store, "redo", "future")}>
            Redo: {next}
          </button>
        )}
      </div>
    </section>
  );
}

/** A button that goes with its last step would take the focus with it. */
function step(store: Store, way: "undo" | "redo", left: "past" | "future"): void {
  store[way]();
  if (store.state().history[left].length === 0) store.show({}, "verdict");
}
