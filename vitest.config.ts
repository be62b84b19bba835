import { availableParallelism } from "node:os";
import { defineConfig, type ViteUserConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What holds processor time and the clock to bounds: it runs after the rest, with nobody beside it. */
const MEASURED = ["audit", "files", "guards", "patterns"].map((name) => `test/hostile/${name}.test.ts`);

/**
 * What takes longest, the longest first. Vitest goes by size on a clean machine, where it remembers no times, and the
 * shortest files here try the most: begun last, one alone would keep everybody waiting.
 */
const LONG = [
  "oracle/random",
  "oracle/exhaustive",
  "core/phone-tables",
  "oracle/people-random",
  "examples/spark",
  "web/access",
  "web/keyboard",
  "audit/cache",
  "core/check-anything",
  "cli/merge",
  "formats/leaks",
  "audit/resume",
  "web/journeys",
].map((name) => `/test/${name}.test.ts`);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const index = LONG.findIndex((name) => moduleId.endsWith(name));
      return index === -1 ? LONG.length : index;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}

const config: ViteUserConfig = defineConfig({
  test: {
    // The command is tested as it is shipped: built, and in a process of its own.
    globalSetup: ["test/build.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Vitest leaves a core to itself, which is half of a machine with two, and needs hardly any of it.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: { name: "all", include: ["test/**/*.test.ts"], exclude: MEASURED, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: { name: "measured", include: MEASURED, fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
  },
});

export default config;
