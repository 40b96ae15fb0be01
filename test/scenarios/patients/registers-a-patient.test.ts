import { expect, test } from 'vitest';
import { atReception } from './reception.ts';

test('registers a patient field by field, and sees her record', async () => {
  const { screen, patient, drafts } = await atReception();
  await screen.act('patients.new');
  await screen.waitFor('New patient');
  await screen.type('Samira');
  await screen.act('form.next');
  await screen.type('Smith');
  await screen.act('form.next');
  await screen.type('7.3.1988');
  expect(screen.row('Born').text).toContain('38 y');
  await screen.act('form.next');
  await screen.type('f');
  expect(screen.row('Gender').text).toContain('‹ female ›');
  await screen.act('form.next');
  await screen.type('020 7946 0712');
  await screen.act('form.save');
  await screen.waitFor('[Summary]');
  expect(screen.message()).toContain('Registered Samira Smith as P-00001.');
  expect(screen.row('Smith, Samira').text).toContain('female · 38 y · P-00001');
  expect(await patient('P-00001')).toMatchObject({
    full_name: 'Samira Smith',
    birth_date: '1988-03-07',
    gender: 'Female',
    phone: '+442079460712',
    phone_typed: '020 7946 0712',
    blood_type: null,
    created_by: 'ana',
  });
  expect(await drafts()).toEqual([]);
});

test('registers and puts in a queue: a key per field and two', async () => {
  const { screen, patient } = await atReception();
  await screen.act('patients.new');
  await screen.waitFor('New patient');
  await screen.type('Samira');
  for (const typed of ['Smith', '7.3.1988', 'f', '020 7946 0712']) {
    await screen.press('tab');
    await screen.type(typed);
  }
  await screen.act('patient-form.save-and-queue');
  await screen.waitFor('Samira Smith · born 1988-03-07');
  await screen.act('queue-join.take');
  await screen.waitFor('Samira Smith has ticket');
  const fields = 5;
  expect(screen.keys()).toBeLessThanOrEqual(fields + 2);
  expect((await patient('P-00001')).waiting).toMatchObject([{ status: 0 }]);
});

test('takes the name along from a search that found nobody', async () => {
  const { screen } = await atReception();
  await screen.type('okafor, ada');
  await screen.waitFor('Nobody is found');
  await screen.act('patients.new');
  await screen.waitFor('New patient');
  expect(screen.row('First name').text).toContain('Ada');
  expect(screen.row('Last name').text).toContain('Okafor');
});
