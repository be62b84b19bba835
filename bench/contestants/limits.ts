import { join } from "node:path";
import type { Contestant, Field } from "../contestants.ts";
import type { Corpus } from "../corpus.ts";
import { CACHE, ROOT } from "../folder.ts";
import type { HandTimes } from "../inprocess/handwritten.ts";
import type { WasmTimes } from "../inprocess/wasm.ts";
import type { YamlTimes } from "../inprocess/yaml.ts";
import { run } from "../run.ts";

/** What nobody can beat who reads this input with these libraries, and rolecall's engine by itself. */
export function limits({ whole }: Field): readonly Contestant[] {
  return [
    {
      name: "rules by hand",
      organisations: whole.organisations,
      figures: [
        { name: "JSON.parse alone", threads: "1" },
        { name: "rules by hand alone", threads: "1" },
        { name: "JSON.parse and rules by hand", threads: "1" },
        { name: "JSON.parse, facts, schema and rules by hand", threads: "1" },
      ],
      turn: () => {
        const { json, facts, schema, rules, violations } = inProcess("handwritten", whole) as HandTimes;
        return { seconds: [json, rules, json + rules, json + facts + schema + rules], violations };
      },
    },
    {
      name: "rolecall’s Wasm",
      organisations: whole.organisations,
      figures: [{ name: "rolecall’s Wasm, evaluation alone", threads: "1" }],
      turn: () => {
        const { evaluate, violations } = inProcess("wasm", whole) as WasmTimes;
        return { seconds: [evaluate], violations };
      },
    },
    yaml(whole, 1),
    yaml(whole, 2),
  ];
}

function yaml(whole: Corpus, threads: number): Contestant {
  const name = `\`yaml\` parse alone, ${threads} ${threads === 1 ? "thread" : "threads"}`;
  return {
    name,
    organisations: whole.organisations,
    figures: [
      { name, threads: String(threads) },
      { name: `${name}, reading included`, threads: String(threads) },
    ],
    turn: () => {
      const { read, parse } = inProcess(`yaml-${threads}`, whole) as YamlTimes;
      return { seconds: [parse, read + parse] };
    },
  };
}

function inProcess(task: string, corpus: Corpus): unknown {
  const { stdout } = run(process.execPath, [join(ROOT, CACHE, "main.mjs"), task, JSON.stringify(corpus)]);
  return JSON.parse(stdout);
}
