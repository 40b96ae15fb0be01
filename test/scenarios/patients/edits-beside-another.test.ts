import { expect, test } from 'vitest';
import { editPatient } from '../../../src/clinic/patients/index.ts';
import { atReception, SAMIRA } from './reception.ts';

async function bothEdit() {
  const reception = await atReception([SAMIRA]);
  const { screen, clinic } = reception;
  await screen.press('enter');
  await screen.act('patients.edit');
  await screen.waitFor('Edit Smith, Samira');
  await screen.press('tab', 'end');
  await screen.type('son');
  const ben = await clinic.anotherDesk({ name: 'ben' });
  await ben.perform(editPatient, {
    id: 'P-00001',
    version: 1,
    last_name: 'Okafor',
    email: 'new@example.org',
  });
  await screen.act('form.save');
  await screen.waitFor('Somebody else changed this patient meanwhile');
  return reception;
}

test('somebody else changed the patient meanwhile: both values stand side by side, nothing is overwritten', async () => {
  const { screen, patient } = await bothEdit();
  expect(screen.row('Now, by ben').text).toContain('Yours');
  expect(screen.row('Okafor').text).toContain('Smithson');
  expect(screen.text()).toContain('new@example.org');
  expect((await patient('P-00001')).last_name).toBe('Okafor');
  await screen.act('stale.leave');
  expect(screen.row('Last name').text).toContain('Smithson');
  expect((await patient('P-00001')).last_name).toBe('Okafor');
});

test('saves the own value over the other, and keeps what only the other changed', async () => {
  const { screen, patient, drafts } = await bothEdit();
  await screen.act('stale.mine');
  await screen.waitFor('Saved Samira Smithson.');
  expect(await patient('P-00001')).toMatchObject({
    last_name: 'Smithson',
    email: 'new@example.org',
    version: 3,
  });
  expect(await drafts()).toEqual([]);
});

test('keeps the other’s value where both changed', async () => {
  const { screen, patient } = await bothEdit();
  await screen.act('stale.theirs');
  await screen.waitFor('Saved Samira Okafor.');
  expect(await patient('P-00001')).toMatchObject({ last_name: 'Okafor', email: 'new@example.org' });
});
