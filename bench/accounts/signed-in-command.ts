import { join, resolve } from 'node:path';
import type { Benchmark } from '../benchmark.ts';
import { inTurns, type Pairs } from '../measure/pairs.ts';
import { runToEnd } from '../measure/process.ts';
import { median, percentile } from '../measure/statistics.ts';

const program = resolve(import.meta.dirname, '../../bin/frontdesk');
const turns = 30;
/** Milliseconds. */
const limit = 15;
const email = 'ana@clinic.example';
const password = 'seven quiet herons';
const commands: readonly (readonly string[])[] = [
  ['patients', 'search', 'smi'],
  ['patients', 'show', 'P-00001'],
  ['queue', 'list'],
];

/** What it costs a command that somebody is signed in: the same command on two clinics, of which one has accounts. */
export const signedInCommand: Benchmark = {
  name: 'signed-in-command',
  what: `${commands.map((words) => words.slice(0, 2).join(' ')).join(', ')} as somebody who is signed in (median of ${turns} pairs each)`,
  yardstick: 'the same command on the same clinic without accounts',
  wanted: `at most ${limit} ms more`,
  async run({ folder, say }) {
    const open = homeIn(folder, 'open');
    const closed = homeIn(folder, 'closed');
    for (const home of [open, closed]) await home.run(['init', '--demo']);
    await closed.run([
      'users',
      'add',
      email,
      '--first-name',
      'Ana',
      '--last-name',
      'Marsh',
      '--role',
      'admin',
    ]);
    await closed.run(['login', email]);
    const figures: Record<string, number> = {};
    let worst = Number.NEGATIVE_INFINITY;
    for (const words of commands) {
      const name = words.slice(0, 2).join('_');
      say(`${words.join(' ')}, ${turns} pairs.`);
      const timed = (home: Home) => async () => (await home.run([...words, '--json'])).milliseconds;
      // The first run of each fills the compile cache.
      for (const home of [open, closed]) await home.run(words);
      const pairs = await inTurns(turns, timed(closed), timed(open));
      const more = differences(pairs);
      worst = Math.max(worst, median(more));
      Object.assign(figures, {
        [`${name}_more_median`]: median(more),
        [`${name}_more_quarter`]: percentile(more, 0.25),
        [`${name}_more_three_quarters`]: percentile(more, 0.75),
        [`${name}_median`]: median(pairs.ours),
        [`${name}_without_median`]: median(pairs.yardstick),
        [`${name}_ratio`]: median(pairs.ours) / median(pairs.yardstick),
      });
    }
    return {
      measured: `${worst.toFixed(1)} ms more at most`,
      isReached: worst <= limit,
      figures: { ...figures, pairs: turns },
    };
  },
};

interface Home {
  run(args: readonly string[]): ReturnType<typeof runToEnd>;
}

/** The built program with a data folder and caches of its own. */
function homeIn(folder: string, name: string): Home {
  const home = join(folder, name);
  const env = {
    FRONTDESK_HOME: home,
    XDG_STATE_HOME: join(home, 'state'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    FRONTDESK_NEW_PASSWORD: password,
    FRONTDESK_PASSWORD: password,
  };
  return { run: (args) => runToEnd(program, args, env) };
}

function differences({ ours, yardstick }: Pairs): number[] {
  return ours.map((value, turn) => value - (yardstick[turn] ?? Number.NaN));
}
