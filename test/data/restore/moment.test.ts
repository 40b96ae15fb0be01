import { expect, it } from 'vitest';
import { momentOf } from '../../../src/data/restore/moment.ts';

it.each([
  // What a list of backups says can be typed as it stands: it shows minutes, and the seconds of that minute belong to it.
  ['2026-11-21 14:00', '2026-11-21T13:00:59.999Z'],
  ['2026-11-21T14:00', '2026-11-21T13:00:59.999Z'],
  [' 2026-11-21  14:00 ', '2026-11-21T13:00:59.999Z'],
  ['2026-11-21 14:00:30', '2026-11-21T13:00:30.000Z'],
  ['2026-11-21T13:00Z', '2026-11-21T13:00:59.999Z'],
  ['2026-11-21T15:00+02:00', '2026-11-21T13:00:59.999Z'],
  ['2026-11-21T13:00:00Z', '2026-11-21T13:00:00.000Z'],
  ['2026-11-21', '2026-11-21T22:59:59.999Z'],
])('%s in Berlin is %s', (typed, instant) => {
  expect(momentOf(typed, 'Europe/Berlin')).toBe(instant);
});

it.each(['yesterday', '2026-13-01', '14:00', ''])('“%s” is no time', (typed) => {
  expect(() => momentOf(typed, 'Europe/Berlin')).toThrow('is no time');
});
