/** A source of chance that gives the same things for the same seed, on every machine. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the keys, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  shuffle<T>(list: readonly T[]): T[];
  /** A UUID version 7 whose time part is `instant`. */
  id(instant: string): string;
  /** A stream of its own, so that one part of the clinic does not change when another draws more. */
  fork(label: string): Random;
}

/** Mulberry32 (Tommy Ettinger, public domain), seeded with the FNV-1a hash of the text. */
export function seeded(seed: string): Random {
  let state = fnv1a(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[int(0, list.length - 1)];
    if (chosen === undefined) throw new Error('Nothing to pick from.');
    return chosen;
  };
  return {
    int,
    pick,
    chance: (probability) => next() < probability,
    weighted(weights) {
      const entries = Object.entries<number>(weights);
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      const found = entries.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      return (found ?? entries[0])?.[0] as keyof typeof weights;
    },
    shuffle(list) {
      const mixed = [...list];
      return mixed.map((_, index) => {
        const other = int(index, mixed.length - 1);
        const chosen = mixed[other] as (typeof mixed)[number];
        mixed[other] = mixed[index] as (typeof mixed)[number];
        mixed[index] = chosen;
        return chosen;
      });
    },
    id(instant) {
      const time = Date.parse(instant).toString(16).padStart(12, '0');
      const noise = Array.from({ length: 19 }, () => int(0, 15).toString(16)).join('');
      const variant = (8 + int(0, 3)).toString(16);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${noise.slice(0, 3)}-${variant}${noise.slice(3, 6)}-${noise.slice(6, 18)}`;
    },
    fork: (label) => seeded(`${seed}/${label}`),
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
