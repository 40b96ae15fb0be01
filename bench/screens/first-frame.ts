import type { Bench, Benchmark } from '../benchmark.ts';
import { compareAt, inTurns } from '../measure/pairs.ts';
import { busyClinic } from './clinic.ts';
import { frameStands, programs, todayStands, warmUp } from './programs.ts';

const size = { columns: 80, rows: 24 };
const turns = 25;
const yardstick = 'a bare Ink program of one line, bundled the same way, no compile cache';

export const firstFrame: Benchmark = {
  name: 'first-frame',
  what: 'first frame on a database of 1,000,000 patients (median)',
  yardstick,
  wanted: '≤ 1.4×',
  run: (bench) => untilScreen(bench, 'the frame', frameStands, 1.4),
};

export const firstRows: Benchmark = {
  name: 'first-rows',
  what: 'the same until today’s rows stand in it (median)',
  yardstick,
  wanted: '(≤ 1.4×)',
  run: (bench) => untilScreen(bench, 'Today', todayStands, 1.4),
};

async function untilScreen(
  bench: Bench,
  what: string,
  stands: (lines: readonly string[]) => boolean,
  limit: number,
) {
  const started = programs(bench.folder, await busyClinic(bench));
  const oneLine = await started.bundle('one-line.tsx');
  await warmUp(started, size);
  bench.say(`Starting the program and the bare one, ${turns} times each.`);
  const pairs = await inTurns(
    turns,
    async () => {
      const session = started.frontdesk(size);
      const took = (await session.until(what, stands)) - session.started;
      await session.end();
      return took;
    },
    async () => {
      const session = started.bare(oneLine, size);
      const took = (await session.until('the line', ([line]) => line === 'ready')) - session.started;
      await session.end();
      return took;
    },
  );
  return compareAt(0.5, pairs, limit);
}
