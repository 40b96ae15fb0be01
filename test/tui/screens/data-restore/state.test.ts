import { expect, it } from 'vitest';
import { differenceLines, lossText, shownTables } from '../../../../src/tui/screens/data-restore/state.ts';

const same = { now: 8, earlier: 8, only_now: 0, labels: [], changed: 0, only_earlier: 0 };
const tables = [
  { table: 'audit_logs', ...same },
  { table: 'settings', ...same, changed: 1 },
  {
    table: 'patients',
    now: 412,
    earlier: 409,
    only_now: 4,
    labels: ['Okafor', 'Smith', 'Roy'],
    changed: 2,
    only_earlier: 1,
  },
  { table: 'appointments', ...same, now: 3021, earlier: 2998, only_now: 23 },
];
const text = (width: number, height = 10) =>
  differenceLines(tables, { width, height }).map((line) => line.map((span) => span.text).join(''));

it('shows the tables that matter, and of the others those that differ', () => {
  expect(shownTables(tables).map(({ table }) => table)).toEqual(['patients', 'appointments', 'settings']);
});

it('names what would be lost, and what would change or come back', () => {
  const [, patients, appointments, settings] = text(110);
  expect(patients).toMatch(
    /patients +412 +409 +−4 new since: Okafor, Smith, Roy +2 changed, \+1 would come back$/,
  );
  expect(appointments).toMatch(/appointments +3 021 +2 998 +−23 new since$/);
  expect(settings).toMatch(/settings +8 +8 +1 changed$/);
});

it('keeps to its width and height, and says how much is left out', () => {
  for (const line of text(80)) expect(line.length).toBeLessThanOrEqual(80);
  expect(text(80, 3)).toHaveLength(3);
  expect(text(80, 3).at(-1)).toContain('and 2 more tables');
});

it('sums up in a sentence', () => {
  expect(lossText([{ table: 'patients', ...same }])).toBe('Nothing of the present would be lost.');
  expect(lossText(tables)).toBe(
    '27 rows made since would be gone, 3 rows would become what they were. The audit log keeps all of it.',
  );
});

it('names who would be lost also where something else would come back on a narrow screen', () => {
  const patients = { ...same, table: 'patients', only_now: 1, labels: ['Okafor'], only_earlier: 2 };
  const [, line = []] = differenceLines([patients], { width: 80, height: 5 });
  const said = line.map((span) => span.text).join('');
  expect(said).toMatch(/−1 new since: Okafor +\+2$/);
  expect(said.length).toBeLessThanOrEqual(80);
});
