import { expect, it } from 'vitest';
import { agoText, momentText } from '../../../src/tui/text/ago.ts';
import { counted, countText, secondsText, sizeText } from '../../../src/tui/text/amounts.ts';

it.each([
  [0, '0'],
  [999, '999'],
  [3021, '3 021'],
  [1_000_412, '1 000 412'],
])('%d is said as %s', (count, text) => {
  expect(countText(count)).toBe(text);
});

it('one thing is not many', () => {
  expect(counted(1, 'queue entry', 'queue entries')).toBe('1 queue entry');
  expect(counted(1163, 'queue entry', 'queue entries')).toBe('1 163 queue entries');
  expect(counted(0, 'backup')).toBe('0 backups');
});

it.each([
  [0, '0 B'],
  [812, '812 B'],
  [4_120_000, '4.1 MB'],
  [9_960_000, '10 MB'],
  [999_400, '999 kB'],
  [999_600, '1.0 MB'],
  [41_000_000_000, '41 GB'],
  [3_000_000_000_000_000, '3000 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

it.each([
  [0.04, '0.04 s'],
  [3.21, '3.2 s'],
  [42, '42 s'],
  [59.7, '1 min'],
  [200, '3 min 20 s'],
  [4000, '1 h 7 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(secondsText(seconds)).toBe(text);
});

const now = '2026-11-21T10:40:00.000Z';

it.each([
  ['2026-11-21T10:39:30.000Z', 'just now'],
  ['2026-11-21T10:41:00.000Z', 'just now'],
  ['2026-11-21T10:28:00.000Z', '12 min ago'],
  ['2026-11-21T06:00:00.000Z', '4 h ago'],
  ['2026-11-19T10:39:00.000Z', '2 days ago'],
])('%s is %s', (at, text) => {
  expect(agoText(at, now)).toBe(text);
});

it.each([
  ['2026-11-21T06:00', '06:00'],
  ['2026-11-20T18:05', 'yesterday 18:05'],
  ['2026-11-02T06:00', '2 Nov 06:00'],
  ['2025-12-31T06:00', '31 Dec 2025'],
])('the moment %s is said as %s', (local, text) => {
  expect(momentText(local, '2026-11-21T10:40')).toBe(text);
});
