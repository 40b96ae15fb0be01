import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { DeskDoor } from '../../../src/tui/data/index.ts';
import { openScreen } from '../../support/screen.tsx';
import { atReception, JAN, RUTH, SAMIRA } from './reception.ts';

test('finds by half a name and part of the phone, and puts her in the queue in four keys, typing apart', async () => {
  const { screen, patient } = await atReception([SAMIRA, JAN, RUTH], { route: 'today' });
  await screen.press('/');
  await screen.waitFor('3 patients');
  await screen.type('smi 7946');
  await screen.waitFor('1 of 3');
  expect(screen.row('▸').text).toContain('Smith, Samira');
  expect(screen.text()).not.toContain('Smits');
  await screen.press('enter');
  await screen.act('patients.queue');
  await screen.waitFor('Samira Smith · born 1988-03-07');
  await screen.press('enter');
  await screen.waitFor('Samira Smith has ticket C-001 for Cardiology.');
  expect(screen.keys()).toBeLessThanOrEqual(4);
  expect((await patient('P-00001')).waiting).toMatchObject([{ ticket: 'C-001', specialization_code: 'C' }]);
});

test('whole words of a name stand before parts of one, and the cursor is on the first', async () => {
  const { screen } = await atReception([RUTH, JAN, SAMIRA]);
  await screen.type('smi 0712');
  await screen.waitFor('3 of 3');
  const rows = screen.lines().filter((line) => line.includes('P-0000'));
  expect(rows.slice(0, 3).map((line) => line.slice(13, 30).trim())).toEqual([
    'Smith, Samira',
    'Smits, Jan',
    'Goldsmith, Ruth',
  ]);
  expect(rows[0]).toContain('▸');
});

test('sees who the cursor is on: allergies first, then where she waits', async () => {
  const { screen } = await atReception([SAMIRA, JAN]);
  await screen.type('sam');
  await screen.waitFor('1 of 2');
  expect(screen.row('ALLERGIES').text).toContain('Smith, Samira · female · 38 y · P-00001');
  expect(screen.row('ALLERGIES').text).toContain('ALLERGIES: penicillin, latex');
  await screen.press('enter');
  await screen.act('patients.queue');
  await screen.press('enter');
  await screen.waitFor('has ticket');
  await screen.press('2');
  await screen.waitFor('2 patients');
  expect(screen.row('P-00001').text).toContain('● waiting C');
});

test('says so when nobody is found', async () => {
  const { screen } = await atReception([SAMIRA]);
  await screen.type('zzz');
  await screen.waitFor('Nobody is found. Ctrl+N registers a new patient.');
  await screen.press('enter');
  expect(screen.message()).toContain('Nobody is found.');
  await screen.act('patients-search.leave');
  await screen.waitFor(/ 1 patient$/m);
});

test('an answer that comes late never covers a newer one', async () => {
  const { clinic } = await atReception([SAMIRA, JAN]);
  const answered: string[] = [];
  const newer = Promise.withResolvers<void>();
  const slow: DeskDoor = {
    actor: clinic.desk.actor,
    standing: clinic.desk.standing,
    use: (token) => clinic.desk.use(token),
    look: () => clinic.desk.look(),
    onStanding: (listener) => clinic.desk.onStanding(listener),
    perform: (operation, input) => clinic.desk.perform(operation, input),
    onChange: (listener) => clinic.desk.onChange(listener),
    async read(query, input) {
      const answer = await clinic.desk.read(query, input);
      if (query.name !== 'patients.search') return answer;
      const { text } = z.object({ text: z.string() }).parse(input);
      if (text === 's') await newer.promise;
      answered.push(text);
      if (text === 'sa') newer.resolve();
      return answer;
    },
  };
  const screen = await openScreen({ desk: slow, clock: clinic.clock, route: 'patients' });
  onTestFinished(() => screen.close());
  // Not awaited: the answer to the first letter comes after the answer to both.
  const first = screen.type('s');
  await screen.type('a');
  await first;
  expect(answered.indexOf('sa')).toBeLessThan(answered.indexOf('s'));
  expect(screen.row('▸').text).toContain('Smith, Samira');
  expect(screen.text()).not.toContain('Smits, Jan');
});
