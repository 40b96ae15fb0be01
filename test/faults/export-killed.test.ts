import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CommandLine } from '../cli/frontdesk.ts';
import { callsIn, canTrace, counting, strikingAt } from './trace.ts';

if (!canTrace) console.warn('SKIPPED: strace cannot be used here, so no export is killed at a rename.');

const renames = 'rename,renameat,renameat2';
const program = resolve(import.meta.dirname, '../../dist/main.js');
const clinic = new CommandLine();
beforeAll(async () => {
  await clinic.json(['init', '--name', 'Small']);
});
afterAll(() => clinic.remove());

/** Exports every table as CSV over a folder, with something before the program. */
function exportOver(folder: string, before: readonly string[]): void {
  const [command = '', ...args] = [...before, process.execPath, program, 'export', `${folder}/`];
  spawnSync(command, [...args, '--format', 'csv', '--yes'], {
    env: { ...process.env, FRONTDESK_HOME: clinic.home, XDG_CACHE_HOME: join(clinic.home, 'cache') },
  });
}

test.runIf(canTrace)(
  'killed at any rename over an older export, the next export into that place finds the one or the other',
  async () => {
    const log = clinic.path('calls');
    const first = clinic.path('first');
    exportOver(first, []);
    exportOver(first, counting(renames, log));
    const total = callsIn(log);
    expect(total).toBeGreaterThan(1);
    const whole = readdirSync(first).sort();
    let gone = 0;
    for (let nth = 1; nth <= total; nth += 1) {
      const place = clinic.path(`killed-at-${nth}`);
      mkdirSync(place);
      const folder = join(place, 'all');
      exportOver(folder, []);
      exportOver(folder, strikingAt(renames, nth, 'signal=KILL'));
      if (!existsSync(folder)) gone += 1;
      await clinic.json(['export', join(place, 'doctors.csv'), '--table', 'doctors']);
      expect(readdirSync(place).sort(), `rename ${nth} of ${total}`).toEqual(['all', 'doctors.csv']);
      expect(readdirSync(folder).sort()).toEqual(whole);
      expect(JSON.parse(readFileSync(join(folder, 'frontdesk.json'), 'utf8'))).toMatchObject({
        frontdesk: { format: 1 },
      });
    }
    // The moment that it is about has been struck.
    expect(gone).toBe(1);
  },
  300_000,
);
