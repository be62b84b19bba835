import { defineConfig, type ViteUserConfig } from "vitest/config";

const MEASURED = "test/hostile/**/*.test.ts";

const config: ViteUserConfig = defineConfig({
  test: {
    // The command is tested as it is shipped: built, and in a process of its own.
    globalSetup: ["test/build.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: "all", include: ["test/**/*.test.ts"], exclude: [MEASURED], sequence: { groupOrder: 0 } },
      },
      {
        // What measures processor time and memory runs after the rest, one file at a time, with nobody beside it.
        extends: true,
        test: { name: "measured", include: [MEASURED], fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
  },
});

export default config;
