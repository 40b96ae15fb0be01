import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Benchmark, compared } from '../benchmark.ts';
import { inTurns } from '../measure/pairs.ts';
import { median } from '../measure/statistics.ts';
import { busyClinic } from './clinic.ts';
import { programs, todayStands, warmUp } from './programs.ts';

const size = { columns: 160, rows: 50 };
const turns = 5;
/** Long enough for the runtime to have tidied up what starting left behind, milliseconds. */
const idle = 12_000;

export const memory: Benchmark = {
  name: 'memory',
  what: 'memory of an idle session (resident; median)',
  yardstick: 'the bare Ink program',
  wanted: '≤ 1.5×',
  async run(bench) {
    const started = programs(bench.folder, await busyClinic(bench));
    const oneLine = await started.bundle('one-line.tsx');
    await warmUp(started, size);
    bench.say(`Letting sessions idle, ${turns} pairs.`);
    const shares = { ours: [] as number[], yardstick: [] as number[] };
    const pairs = await inTurns(
      turns,
      async () => {
        const session = started.frontdesk(size);
        await session.until('Today', todayStands);
        await pause(idle);
        const { resident, share } = memoryOf(session.pid);
        shares.ours.push(share);
        await session.end();
        return resident;
      },
      async () => {
        const session = started.bare(oneLine, size);
        await session.until('the line', ([line]) => line === 'ready');
        await pause(idle);
        const { resident, share } = memoryOf(session.pid);
        shares.yardstick.push(share);
        await session.end();
        return resident;
      },
    );
    return compared(median(pairs.ours) / median(pairs.yardstick), 1.5, {
      ours_resident_mib: median(pairs.ours),
      yardstick_resident_mib: median(pairs.yardstick),
      ours_proportional_mib: median(shares.ours),
      yardstick_proportional_mib: median(shares.yardstick),
      pairs: turns,
    });
  },
};

/** Resident and proportional memory of a process, MiB (Linux). */
function memoryOf(pid: number): { resident: number; share: number } {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const figure = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) / 1024;
  return { resident: figure('Rss'), share: figure('Pss') };
}
