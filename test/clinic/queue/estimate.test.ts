import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  describeEstimate,
  describePromise,
  type Estimate,
  estimateAt,
  estimateLine,
  promiseOf,
} from '../../../src/clinic/queue/estimate.ts';
import { ASSUMED_SERVICE_TIMES, quantile, serviceTimes } from '../../../src/clinic/queue/service-times.ts';

const times = { lower: 8, median: 10, upper: 14 };

const rooms = fc.record({
  doctors: fc.integer({ min: 1, max: 6 }),
  busy: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 6 }),
  times: fc
    .array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 20 })
    .map((minutes) => serviceTimes(minutes)),
});

function minutes(estimates: readonly Estimate[]): number[] {
  return estimates.map((estimate) => (estimate.kind === 'unknown' ? Number.NaN : estimate.minutes));
}

describe('service times', () => {
  test('are the quartiles of the last services', () => {
    expect(serviceTimes([10, 20, 30, 40, 50])).toEqual({ lower: 20, median: 30, upper: 40 });
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  });

  test('are assumed where nobody has been served', () => {
    expect(serviceTimes([])).toBe(ASSUMED_SERVICE_TIMES);
  });
});

describe('the estimate', () => {
  test('is unknown while no doctor is on duty', () => {
    const line = estimateLine(2, { doctors: 0, busy: [], times });
    expect(line.map(describeEstimate)).toEqual(['unknown', 'unknown']);
  });

  test('is now for those a free doctor takes, next for the first who has to wait, then ranges', () => {
    const line = estimateLine(4, { doctors: 2, busy: [4], times });
    expect(line.map(describeEstimate)).toEqual(['now', 'next', '5–15 m', '10–25 m']);
  });

  test('counts the rest of the service in the room', () => {
    expect(estimateAt(1, { doctors: 1, busy: [4], times })).toEqual({
      kind: 'range',
      minutes: 16,
      low: 10,
      high: 25,
    });
  });

  test('never shrinks further back in the line', () => {
    fc.assert(
      fc.property(rooms, fc.integer({ min: 0, max: 30 }), (room, waiting) => {
        const line = minutes(estimateLine(waiting, room));
        expect(line).toEqual([...line].sort((a, b) => a - b));
      }),
    );
  });

  test('one doctor more never makes it longer', () => {
    fc.assert(
      fc.property(rooms, fc.integer({ min: 0, max: 20 }), (room, index) => {
        const fewer = minutes([estimateAt(index, room)])[0] ?? 0;
        const more = minutes([estimateAt(index, { ...room, doctors: room.doctors + 1 })])[0] ?? 0;
        expect(more).toBeLessThanOrEqual(fewer);
      }),
    );
  });

  test('lies inside its range, whose ends are whole fives at least five apart', () => {
    fc.assert(
      fc.property(rooms, fc.integer({ min: 0, max: 20 }), (room, index) => {
        const estimate = estimateAt(index, room);
        if (estimate.kind === 'unknown') throw new Error('a doctor is on duty');
        expect(estimate.low).toBeLessThanOrEqual(estimate.minutes);
        expect(estimate.high).toBeGreaterThanOrEqual(estimate.minutes);
        expect([estimate.low % 5, estimate.high % 5]).toEqual([0, 0]);
        expect(estimate.high - estimate.low).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});

describe('the promise', () => {
  test('is the estimate at joining', () => {
    const promised = promiseOf(estimateAt(1, { doctors: 1, busy: [4], times }));
    expect(promised).toEqual({ minutes: 16, low: 10, high: 25 });
    expect(describePromise(promised)).toBe('10–25 m');
  });

  test('after a transfer includes the wait so far', () => {
    const promised = promiseOf({ kind: 'range', minutes: 16, low: 10, high: 25 }, 30);
    expect(promised).toEqual({ minutes: 46, low: 40, high: 55 });
    const odd = promiseOf({ kind: 'range', minutes: 16, low: 10, high: 25 }, 7);
    expect([odd.low, odd.high, describePromise(odd)]).toEqual([17, 32, '15–35 m']);
  });

  test('is none where the estimate is unknown', () => {
    expect(describePromise(promiseOf({ kind: 'unknown' }))).toBe('–');
  });
});
