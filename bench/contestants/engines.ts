import type { Contestant, Field } from "../contestants.ts";
import type { Corpus } from "../corpus.ts";
import { missingPeer, peer, run } from "../run.ts";

/** Where the policies are, and what they are asked. */
const POLICIES = "policies/rolecall";
const DATA = "generated/data.json";
const QUERY = "data.rolecall.result";

interface EngineTimes {
  readonly violations: number;
  readonly parse_seconds: number;
  readonly evaluate_seconds: number;
}

/** An engine that judges inputs, one a line; the answers go into a file, if one is given. */
export interface Engine {
  readonly name: string;
  readonly threads: string;
  readonly missing: string | undefined;
  readonly judge: (corpus: Corpus, ...answers: readonly string[]) => EngineTimes;
}

const GOROUTINE = "1 goroutine; Go collects garbage on others";

const opa: Engine = {
  name: "native OPA",
  threads: GOROUTINE,
  missing: missingPeer("opa", "peer"),
  judge: ({ inputs }, ...answers) => times("peer", [POLICIES, DATA, inputs, QUERY, ...answers]),
};

/** How Regorus runs policies: by its interpreter, by the same with a compiled policy, or on its virtual machine. */
const WAYS = { engine: "interpreter", compiled: "compiled policy", rvm: "virtual machine" } as const;
type Way = keyof typeof WAYS;

function regorus(way: Way, folder: string): Engine {
  return {
    name: `Regorus, ${WAYS[way]}`,
    threads: "1",
    missing: missingPeer("regorus", "regorus") ?? refusal(way, folder),
    judge: ({ inputs }, ...answers) =>
      times("regorus", [portablePolicies(folder), DATA, inputs, QUERY, way, ...answers]),
  };
}

/** Everybody who is measured by evaluation alone, with its input read beforehand. */
export function allEngines({ sample }: Field): readonly Engine[] {
  return [opa, ...(Object.keys(WAYS) as Way[]).map((way) => regorus(way, sample.folder))];
}

export function engines(field: Field): readonly Contestant[] {
  return allEngines(field).map(({ name, threads, missing, judge }) => ({
    name,
    missing,
    organisations: field.sample.organisations,
    figures: [
      { name: `${name}, evaluation alone`, threads },
      { name: `${name}, reading the input as well`, threads },
    ],
    turn: () => {
      const { violations, parse_seconds, evaluate_seconds } = judge(field.sample);
      return { seconds: [evaluate_seconds, evaluate_seconds + parse_seconds], violations };
    },
  }));
}

function times(program: string, args: readonly string[]): EngineTimes {
  return JSON.parse(run(peer(program), args).stdout);
}

/** Regorus 0.14 has no template strings, among others: the same policies in less of Rego, as OPA writes them. */
function portablePolicies(folder: string): string {
  const goal = `${folder}/portable`;
  run(peer("portable"), [POLICIES, goal]);
  return goal;
}

/** What a way says to these policies, where it does not run them. */
function refusal(way: Way, folder: string): string | undefined {
  const { stderr } = run(peer("regorus"), [portablePolicies(folder), DATA, "/dev/null", QUERY, way], [0, 1]);
  return /^error: (.*)$/m.exec(stderr)?.[1];
}
