import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/bundle.ts';
import type { Benchmark } from '../benchmark.ts';
import { peopleFiles } from '../import/files.ts';
import { compareAt } from '../measure/pairs.ts';
import { busyClinic } from './clinic.ts';
import { cursor, markedRow } from './key-to-frame.ts';
import { programs, todayStands, warmUp } from './programs.ts';

const size = { columns: 160, rows: 50 };
const turns = 200;

/** The import runs as the screens run it: in a process of its own, of low priority. */
export const keyToFrameImporting: Benchmark = {
  name: 'key-to-frame-importing',
  what: 'key to frame, list of doctors at 160×50, while 1,000,000 patients are imported (95th percentile)',
  yardstick: 'the same screen at rest',
  wanted: '≤ 2×',
  async run(bench) {
    const clinic = await busyClinic(bench);
    const { foreign } = await peopleFiles(1_000_000);
    const started = programs(bench.folder, clinic);
    await warmUp(started, size);
    const ours = started.frontdesk(size);
    await ours.until('Today', todayStands);
    ours.press('5');
    // Patients come in all the time: their own list moves under the cursor, that of the doctors stays.
    await ours.until('the list of doctors', (lines) => markedRow(lines) >= 0 && lines.some(isDoctors));
    const first = markedRow(ours.lines());
    const move = cursor(ours, first, first + 10);
    const resting: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) resting.push(await move());
    bench.say('Now with an import beside it.');
    const args = [
      '--db',
      clinic,
      'import',
      foreign,
      '--table',
      'patients',
      '--quiet',
      '--on-conflict',
      'skip',
    ];
    const importing = spawn(join(root, 'bin/frontdesk'), args, {
      stdio: 'ignore',
      env: { ...process.env, FRONTDESK_HOME: bench.folder },
    });
    const ended = new Promise((done) => importing.once('close', done));
    lower(importing.pid);
    const busy: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) busy.push(await move());
    const wasRunning = importing.exitCode === null;
    importing.kill('SIGTERM');
    await ended;
    await ours.end();
    if (!wasRunning) throw new Error('The import ended before the keys were measured.');
    return compareAt(0.95, { ours: busy, yardstick: resting }, 2);
  },
};

const isDoctors = (line: string) => /Licen[cs]e|Specializations/.test(line);

/** As low as the screens' own jobs are; where that is not allowed it runs as it is, and the figure is the worse for it. */
function lower(pid: number | undefined): void {
  if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
}
