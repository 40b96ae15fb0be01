import { expect, test } from 'vitest';
import { Output } from '../../../src/cli/output/output.ts';
import { historyInWords } from '../../../src/cli/output/schema.ts';
import type { HistoryRow } from '../../../src/data/schema/index.ts';

const silent = { json: false, ndjson: false, quiet: false };
const terminal = { out: () => {}, err: () => {}, hasColours: true };

const row = (revision: string, part: Partial<HistoryRow>): HistoryRow => ({
  revision,
  previous: null,
  name: 'front desk',
  applied_at: '2026-11-21T10:40:00.000Z',
  by: 'ana',
  checksum_ok: true,
  ...part,
});
const rows = [
  row('20261121-01', {}),
  row('20261121-02', { checksum_ok: false }),
  row('20261121-03', { applied_at: null, by: null, checksum_ok: null }),
];

test('a terminal gets colours, unless it was asked for none; a pipe never does', () => {
  expect(new Output(silent, terminal).paint('good', 'applied')).toBe('\u001b[32mapplied\u001b[39m');
  expect(new Output({ ...silent, no_color: true }, terminal).paint('good', 'applied')).toBe('applied');
  expect(new Output(silent, { ...terminal, hasColours: false }).paint('good', 'applied')).toBe('applied');
});

test('the history says applied in green, changed in red and pending in yellow, and the same without colours', () => {
  const painted = historyInWords(rows, new Output(silent, terminal).paint, 'Europe/Berlin');
  expect(painted).toContain('\u001b[32m✓\u001b[39m  20261121-01');
  expect(painted).toContain('\u001b[31mchanged since\u001b[39m');
  expect(painted).toContain('\u001b[33m•\u001b[39m  20261121-03');
  const plain = historyInWords(rows, (_tone, text) => text, 'Europe/Berlin');
  expect(plain.split('\n')).toEqual([
    '   Revision     Name        State          Applied at        By',
    '✓  20261121-01  front desk  applied        2026-11-21 11:40  ana',
    '!  20261121-02  front desk  changed since  2026-11-21 11:40  ana',
    '•  20261121-03  front desk  pending',
    '',
    '20261121-02: the program would apply something else today than what was applied here.',
  ]);
});
