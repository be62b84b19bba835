import { Transaction } from "@codemirror/state";

/** How long nobody has to type before what is typed next is undone by itself, in milliseconds. */
const PAUSE = 500;

/**
 * Counts the stretches of typing: one goes on while each change is made where the one before it ended, and soon after it.
 * Whatever happens to the text in between ends it.
 */
export function stretches(): (transactions: readonly Transaction[], byHand: boolean) => number {
  let stretch = 0;
  let end = -1;
  let time = 0;
  return (transactions, byHand) => {
    for (const transaction of transactions) {
      if (!transaction.docChanged) continue;
      const now = transaction.annotation(Transaction.time) ?? 0;
      const before = end;
      let goesOn = now - time < PAUSE;
      transaction.changes.iterChangedRanges((fromA, toA, _, toB) => {
        goesOn &&= fromA === before || toA === before;
        end = toB;
      });
      if (!goesOn) stretch += 1;
      if (!byHand) end = -1;
      time = now;
    }
    return stretch;
  };
}
