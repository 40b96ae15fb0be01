import { join, resolve } from 'node:path';
import type { Benchmark } from '../benchmark.ts';
import { inTurns } from '../measure/pairs.ts';
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
    const worst = { wall: Number.NEGATIVE_INFINITY, processor: Number.NEGATIVE_INFINITY };
    for (const words of commands) {
      const name = words.slice(0, 2).join('_');
      say(`${words.join(' ')}, ${turns} pairs.`);
      // The first run of each fills the compile cache.
      for (const home of [open, closed]) await home.run(words);
      const processor: Record<'ours' | 'yardstick', number[]> = { ours: [], yardstick: [] };
      const timed = (home: Home, side: 'ours' | 'yardstick') => async () => {
        const { milliseconds, processor_milliseconds } = await home.run([...words, '--json']);
        processor[side].push(processor_milliseconds);
        return milliseconds;
      };
      const wall = await inTurns(turns, timed(closed, 'ours'), timed(open, 'yardstick'));
      for (const [kind, { ours, yardstick }] of Object.entries({ wall, processor })) {
        const more = ours.map((value, turn) => value - (yardstick[turn] ?? Number.NaN));
        Object.assign(figures, {
          [`${name}_${kind}_more_median`]: median(more),
          [`${name}_${kind}_more_quarter`]: percentile(more, 0.25),
          [`${name}_${kind}_more_three_quarters`]: percentile(more, 0.75),
          [`${name}_${kind}_median`]: median(ours),
          [`${name}_${kind}_ratio`]: median(ours) / median(yardstick),
        });
        if (kind === 'wall') worst.wall = Math.max(worst.wall, median(more));
        else worst.processor = Math.max(worst.processor, median(more));
        say(
          `${kind}: ${median(more).toFixed(1)} ms more, quarters ${percentile(more, 0.25).toFixed(1)} and ${percentile(more, 0.75).toFixed(1)}.`,
        );
      }
    }
    return {
      measured: `${worst.wall.toFixed(1)} ms more at most, ${worst.processor.toFixed(1)} ms of processor time`,
      isReached: worst.wall <= limit,
      figures: { ...figures, pairs: turns },
    };
  },
};

interface Home {
  run(
    args: readonly string[],
  ): Promise<{ readonly milliseconds: number; readonly processor_milliseconds: number }>;
}

/** What a process has used when it ends, its threads included, said in a line of its own behind what it prints. */
const sayProcessorTime = `import { writeSync } from 'node:fs';
process.on('exit', () => { const { user, system } = process.cpuUsage(); writeSync(1, '\\n' + (user + system) / 1000 + '\\n'); });`;

/** The built program with a data folder and caches of its own. */
function homeIn(folder: string, name: string): Home {
  const home = join(folder, name);
  const env = {
    FRONTDESK_HOME: home,
    XDG_STATE_HOME: join(home, 'state'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    FRONTDESK_NEW_PASSWORD: password,
    FRONTDESK_PASSWORD: password,
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(sayProcessorTime)}`,
  };
  return {
    async run(args) {
      const { milliseconds, out } = await runToEnd(program, args, env);
      return { milliseconds, processor_milliseconds: Number(out.trim().split('\n').at(-1)) };
    },
  };
}
