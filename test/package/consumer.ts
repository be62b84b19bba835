/** What somebody writes who uses the core as a library. It compiles without Node's types, as for a browser. */
export const JUDGE = `
import { type Checked, check, createEvaluator, describe, type Judge, type Ruleset, reportOf } from "rolecall";

export function judgeOf(wasm: object, data: Ruleset["data"], catalogue: unknown): Judge {
  const { rules, digest, revision } = catalogue as Pick<Ruleset, "digest" | "revision"> & { rules: Ruleset["catalogue"] };
  const ruleset: Ruleset = { wasm, data, catalogue: rules, digest, revision };
  return { ruleset, evaluator: createEvaluator(ruleset) };
}

export function said(text: string, judge: Judge): readonly string[] {
  const checked: readonly Checked[] = [...check({ name: "harbour.roles.yaml", content: text }, judge, { now: 0 })];
  const { files } = reportOf(checked, { ruleset: judge.ruleset, now: 0, register: undefined });
  return files.flatMap(({ findings, verdict }) => [
    verdict,
    ...findings.map(({ rule, args, range }) => {
      const entry = judge.ruleset.catalogue.find(({ id }) => id === rule);
      if (!entry) throw new Error(rule);
      const wording = { roles: judge.ruleset.data.roles, showPersonal: false };
      return \`\${range.start.line}:\${range.start.column} \${rule}: \${describe(entry, args, wording).message}\`;
    }),
  ]);
}
`;

/** Node's part: the ruleset that comes with the package, found by its exports. */
export const MAIN = `
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { judgeOf, said } from "./judge.js";

const file = (name) => readFileSync(fileURLToPath(import.meta.resolve(\`rolecall/generated/\${name}\`)));
const json = (name) => JSON.parse(file(name).toString());
const judge = judgeOf(file("policy.wasm"), json("data.json"), json("catalogue.json"));
for (const line of said(readFileSync(process.argv[2], "utf8"), judge)) console.log(line);
`;

/** As strict as a consumer can be: libraries are checked too. */
export const TSCONFIG: string = JSON.stringify({
  compilerOptions: {
    target: "es2022",
    module: "nodenext",
    moduleResolution: "nodenext",
    lib: ["es2022"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
  },
  files: ["judge.ts"],
});
