import { expect, it } from 'vitest';
import { footLines } from '../../../../src/tui/screens/today/foot-lines.ts';
import { displayWidth } from '../../../../src/tui/text/index.ts';

const textOf = (warnings: readonly string[]) =>
  footLines(warnings, undefined, null, false, 80).map((line) => line.map(({ text }) => text).join(''));

const long = 'Maximilian Hohenstaufen-Lindt opened 72 records within an hour, from 2026-11-21 10:40 on.';

it('cuts no warning at 80 columns, and not how many more there are', () => {
  const lines = textOf(['One.', 'Two.', long, 'Four.', 'Five.']);
  expect(lines).toEqual([
    ' ! One.',
    ' ! Two.',
    ' ! Maximilian Hohenstaufen-Lindt opened 72 records within an hour, from',
    '   2026-11-21 10:40 on. And 2 more.',
  ]);
  for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(80);
});
