/** A source of chance that gives the same from the same seed, on every machine. */
export interface Random {
  /** A number from 0 up to, but not including, `below`. */
  integer(below: number): number;
  /** True in about that share of calls. */
  chance(share: number): boolean;
  /** One of some things, all as likely. */
  pick<T>(things: readonly [T, ...T[]] | readonly T[]): T;
  /** One of some things, each as likely as its weight says. */
  weigh<T>(weighted: readonly (readonly [weight: number, thing: T])[]): T;
  shuffle<T>(things: readonly T[]): T[];
}

export function random(seed: number): Random {
  const next = mulberry32(seed);
  const integer = (below: number): number => Math.floor(next() * below);
  const pick = <T>(things: readonly T[]): T => {
    if (things.length === 0) throw new Error("There is nothing to pick from.");
    return things[integer(things.length)] as T;
  };
  return {
    integer,
    pick,
    chance: (share) => next() < share,
    weigh(weighted) {
      let left = next() * weighted.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, thing] of weighted) {
        left -= weight;
        if (left < 0) return thing;
      }
      return pick(weighted)[1];
    },
    shuffle(things) {
      const left = [...things];
      return things.flatMap(() => left.splice(integer(left.length), 1));
    },
  };
}

/** Tommy Ettinger's mulberry32, in the public domain: 32 bits of state are plenty for test data. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
