import Database from 'better-sqlite3';
import { searchPatients } from '../../src/clinic/patients/index.ts';
import { openClinic } from '../../src/data/schema/index.ts';
import type { Benchmark } from '../benchmark.ts';
import { compareAt, type Pairs } from '../measure/pairs.ts';
import { median, percentile } from '../measure/statistics.ts';
import { type Ask, BareSearch } from './bare-search.ts';
import { mixedQueries } from './queries.ts';

const count = 200;
const rounds = 7;

/** Each query is asked several times in turns; its figure is the median of its rounds, on both sides. */
export const search: Benchmark = {
  name: 'search',
  what: `search as you type, ${count} mixed queries on it (95th percentile)`,
  yardstick: 'the fastest hand-written statement on the same tables',
  wanted: '≤ 2×',
  async run(bench) {
    const path = await bench.million();
    const clinic = await openClinic({ db: path, readOnly: true });
    const raw = new Database(path, { readonly: true });
    const bare = new BareSearch(raw);
    const queries = mixedQueries(raw, count);
    bench.say(`Searching ${count} times, ${rounds} rounds.`);
    const pairs: Pairs = { ours: [], yardstick: [] };
    const slowest: { text: string; ratio: number }[] = [];
    for (const text of queries) {
      const answers = await clinic.desk.read(searchPatients, { text });
      const ask = fastest(bare.asks(text), answers.length);
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await timed(() => clinic.desk.read(searchPatients, { text })));
        theirs.push(await timed(async () => ask.run()));
      }
      pairs.ours.push(median(ours));
      pairs.yardstick.push(median(theirs));
      slowest.push({ text, ratio: median(ours) / median(theirs) });
    }
    await clinic.close();
    raw.close();
    const { figures, ...outcome } = compareAt(0.95, pairs, 2);
    return {
      ...outcome,
      figures: {
        ...figures,
        ratio_p95: percentile(
          slowest.map(({ ratio }) => ratio),
          0.95,
        ),
      },
    };
  },
};

/** The quickest of the ways that find as many as we do; a way that finds fewer is not the same search. */
function fastest(asks: readonly Ask[], found: number): Ask {
  const whole = asks.filter((ask) => ask.ids().length >= found);
  const [first] = whole
    .map((ask) => ({ ask, took: Math.min(...[1, 2, 3].map(() => clocked(ask))) }))
    .sort((one, other) => one.took - other.took);
  if (!first) throw new Error('No statement finds what the search finds.');
  return first.ask;
}

function clocked(ask: Ask): number {
  const began = performance.now();
  ask.run();
  return performance.now() - began;
}

async function timed(body: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await body();
  return performance.now() - began;
}
