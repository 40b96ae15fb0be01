import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importJob } from '../../../src/data/import/index.ts';
import type { TestClinic } from '../../support/clinic.ts';
import { ownFolder } from './at-the-data-screen.ts';
import { atTheDataScreen, done } from './data-desk.ts';

const csv = 'first name,last name,birth date,gender\nRuth,Adler,1961-02-03,f\nOlof,Berg,1972-04-05,m\n';

function imported(clinic: TestClinic) {
  const file = join(ownFolder({ 'people.csv': csv }), 'people.csv');
  return done(clinic, importJob, { file, table: 'patients' });
}

it('undoes an upload, told before what goes', async () => {
  const { screen, names } = await atTheDataScreen({ before: imported });
  expect(await names()).toEqual(['Adler', 'Berg', 'Meyer', 'Smith']);
  await screen.waitFor('last: people.csv, 2 in');
  await screen.act('data.uploads');
  await screen.waitFor(/✓ +09:00 +people\.csv +2 /);
  await screen.act('data-uploads.undo');
  await screen.waitFor('2 new rows of patients go.');
  await screen.press('esc');
  expect(await names()).toHaveLength(4);
  await screen.act('data-uploads.undo');
  await screen.press('y');
  await screen.waitFor('✓ people.csv is taken back: 2 rows gone.');
  expect(await names()).toEqual(['Meyer', 'Smith']);
  await screen.waitFor('Taken back 09:00 by ana');
  await screen.press('x');
  expect(screen.message()).toContain('was taken back already');
});

it('is told why an upload cannot be undone any more', async () => {
  const { screen, clinic, names } = await atTheDataScreen({ before: imported });
  await screen.act('data.uploads');
  await screen.waitFor('people.csv');
  const { editPatient, searchPatients } = await import('../../../src/clinic/patients/index.ts');
  const [adler] = await clinic.desk.read(searchPatients, { text: 'Adler' });
  if (!adler) throw new Error('Nobody is called Adler.');
  await clinic.desk.perform(editPatient, { id: adler.id, version: adler.version, city: 'Bern' });
  await screen.act('data-uploads.undo');
  await screen.press('y');
  await screen.waitFor('has changed Ruth Adler');
  expect(await names()).toHaveLength(4);
});
