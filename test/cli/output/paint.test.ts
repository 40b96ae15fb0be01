import { expect, test } from 'vitest';
import { Output } from '../../../src/cli/output/output.ts';
import type { Paint } from '../../../src/cli/output/paint.ts';
import { historyInWords } from '../../../src/cli/output/schema.ts';
import type { HistoryRow } from '../../../src/data/schema/index.ts';

const silent = { json: false, ndjson: false, quiet: false };

/** What a terminal gets of words that may be painted. */
function printed(words: (paint: Paint) => string, config = silent, hasColours = true): string {
  let out = '';
  const say = (text: string) => {
    out += text;
  };
  const output = new Output(config, { out: say, err: () => {}, hasColours });
  output.result(null, { words: words(output.paint) });
  return out;
}

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
  const said = (config: object, hasColours: boolean) =>
    printed((paint) => paint('good', 'applied'), { ...silent, ...config }, hasColours);
  expect(said({}, true)).toBe('\u001b[32mapplied\u001b[39m\n');
  expect(said({ no_color: true }, true)).toBe('applied\n');
  expect(said({}, false)).toBe('applied\n');
});

test('a colour in the data is not one of ours, also where ours are shown', () => {
  expect(printed((paint) => `Ada \u001b[31mred\u001b[39m ${paint('bad', '\u001b[1mno\u0007')}`)).toBe(
    'Ada red \u001b[31mno\u001b[39m\n',
  );
});

test('the history says applied in green, changed in red and pending in yellow, and the same without colours', () => {
  const painted = printed((paint) => historyInWords(rows, paint, 'Europe/Berlin'));
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
