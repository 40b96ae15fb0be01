import { expect, test } from 'vitest';
import { listDrafts } from '../../../src/clinic/drafts/index.ts';
import { clinicAtWork } from './clinic-at-work.ts';

test('finds on Today what was typed into a form that was left, until it is dropped', async () => {
  const { screen, clinic } = await clinicAtWork({ demo: false });
  await screen.act('today.new-patient');
  await screen.waitFor('New patient');
  await screen.type('Ottilie');
  await screen.act('app.palette');
  await screen.type('screens: today');
  await screen.act('picker.take');
  await screen.waitFor('Not saved yet: New patient');
  expect(await clinic.desk.read(listDrafts, {})).toMatchObject([{ values: { first_name: 'Ottilie' } }]);

  await screen.act('today.draft');
  await screen.waitFor('Ottilie');
  await screen.act('form.cancel');
  await screen.act('confirm.yes');
  await screen.waitFor('NEXT APPOINTMENTS');
  expect(screen.text()).not.toContain('Not saved yet');
  expect(await clinic.desk.read(listDrafts, {})).toEqual([]);
});
