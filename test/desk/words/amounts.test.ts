import { expect, it } from 'vitest';
import {
  counted,
  countText,
  secondsLeftText,
  secondsText,
  sizesText,
  sizeText,
} from '../../../src/desk/words/index.ts';

it.each([
  [0, '0'],
  [999, '999'],
  [3021, '3 021'],
  [1_000_412, '1 000 412'],
  [-1234, '-1 234'],
  [0.12345, '0.12345'],
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

it.each([
  [0.2, '1 s left'],
  [9.4, '10 s left'],
  [8.2, '9 s left'],
  [125, '2 min 5 s left'],
])('%d seconds of work are %s', (seconds, text) => {
  expect(secondsLeftText(seconds)).toBe(text);
});

it('two sizes are told as one where nobody would see a difference', () => {
  expect(sizesText(12_300_000, 9_100_000)).toBe('12 MB → 9.1 MB');
  expect(sizesText(12_300_000, 12_310_000)).toBe('12 MB');
});
