import { expect, it } from 'vitest';
import { ageText, agoText, momentText, toLocalDate, wallText } from '../../../src/desk/words/index.ts';

const now = '2026-11-21T10:40:00.000Z';

it.each([
  ['2026-11-21T10:39:30.000Z', 'less than 1 min', 'just now'],
  ['2026-11-21T10:41:00.000Z', 'less than 1 min', 'just now'],
  ['2026-11-21T10:39:00.000Z', '1 min', '1 min ago'],
  ['2026-11-21T10:28:00.000Z', '12 min', '12 min ago'],
  ['2026-11-21T06:00:00.000Z', '4 h', '4 h ago'],
  ['2026-11-19T10:41:00.000Z', '47 h', '47 h ago'],
  ['2026-11-19T10:39:00.000Z', '2 days', '2 days ago'],
])('%s is %s old and was %s', (at, age, ago) => {
  expect(ageText(at, now)).toBe(age);
  expect(agoText(at, now)).toBe(ago);
});

it.each([
  ['2026-11-21T06:00:00Z', '06:00'],
  ['2026-11-20T18:05:00Z', 'yesterday 18:05'],
  ['2026-11-22T06:00:00Z', 'tomorrow 06:00'],
  ['2026-11-24T06:00:00Z', '24 Nov 06:00'],
  ['2026-11-02T06:00:00Z', '2 Nov 06:00'],
  ['2025-12-31T06:00:00Z', '31 Dec 2025'],
])('the moment %s is said as %s', (at, text) => {
  expect(momentText(at, now, 'UTC')).toBe(text);
});

it('a moment is told by the wall of the clinic, not by that of the machine', () => {
  // Half past ten in the evening in London is half past eleven in Berlin, and tomorrow in Tokyo.
  const at = '2026-11-20T22:30:00Z';
  expect(wallText(at, 'Europe/Berlin')).toBe('2026-11-20 23:30');
  expect(wallText(at, 'Asia/Tokyo')).toBe('2026-11-21 07:30');
  expect(toLocalDate(at, 'Asia/Tokyo')).toBe('2026-11-21');
  expect(momentText(at, now, 'Europe/Berlin')).toBe('yesterday 23:30');
  expect(momentText(at, now, 'Asia/Tokyo')).toBe('07:30');
});
