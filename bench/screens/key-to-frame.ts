import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark } from '../benchmark.ts';
import { compareAt, inTurns } from '../measure/pairs.ts';
import type { Session } from '../terminal/session.ts';
import { busyClinic } from './clinic.ts';
import { programs, todayStands, warmUp } from './programs.ts';

const size = { columns: 160, rows: 50 };
const turns = 300;
const mark = '▸';
const down = '\u001b[B';
const up = '\u001b[A';

export const keyToFrame: Benchmark = {
  name: 'key-to-frame',
  what: 'key to frame, patient list at 160×50 on that database (95th percentile)',
  yardstick: 'bare Ink drawing the same lines',
  wanted: '≤ 2×',
  async run(bench) {
    const started = programs(bench.folder, await busyClinic(bench));
    const list = await started.bundle('list.tsx');
    await warmUp(started, size);
    const ours = started.frontdesk(size);
    await ours.until('Today', todayStands);
    await openList(ours);
    const lines = ours.lines();
    const first = lines.findIndex((line) => line.includes(mark));
    const last = first + 19;
    const drawing = join(bench.folder, 'drawing.json');
    writeFileSync(drawing, JSON.stringify({ first, last, lines }));
    const bare = started.bare(list, size, drawing);
    await bare.until('the list', (shown) => markedRow(shown) === first);
    bench.say(`Moving the cursor in both, ${turns} times each.`);
    const pairs = await inTurns(turns, cursor(ours, first, last), cursor(bare, first, last));
    await ours.end();
    await bare.end();
    return compareAt(0.95, pairs, 2);
  },
};

/** Patients, then from the search line into the list. */
async function openList(session: Session): Promise<void> {
  session.press('2');
  await session.until(
    'the list of patients',
    (lines) => lines.filter((line) => /P-\d{5}/.test(line)).length > 20,
  );
  session.press(down);
  await session.until(
    'the cursor',
    (lines) => markedRow(lines) >= 0 && (lines.at(-1) ?? '').includes('Esc search'),
  );
}

/** Moves the cursor by one row, down to the last and up again; answers how long the frame took. */
export function cursor(session: Session, first: number, last: number): () => Promise<number> {
  let row = first;
  let step = 1;
  return async () => {
    if (row + step > last || row + step < first) step = -step;
    const target = row + step;
    const took = await session.timed(step > 0 ? down : up, `the mark in row ${target}`, (lines) => {
      return markedRow(lines) === target;
    });
    row = target;
    return took;
  };
}

/** The one row that carries the mark of the cursor; -1 while none or two do. */
export function markedRow(lines: readonly string[]): number {
  const found = lines.findIndex((line) => line.includes(mark));
  return found === lines.findLastIndex((line) => line.includes(mark)) ? found : -1;
}
