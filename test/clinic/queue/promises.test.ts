import { expect, test } from 'vitest';
import { keptPromises, type Visit } from '../../../src/clinic/queue/promises.ts';

function visit(waited: number | null, promised: [number, number, number] | null, absences = 0): Visit {
  const joined = Date.parse('2026-11-21T08:00:00.000Z');
  return {
    joined_at: new Date(joined).toISOString(),
    called_at: waited === null ? null : new Date(joined + waited * 60_000).toISOString(),
    estimated_wait_time: promised?.[1] ?? null,
    low: promised?.[0] ?? null,
    high: promised?.[2] ?? null,
    absences,
  };
}

test('promises are kept, beaten or broken', () => {
  const report = keptPromises([
    visit(20, [15, 18, 25]),
    visit(25.9, [15, 18, 25]),
    visit(10, [15, 18, 25]),
    visit(40, [15, 20, 25]),
  ]);
  expect(report).toEqual({
    visits: 4,
    promised: 4,
    kept: 2,
    earlier: 1,
    later: 1,
    share_kept: 0.75,
    median_wait: 22.5,
    median_error: 4.5,
  });
});

test('no promise, no call and an absence are not held against it', () => {
  const report = keptPromises([visit(90, null), visit(null, [0, 0, 5]), visit(50, [0, 0, 5], 1)]);
  expect(report).toMatchObject({
    visits: 3,
    promised: 0,
    share_kept: null,
    median_error: null,
    median_wait: 70,
  });
});
