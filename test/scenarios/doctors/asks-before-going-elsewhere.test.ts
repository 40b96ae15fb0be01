import { expect, test } from 'vitest';
import { doctorList } from '../../../src/clinic/doctors/index.ts';
import { clinicAtWork } from '../today/clinic-at-work.ts';

test('going elsewhere or quitting asks first while a doctor is half typed, and says that it would be lost', async () => {
  const { clinic, screen } = await clinicAtWork({ demo: false, route: 'doctors' });
  await screen.act('doctors.add');
  await screen.type('Nora Ek');
  await screen.press('ctrl-c', 'ctrl-c');
  await screen.waitFor('What was typed will be lost.');
  await screen.act('confirm.no');

  const goToPatients = async () => {
    await screen.act('app.palette');
    await screen.type('screens: patients');
    await screen.act('picker.take');
  };
  await goToPatients();
  await screen.waitFor('Not saved yet: the new doctor.');
  await screen.act('confirm.no');
  expect(screen.row('Name').text).toContain('Nora Ek');

  await goToPatients();
  await screen.act('confirm.yes');
  await screen.waitFor('0 patients');
  expect(await clinic.desk.read(doctorList, {})).toEqual([]);
});
