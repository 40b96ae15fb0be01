import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/bundle.ts';
import type { Benchmark } from '../benchmark.ts';
import { runToEnd } from '../export/run-to-end.ts';
import { compareAt, inTurns } from '../measure/pairs.ts';

const turns = 3;
const mostMemory = 250;
const program = join(root, 'bin/frontdesk');

/**
 * The whole command, from its start to its end: the backup is hashed, unpacked and proved, what is there is kept as a
 * proved safety copy, and the backup flows into the open database. The yardstick copies the same file and checks it.
 */
export const restore: Benchmark = {
  name: 'restore',
  what: 'restoring 1,000,000 patients and 2,000,000 visits, safety copy included (median)',
  yardstick: 'cp of the backup, and the sqlite3 shell’s quick_check of the copy',
  wanted: `≤ 3×, at most ${mostMemory} MiB`,
  async run(bench) {
    const home = join(bench.folder, 'home');
    const env = { FRONTDESK_HOME: home };
    const backups = join(home, 'backups');
    bench.say('Making the backup that is restored.');
    await runToEnd(program, ['init', '--name', 'Bench'], env);
    copyFileSync(await bench.visits(), join(home, 'clinic.db'));
    await runToEnd(program, ['migrate'], env);
    rmSync(backups, { recursive: true, force: true });
    await runToEnd(program, ['backup'], env);
    const kept = new Set(readdirSync(backups));
    const file = [...kept].find((name) => name.endsWith('.db')) ?? '';
    const copy = join(bench.folder, 'copy.db');
    const peaks: number[] = [];
    bench.say(`Restoring it, ${turns} pairs.`);
    const pairs = await inTurns(
      turns,
      async () => {
        const args = ['restore', file.replace('.db', ''), '--yes'];
        const { milliseconds, peak } = await runToEnd(program, args, env);
        peaks.push(peak);
        for (const name of readdirSync(backups))
          if (!kept.has(name)) rmSync(join(backups, name), { recursive: true });
        return milliseconds;
      },
      async () => {
        const script = `cp "${join(backups, file)}" "${copy}" && sqlite3 "${copy}" "pragma quick_check"`;
        const { milliseconds } = await runToEnd('bash', ['-c', script]);
        rmSync(copy);
        return milliseconds;
      },
    );
    const outcome = compareAt(0.5, pairs, 3);
    const peak = Math.max(...peaks);
    return {
      measured: `${outcome.measured}, ${Math.round(peak)} MiB`,
      isReached: outcome.isReached && peak <= mostMemory,
      figures: { ...outcome.figures, ours_peak_mib: peak },
    };
  },
};
