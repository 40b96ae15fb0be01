import { expect, it } from 'vitest';
import { Pace } from '../../../src/data/pace.ts';
import { jobLines } from '../../../src/tui/components/running-job/job-lines.ts';

const seenAt = (moments: number[], done: number, total: number | null) => {
  let next = 0;
  const pace = new Pace(() => moments[next++] ?? 0);
  pace.see({ phase: 'copying', done: 0, total, unit: 'pages' });
  return pace.see({ phase: 'copying', done, total, unit: 'pages' });
};
const text = (lines: ReturnType<typeof jobLines>) =>
  lines.map((line) => line.map((span) => span.text).join(''));

it('says the phase, how much of how many, how fast and how long still', () => {
  const job = {
    name: 'data.backup',
    title: 'Back up',
    isStopping: false,
    for: 'seat' as const,
    seen: seenAt([0, 2000], 1250, 5000),
  };
  const [bar, amounts, ending] = text(jobLines(job, 80));
  expect(bar).toContain('copying');
  expect(bar).toContain(' 25 %');
  expect(bar).toHaveLength(78);
  expect(amounts).toBe('   1 250 of 5 000 pages · 625 pages a second · about 6 s left');
  expect(ending).toBe('   Esc stops it and leaves nothing behind. The other screens go on meanwhile.');
});

it('says no more than is known', () => {
  const job = { name: 'data.import', title: 'Import', isStopping: false, for: 'seat' as const };
  expect(text(jobLines({ ...job, seen: null }, 80))[0]).toContain('starting');
  const [bar, amounts] = text(jobLines({ ...job, seen: seenAt([0, 100], 412, null) }, 80));
  expect(bar).not.toContain('%');
  expect(amounts).toBe('   412 pages');
  expect(
    text(
      jobLines({ ...job, seen: null, isStopping: true, for: 'seat' as const }, 80, { hasOthers: false }),
    )[2],
  ).toContain('Stopping');
});
