import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { searchPatients } from '../../../src/clinic/patients/index.ts';
import { listUploads } from '../../../src/clinic/uploads/index.ts';
import { openTestClinic } from '../../support/clinic.ts';
import { jobsHere } from '../../support/jobs.ts';
import { openScreen } from '../../support/screen.tsx';
import { clinicAtWork } from '../today/clinic-at-work.ts';
import { chooseToImport, ownFolder } from './at-the-data-screen.ts';

/** At the Data screen of an empty clinic. */
async function atData(size: [number, number] = [80, 24]) {
  const { clinic, screen } = await clinicAtWork({
    demo: false,
    route: 'data',
    size,
    jobsOf: jobsHere,
  });
  return { clinic, screen };
}

describe('an administrator imports patients from the old system', () => {
  it.each([
    [80, 24],
    [120, 40],
  ] as [number, number][])('without reading the docs, at %i×%i', async (columns, rows) => {
    const { clinic, screen } = await atData([columns, rows]);
    await chooseToImport(screen, resolve('test/fixtures/synthea-ma/patients.csv'));
    expect(screen.text()).toContain('→ birth date');
    expect(screen.text()).toContain('(never taken)');
    expect(screen.text()).toMatch(/phone: 0 of \d+ have one/);

    await screen.act('data-import.rehearse');
    await screen.waitFor('DRY RUN');
    expect(await clinic.desk.read(listUploads, {})).toEqual([]);

    await screen.act('data-import-report.land');
    await screen.waitFor('✓ Imported');
    const [upload] = await clinic.desk.read(listUploads, {});
    expect(upload).toMatchObject({ status: 'done', rejected: 0 });
    expect(screen.text()).toContain(`${upload?.inserted} new`);
  });

  it('is told before anything is written that a needed column is missing, and matches it', async () => {
    const folder = ownFolder({
      'old.csv': 'First;Last;Sex;Mystery\nAda;Okafor;f;1988-03-07\nJonas;Meyer;m;1979-01-30\n',
    });
    const { clinic, screen } = await atData();
    await chooseToImport(screen, join(folder, 'old.csv'), 'patients');
    expect(screen.text()).toContain('No column goes to birth date');

    await screen.act('data-import.rehearse');
    expect(screen.message()).toContain('birth date');

    await screen.press('down', 'down', 'down');
    await screen.act('data-import.field');
    await screen.type('birth date');
    await screen.press('enter');
    await screen.waitFor('→ birth date');
    await screen.act('data-import.rehearse');
    await screen.waitFor('2 new');
    await screen.act('data-import-report.land');
    await screen.waitFor('✓ Imported');
    expect(await clinic.desk.read(searchPatients, { text: 'okafor' })).toMatchObject([
      { full_name: 'Ada Okafor', birth_date: '1988-03-07' },
    ]);
  });

  it('is asked how dates are meant that can be read two ways', async () => {
    const folder = ownFolder({ 'dates.csv': 'first,last,born,sex\nAda,Okafor,03/07/1988,f\n' });
    const { clinic, screen } = await atData();
    await chooseToImport(screen, join(folder, 'dates.csv'));
    await screen.act('data-import.rehearse');
    expect(screen.message()).toContain('d says whether day or month comes first');
    await screen.act('data-import.dates');
    await screen.waitFor('dates day first');
    await screen.act('data-import.rehearse');
    await screen.waitFor('1 new');
    await screen.act('data-import-report.land');
    await screen.waitFor('✓ Imported');
    const [ada] = await clinic.desk.read(searchPatients, { text: 'okafor' });
    expect(ada?.birth_date).toBe('1988-07-03');
  });

  it('sees why rows are rejected and gets them as a file to be mended', async () => {
    const folder = ownFolder({
      'mixed.csv': 'first,last,born,sex\nAda,Okafor,1988-03-07,f\nZoe,Future,2999-01-01,f\n',
    });
    const { screen } = await atData();
    await chooseToImport(screen, join(folder, 'mixed.csv'));
    await screen.act('data-import.rehearse');
    await screen.waitFor('1 rejected');
    expect(screen.row('2999-01-01').text).toContain('3');
    expect(existsSync(join(folder, 'mixed-rejected.csv'))).toBe(false);

    await screen.act('data-import-report.land');
    await screen.waitFor('✓ Imported: 1 row new, 0 updated, 1 rejected.');
    expect(screen.text()).toContain('mixed-rejected.csv');
    expect(readFileSync(join(folder, 'mixed-rejected.csv'), 'utf8')).toContain('Zoe,Future,2999-01-01');
  });

  it('keeps the rejected rows of another time, which may be mended by now', async () => {
    const folder = ownFolder({
      'mixed.csv': 'first,last,born,sex\nAda,Okafor,1988-03-07,f\nZoe,Future,2999-01-01,f\n',
      'mixed-rejected.csv': 'mended for hours',
      'mixed-rejected-2.patients.csv': 'and this',
    });
    const { screen } = await atData();
    await chooseToImport(screen, join(folder, 'mixed.csv'));
    await screen.act('data-import.rehearse');
    await screen.waitFor('1 rejected');
    await screen.act('data-import-report.land');
    await screen.waitFor('✓ Imported: 1 row new, 0 updated, 1 rejected.');
    expect(screen.text()).toContain('mixed-rejected-3.csv');
    expect(readFileSync(join(folder, 'mixed-rejected.csv'), 'utf8')).toBe('mended for hours');
    expect(readFileSync(join(folder, 'mixed-rejected-3.csv'), 'utf8')).toContain('Zoe,Future');
  });

  it('comes back from the uploads to what came of the import, and is not asked for a file again', async () => {
    const folder = ownFolder({ 'one.csv': 'first,last,born,sex\nAda,Okafor,1988-03-07,f\n' });
    const { screen } = await atData();
    await chooseToImport(screen, join(folder, 'one.csv'));
    await screen.act('data-import.rehearse');
    await screen.waitFor('1 new');
    await screen.act('data-import-report.land');
    await screen.waitFor('✓ Imported');
    await screen.act('data-import-report.uploads');
    await screen.waitFor('UPLOADS');
    await screen.press('esc');
    await screen.waitFor('IMPORTED');
    expect(screen.text()).not.toContain('Import which file?');
  });

  it('reads a FHIR patient by the parts of its name, never by the text of a list', async () => {
    const folder = ownFolder({
      'fhir.json':
        '{"resourceType":"Patient","id":"f1","name":[{"family":"van de Heuvel","given":["Pieter"]}],"gender":"male","birthDate":"1944-11-17"}',
    });
    const { clinic, screen } = await atData();
    await chooseToImport(screen, join(folder, 'fhir.json'));
    await screen.act('data-import.rehearse');
    await screen.waitFor('1 new');
    await screen.act('data-import-report.land');
    await screen.waitFor('✓ Imported');
    expect(await clinic.desk.read(searchPatients, { text: 'heuvel' })).toMatchObject([
      { first_name: 'Pieter', last_name: 'van de Heuvel', birth_date: '1944-11-17' },
    ]);
  });

  it('leaves with Esc at any step, and nothing was done', async () => {
    const { clinic, screen } = await atData();
    await chooseToImport(screen, resolve('test/fixtures/synthea-ma/patients.csv'));
    await screen.act('data-import.rehearse');
    await screen.waitFor('DRY RUN');
    await screen.act('data-import-report.back');
    await screen.waitFor('→ Field');
    await screen.act('data-import.back');
    await screen.waitFor('Backup now');
    expect(await clinic.desk.read(listUploads, {})).toEqual([]);
  });
});

it('a file that is no table is refused in a sentence, and another can be chosen', async () => {
  const folder = ownFolder({ 'notes.csv': '%PDF-1.7\n%âãÏÓ\n1 0 obj\n' });
  const clinic = await openTestClinic();
  const screen = await openScreen({
    desk: clinic.desk,
    clock: clinic.clock,
    route: 'data',
    jobs: jobsHere({ ...clinic, close: async () => {} }),
  });
  await screen.act('data.import');
  await screen.waitFor('Import which file?');
  await screen.type(join(folder, 'notes.csv'));
  await screen.press('enter');
  await screen.waitFor('PDF');
  await screen.close();
  await clinic.close();
});
