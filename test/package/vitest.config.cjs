const { availableParallelism } = require("node:os");

// Apart from the other tests, which need neither a registry nor other versions of Node. CommonJS, because a
// configuration is a default export, which our linter bans.
module.exports = {
  test: {
    include: ["*.spec.ts"],
    testTimeout: 120_000,
    // They wait for the registry, more than for a processor.
    maxWorkers: Math.max(2, availableParallelism()),
  },
};
