import { expect, test } from 'vitest';
import { inARow, lockedUntil } from '../../../src/clinic/users/lockout.ts';

const at = '2026-11-21T10:00:00.000Z';
const wait = (failed: number) => {
  const until = lockedUntil(failed, at);
  return until === null ? 0 : (Date.parse(until) - Date.parse(at)) / 1000;
};

test('four wrong passwords cost nothing, the fifth half a minute, each further one twice as long', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map(wait)).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480]);
});

test('nobody waits longer than a quarter of an hour', () => {
  expect([10, 11, 50, 1_000_000].map(wait)).toEqual([900, 900, 900, 900]);
});

test('wrong ones are in a row as long as none came more than a day after the one before', () => {
  const now = '2026-11-21T10:00:00.000Z';
  expect(inARow([], now)).toBe(0);
  expect(
    inARow(['2026-11-21T09:00:00.000Z', '2026-11-20T10:00:00.000Z', '2026-11-18T10:00:00.000Z'], now),
  ).toBe(2);
  expect(inARow(['2026-11-20T09:59:59.000Z'], now)).toBe(0);
});

test('whoever guesses all day has 104 tries at one place', () => {
  const [begin, end] = [Date.parse(at), Date.parse(at) + 86_400_000];
  let [tries, now] = [0, begin];
  while (now < end) {
    tries += 1;
    const until = lockedUntil(tries, new Date(now).toISOString());
    now = until === null ? now : Date.parse(until);
  }
  expect(tries).toBe(104);
});
