// A worker of the tests' own: it does what the texts of its documents say.
const { parentPort } = require("node:worker_threads");
const { existsSync, writeFileSync } = require("node:fs");

let steps;

parentPort.once("message", ({ progress, terms }) => {
  steps = new Int32Array(progress);
  if (terms.start === "exit") process.exit(7);
  if (terms.start === "throw") throw new Error("There is no start.");
  parentPort.on("message", judge);
});

function act(text) {
  const [what, file] = text.split(" ");
  // Once only: the next worker finds it done.
  if (file !== undefined) {
    if (existsSync(file)) return;
    writeFileSync(file, "");
  }
  if (what === "die") process.exit(9);
  if (what === "hang") for (;;);
}

function judge({ batch: { room, bytes, about }, troubles }) {
  const results = [];
  const { units } = JSON.parse(Buffer.from(room, bytes, about).toString());
  for (const [number, unit] of units.entries()) {
    Atomics.store(steps, 1, number);
    Atomics.add(steps, 0, 1);
    const text = Buffer.from(room, unit.start, unit.end - unit.start).toString();
    const trouble = troubles.get(number);
    if (!trouble && !text.startsWith("between")) act(text);
    results.push(trouble ?? text);
  }
  Atomics.store(steps, 1, -1);
  Atomics.add(steps, 0, 1);
  // Outside of any document.
  if (results.some((text) => text === "between")) process.exit(9);
  parentPort.postMessage({ judged: { results } });
}
