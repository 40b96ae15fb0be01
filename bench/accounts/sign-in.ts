import { argon2, randomBytes } from 'node:crypto';
import { costInForce, hashAgain, hashAnew } from '../../src/clinic/users/password/argon2id.ts';
import type { Benchmark } from '../benchmark.ts';
import { inTurns } from '../measure/pairs.ts';
import { median, percentile } from '../measure/statistics.ts';

const turns = 15;
const password = 'seven quiet herons';
/** Milliseconds of processor time. */
const [least, most] = [100, 1000] as const;

/** What it takes to look whether a password is right: so much, and not more, does each guess cost who has the hashes. */
export const signInCost: Benchmark = {
  name: 'sign-in',
  what: 'processor time of one password check (median)',
  yardstick: 'node:crypto’s argon2id with the parameters of RFC 9106, called by itself',
  wanted: `${least}–${most} ms`,
  async run({ say }) {
    say(`Checking a password ${turns} times.`);
    const { hash } = await hashAnew(password);
    const { memory, passes, parallelism } = costInForce;
    const bare = () =>
      new Promise<void>((done, fail) => {
        const message = Buffer.from(password);
        const how = { message, nonce: randomBytes(16), tagLength: 64, memory, passes, parallelism };
        argon2('argon2id', how, (error) => (error ? fail(error) : done()));
      });
    const pairs = await inTurns(
      turns,
      () => processorTime(() => hashAgain(password, hash)),
      () => processorTime(bare),
    );
    const ours = median(pairs.ours);
    const ratios = pairs.ours.map((value, turn) => value / (pairs.yardstick[turn] ?? Number.NaN));
    return {
      measured: `${Math.round(ours)} ms, ${median(ratios).toFixed(2)}×`,
      isReached: ours >= least && ours <= most,
      figures: {
        ours_median: ours,
        ours_quarter: percentile(pairs.ours, 0.25),
        ours_three_quarters: percentile(pairs.ours, 0.75),
        yardstick_median: median(pairs.yardstick),
        ratio: median(ratios),
        pairs: turns,
      },
    };
  },
};

/** Milliseconds of processor time, the threads of the process included. */
async function processorTime(body: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await body();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
