import type { Measured, Series } from "./rounds.ts";
import { type Spread, spreadOf } from "./statistics.ts";

/** What issue 6 asks for: that one figure is so many times another, at least or at most. */
interface Bound {
  readonly what: string;
  readonly over: string | readonly string[];
  readonly under: string;
  readonly least?: number;
  readonly most?: number;
}

const ONE_JOB = "rolecall, NDJSON, one job";

/** Where several figures are named, the quickest stands for them. Judged on as many threads as the other has. */
const BOUNDS: readonly Bound[] = [
  {
    what: "conftest over rolecall, on a YAML folder",
    over: ["conftest, inputs as YAML", "conftest, inputs as JSON"],
    under: "rolecall, YAML folder, two jobs",
    least: 5,
  },
  {
    what: "rolecall on a YAML folder over parsing it with `yaml`, on two threads",
    over: "rolecall, YAML folder, two jobs",
    under: "`yaml` parse alone, 2 threads",
    most: 1.35,
  },
  {
    what: "native OPA’s evaluation alone over all of rolecall on NDJSON, on one thread",
    over: "native OPA, evaluation alone",
    under: ONE_JOB,
    least: 5,
  },
  {
    what: "Regorus’s evaluation alone over all of rolecall on NDJSON, on one thread",
    over: ["interpreter", "compiled policy", "virtual machine"].map((way) => `Regorus, ${way}, evaluation alone`),
    under: ONE_JOB,
    least: 2,
  },
  {
    what: "rolecall on NDJSON over JSON.parse, facts, schema and rules by hand, on one thread",
    over: ONE_JOB,
    under: "JSON.parse, facts, schema and rules by hand",
    most: 3,
  },
  {
    what: "an audit of a YAML folder into an empty cache over one again with 1 % changed",
    over: "rolecall, YAML folder, into an empty cache",
    under: "rolecall, YAML folder, again with 1 % changed",
    least: 10,
  },
  {
    what: "an audit of NDJSON into an empty cache over one again with 1 % changed",
    over: "rolecall, NDJSON, into an empty cache",
    under: "rolecall, NDJSON, again with 1 % changed",
    least: 10,
  },
];

export interface Verdict {
  readonly what: string;
  readonly wanted: string;
  /** Undefined where one side was not measured. */
  readonly ratio: Spread | undefined;
  readonly outcome: "held" | "missed" | "not measured";
}

export function verdicts({ series }: Measured): readonly Verdict[] {
  return BOUNDS.map(({ what, over, under, least, most }) => {
    const wanted = least === undefined ? `at most ${most}` : `at least ${least}`;
    const one = quickest(series, over);
    const other = quickest(series, under);
    if (!one || !other) return { what, wanted, ratio: undefined, outcome: "not measured" };
    const ratio = ratioOf(one, other);
    const isHeld = ratio.median >= (least ?? 0) && ratio.median <= (most ?? Number.POSITIVE_INFINITY);
    return { what, wanted, ratio, outcome: isHeld ? "held" : "missed" };
  });
}

/** Of the ratios in each round: what slows down a round slows down both. */
export function ratioOf(one: Series, other: Series): Spread {
  return spreadOf(one.micros.map((micros, round) => micros / (other.micros[round] as number)));
}

function quickest(series: readonly Series[], names: string | readonly string[]): Series | undefined {
  const named = series.filter(({ name }) => [names].flat().includes(name));
  return named.sort((one, other) => spreadOf(one.micros).median - spreadOf(other.micros).median)[0];
}
