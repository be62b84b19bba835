import type { Contestant } from "./contestants.ts";

/** A figure in every round: microseconds for one organisation. */
export interface Series {
  readonly name: string;
  readonly threads: string;
  readonly organisations: number;
  readonly micros: readonly number[];
}

export interface Missing {
  readonly name: string;
  readonly reason: string;
}

export interface Measured {
  readonly series: readonly Series[];
  readonly missing: readonly Missing[];
  /** Who found another number of violations than the policies do. */
  readonly wrong: readonly string[];
}

/**
 * Everybody in turn, round after round: a machine that is slow for a while is slow for all. Who finds other than
 * `expected` violations, or fails, is out of it. `say` tells how far it is.
 */
export function measure(
  contestants: readonly Contestant[],
  rounds: number,
  expected: (organisations: number) => number,
  say: (line: string) => void,
): Measured {
  const missing = contestants.flatMap(({ name, missing: reason }) => (reason === undefined ? [] : [{ name, reason }]));
  const wrong = new Map<Contestant, string>();
  const micros = new Map<string, number[]>();
  const present = contestants.filter((contestant) => contestant.missing === undefined);
  for (let round = 1; round <= rounds; round += 1) {
    for (const contestant of present.filter((one) => !wrong.has(one))) {
      const { name, figures, organisations } = contestant;
      const turn = attempt(contestant, expected(organisations));
      if (typeof turn === "string") {
        wrong.set(contestant, `${name}: ${turn}`);
        say(`round ${round}  ${name}: ${turn}`);
        continue;
      }
      for (const [index, figure] of figures.entries()) {
        const each = ((turn[index] as number) / organisations) * 1e6;
        micros.set(figure.name, [...(micros.get(figure.name) ?? []), each]);
        say(`round ${round}  ${figure.name}: ${each.toFixed(1)} µs an organisation`);
      }
    }
  }
  const series = present
    .filter((contestant) => !wrong.has(contestant))
    .flatMap(({ figures, organisations }) =>
      figures.map(({ name, threads }) => ({ name, threads, organisations, micros: micros.get(name) ?? [] })),
    );
  return { series, missing, wrong: [...wrong.values()] };
}

/** The seconds of a turn, or what is wrong with it. */
function attempt({ turn }: Contestant, expected: number): readonly number[] | string {
  try {
    const { seconds, violations } = turn();
    if (violations === undefined || violations === expected) return seconds;
    return `found ${violations} violations where the policies find ${expected}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
