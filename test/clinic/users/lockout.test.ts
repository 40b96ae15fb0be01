import { expect, test } from 'vitest';
import { lockedUntil } from '../../../src/clinic/users/lockout.ts';

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
