import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CommandLine } from './frontdesk.ts';

const clinic = new CommandLine();
const fixture = (name: string): string => resolve(import.meta.dirname, '../fixtures', name);
beforeAll(async () => {
  await clinic.json(['init', '--time-zone', 'America/New_York', '--country', 'US']);
});
afterAll(() => clinic.remove());

function file(name: string, lines: string[]): string {
  writeFileSync(clinic.path(name), `${lines.join('\n')}\n`);
  return clinic.path(name);
}

async function patients(): Promise<number> {
  return Object(await clinic.json(['status'])).rows.patients;
}

describe('import', () => {
  test('stopped while it still listens to standard input, it keeps nothing of it', async () => {
    const { child, ran } = clinic.start(['import', '-', '--table', 'patients']);
    child.stdin.write('first_name,last_name\nAda,Okafor\n');
    const scratches = () => readdirSync(clinic.home).filter((name) => name.startsWith('.frontdesk-'));
    await vi.waitFor(() => expect(scratches()).toHaveLength(1), { timeout: 20_000, interval: 50 });
    child.kill('SIGTERM');
    expect(await ran).toMatchObject({ exit: 143, out: '', err: 'Stopped. Nothing is half done.\n' });
    expect(scratches()).toEqual([]);
  });

  test('Synthea patients land with nothing said but the table; the same file again changes nothing', async () => {
    const args = ['import', fixture('synthea-ma/patients.csv'), '--table', 'patients'];
    expect(await clinic.json([...args, '--dry-run'])).toMatchObject({
      upload: null,
      read: 50,
      inserted: 50,
      rejected: 0,
    });
    expect(await patients()).toBe(0);
    expect(await clinic.json(args)).toMatchObject({
      upload: expect.any(String),
      format: 'csv',
      detected: { encoding: 'utf-8', delimiter: ',', header: true, date_order: 'ymd' },
      mapping: {
        Id: 'external_ref',
        BIRTHDATE: 'birth_date',
        DEATHDATE: 'deceased_on',
        FIRST: 'first_name',
        ZIP: 'postal_code',
      },
      read: 50,
      inserted: 50,
      problems: [],
    });
    expect(await clinic.json(args)).toMatchObject({ read: 50, inserted: 0, unchanged: 50 });
    expect(await patients()).toBe(50);
  });

  test('a leading zero of a ZIP stays, a date of death means deceased, and people are found by name', async () => {
    const [found] = Object(await clinic.json(['patients', 'search', 'gottlieb', 'ignacio']));
    const shown = await clinic.json(['patients', 'show', found.number]);
    expect(shown).toMatchObject({
      full_name: 'Ignacio928 Gottlieb798',
      postal_code: '02118',
      birth_date: '1993-05-10',
      status: 0,
    });
    const rows = readFileSync(fixture('synthea-ma/patients.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    const dead = rows.slice(1).filter((cells) => cells[2] !== '');
    const kept = new Database(clinic.path('clinic.db'), { readonly: true });
    const deceased = kept
      .prepare('select external_ref, date(deceased_on) as died from patients where status = 2')
      .all();
    kept.close();
    expect(deceased.length).toBe(dead.length);
    expect(deceased).toEqual(
      expect.arrayContaining(dead.map((cells) => ({ external_ref: cells[0], died: cells[2] }))),
    );
  });

  test('Synthea providers land as doctors with a licence number mapped; a new specialization is told', async () => {
    const args = ['import', fixture('synthea-ky/providers.csv'), '--table', 'doctors'];
    const missing = await clinic.run([...args, '--json']);
    expect(missing.exit).toBe(1);
    expect(missing.json()).toMatchObject({
      error: { code: 'invalid', message: expect.stringContaining('license_number') },
    });
    expect(await clinic.json([...args, '--map', 'Id=license_number'])).toMatchObject({
      read: 50,
      inserted: 50,
    });
    expect(await clinic.json([...args, '--map', 'Id=license_number'])).toMatchObject({ unchanged: 50 });
    const [doctor] = Object(await clinic.json(['doctors', 'list', '--limit', '1']));
    expect(doctor.specializations).toMatchObject([{ name: 'General practice' }]);
    const social = file('social.csv', ['name,license,specialty', 'Ann Lee,S-1,CLINICAL SOCIAL WORKER']);
    expect(await clinic.json(['import', social, '--table', 'doctors'])).toMatchObject({
      notes: [expect.stringContaining('Clinical social worker')],
    });
  });

  test('bad rows are reported with line, column and reason, written to the rejects, and the good ones land', async () => {
    const path = file('mixed.csv', [
      'Surname;Given name;Date of birth;Sex;Phone Number',
      'Meyer;Jo;05.05.1970;M;212 555 0100',
      '"Lange, multi',
      'line";Eva;06.13.1988;F;',
      'Old;Tom;31.12.1899;M;',
      'Later;Ann;01.01.2199;F;',
      ';Nobody;01.02.1980;F;',
      'Odd;Pat;13.04.1980;robot;',
      'Short;Row',
      'Nowak;Zofia;30.11.1991;F;+48 22 555 01 00',
    ]);
    const report = Object(
      await clinic.json([
        'import',
        path,
        '--table',
        'patients',
        '--date-order',
        'dmy',
        '--rejects',
        clinic.path('rejects.csv'),
      ]),
    );
    expect(report).toMatchObject({
      read: 8,
      inserted: 2,
      rejected: 6,
      detected: { delimiter: ';', date_order: 'dmy' },
    });
    expect(report.problems).toEqual([
      {
        line: 3,
        column: 'Date of birth',
        value: '06.13.1988',
        reason: expect.stringContaining('day, month, year'),
      },
      {
        line: 5,
        column: 'Date of birth',
        value: '31.12.1899',
        reason: expect.stringContaining('before 1900'),
      },
      { line: 6, column: 'Date of birth', value: '01.01.2199', reason: expect.stringContaining('future') },
      { line: 7, column: 'Surname', value: '', reason: expect.stringContaining('missing') },
      { line: 8, column: 'Sex', value: 'robot', reason: expect.stringContaining('Male, Female or Other') },
      { line: 9, column: null, value: 'Short Row', reason: 'The row has 2 fields, the header 5.' },
    ]);
    expect(statSync(clinic.path('rejects.csv')).mode & 0o777).toBe(0o600);
    const rejects = readFileSync(clinic.path('rejects.csv'), 'utf8').trimEnd();
    expect(rejects).toMatch(/^Surname,Given name,Date of birth,Sex,Phone Number,line,reason\n/);
    expect(rejects).toContain('Odd,Pat,13.04.1980,robot,,8,');
    expect(await clinic.json(['patients', 'search', 'nowak'])).toHaveLength(1);
    const [upload] = Object(await clinic.json(['uploads', '--limit', '1']));
    expect(upload).toMatchObject({
      id: report.upload,
      file_name: 'mixed.csv',
      status: 'done',
      read: 8,
      inserted: 2,
      rejected: 6,
    });
  });

  test('rejected rows replace a file only with --yes', async () => {
    const path = file('bad.csv', ['first,last,dob,sex', 'Rex,Jected,1970-02-30,m']);
    const kept = file('kept.csv', ['mended for hours']);
    const args = ['import', path, '--table', 'patients', '--rejects', kept];
    const refused = await clinic.run(args);
    expect(refused).toMatchObject({ exit: 3, out: '' });
    expect(refused.err).toContain(`There already: ${kept}.`);
    expect(refused.err).toContain('--yes');
    expect(readFileSync(kept, 'utf8')).toBe('mended for hours\n');
    expect(await clinic.json([...args, '--yes'])).toMatchObject({ rejected: 1, rejects: [kept] });
    expect(readFileSync(kept, 'utf8')).toContain('Rex,Jected');
  });

  test('dates that can be read two ways stop it until the order is said', async () => {
    const path = file('ambiguous.csv', [
      'first,last,dob,sex',
      'Ada,One,03/04/1988,f',
      'Eva,Two,05/06/1990,f',
    ]);
    const before = await patients();
    const refused = await clinic.run(['import', path, '--table', 'patients', '--json']);
    expect(refused.exit).toBe(1);
    expect(refused.json()).toMatchObject({
      error: { code: 'ambiguous_dates', hint: expect.stringContaining('--date-order') },
    });
    expect(await patients()).toBe(before);
    await clinic.json(['import', path, '--table', 'patients', '--date-order', 'mdy']);
    expect(await clinic.json(['patients', 'search', 'ada one'])).toMatchObject([
      { birth_date: '1988-03-04' },
    ]);
  });

  test('a row that is here already and differs is skipped, updated, or stops everything', async () => {
    const first = file('first.csv', [
      'id,first,last,dob,sex,city',
      'r1,Una,Voss,1988-03-07,f,Bonn',
      'r2,Ole,Voss,1990-03-07,m,Bonn',
    ]);
    const second = file('second.csv', [
      'id,first,last,dob,sex,city',
      'r3,New,Voss,1999-03-07,f,',
      'r1,Una,Voss,1988-03-07,f,Kiel',
      'r2,Ole,Voss,1990-03-07,m,',
    ]);
    await clinic.json(['import', first, '--table', 'patients']);
    const args = ['import', second, '--table', 'patients'];
    const before = await patients();
    const failed = await clinic.run([...args, '--on-conflict', 'fail', '--json']);
    expect(failed.exit).toBe(1);
    expect(failed.json()).toMatchObject({ error: { code: 'duplicate' } });
    expect(await patients()).toBe(before);
    expect(await clinic.json(args)).toMatchObject({
      inserted: 1,
      unchanged: 1,
      rejected: 1,
      problems: [{ line: 3, reason: expect.stringContaining('another city') }],
    });
    expect(await clinic.json([...args, '--on-conflict', 'update'])).toMatchObject({
      updated: 1,
      unchanged: 2,
    });
    expect(await clinic.json(['patients', 'search', 'una voss'])).toMatchObject([{ city: 'Kiel' }]);
  });

  test('all or nothing leaves nothing when one row is bad', async () => {
    const path = file('one-bad.csv', ['first,last,dob,sex', 'Good,Row,1988-03-07,f', 'Bad,Row,2199-01-01,f']);
    const before = await patients();
    const refused = await clinic.run(['import', path, '--table', 'patients', '--all-or-nothing', '--json']);
    expect(refused.exit).toBe(1);
    expect(refused.json()).toMatchObject({
      error: { code: 'invalid', message: expect.stringMatching(/1 of 2 rows .* line 3/) },
    });
    expect(await patients()).toBe(before);
  });

  test('hostile cells are refused or kept as text, never obeyed', async () => {
    const big = 'x'.repeat(1024 * 1024 + 10);
    const path = file('hostile.csv', [
      'first,last,dob,sex,address',
      'Esc\u001b[2J,Ape,1988-03-07,f,',
      "Robert'); drop table patients;--,Tables,1988-03-07,m,=1+1",
      `${big},Long,1988-03-07,f,`,
      `Tall,${'y'.repeat(200)},1988-03-07,f,`,
    ]);
    const report = Object(await clinic.json(['import', path, '--table', 'patients']));
    expect(report).toMatchObject({ read: 4, inserted: 1, rejected: 3 });
    expect(report.problems.map(({ line }: { line: number }) => line)).toEqual([2, 4, 5]);
    expect(JSON.stringify(report).length).toBeLessThan(5000);
    expect(await clinic.json(['patients', 'search', 'tables'])).toMatchObject([
      { full_name: "Robert'); drop table patients;-- Tables" },
    ]);
  });

  test('what is no list of people, no text or not there is refused in one line', async () => {
    const unknown = await clinic.run(['import', fixture('wdbc/wdbc-crlf-ragged.csv'), '--table', 'patients']);
    expect(unknown).toMatchObject({ exit: 1, out: '' });
    expect(unknown.err).toMatch(/^No column of the file is known to hold first_name/);
    writeFileSync(clinic.path('sheet.csv'), Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 8]));
    expect((await clinic.run(['import', clinic.path('sheet.csv'), '--table', 'patients'])).err).toMatch(
      /a zip or an Excel workbook/,
    );
    expect(await clinic.run(['import', clinic.path('sheet.csv'), '--table', 'invoices'])).toMatchObject({
      exit: 2,
    });
  });

  test('a folder is one import of several tables, which is taken back as one', async () => {
    const folder = clinic.path('house');
    mkdirSync(folder);
    const into = (name: string, lines: string[]) => writeFileSync(join(folder, name), lines.join('\n'));
    into('physicians.csv', ['name,Id,specialty', 'Fay Folder,F-1,Oncology']);
    into('people.csv', ['id,first,last,dob,sex', 'f1,Fia,Folder,1988-03-07,f']);
    into('encounters.csv', ['id,patient,provider,start,minutes', 'v1,f1,F-1,2020-02-03T09:00,30']);
    into('wages.csv', ['employee,amount', 'x,1']);
    const before = await patients();
    const strange = await clinic.run([
      'import',
      folder,
      ...['--map', 'physicians.Id=license_number', '--map', 'rooms.Id=license_number'],
    ]);
    expect(strange).toMatchObject({ exit: 2, err: expect.stringContaining('rooms.Id') });
    const report = Object(await clinic.json(['import', folder, '--map', 'physicians.Id=license_number']));
    expect(report).toMatchObject({
      read: 3,
      inserted: 3,
      rejected: 0,
      table: 'patients, doctors, appointments',
      tables: [{ table: 'patients' }, { table: 'doctors', mapping: { Id: 'license_number' } }, {}],
      notes: expect.arrayContaining([expect.stringContaining('wages')]),
    });
    const undo = ['uploads', 'undo', report.upload];
    expect(await clinic.run(undo)).toMatchObject({ exit: 3, err: expect.stringContaining('--yes') });
    expect(await patients()).toBeGreaterThan(before);
    expect(await clinic.json([...undo, '--yes'])).toMatchObject({
      status: 'undone',
      undone_by: expect.any(String),
    });
    expect(await patients()).toBe(before);
    const [upload] = Object(await clinic.json(['uploads', '--limit', '1']));
    expect(upload).toMatchObject({ id: report.upload, status: 'undone' });
  });

  test('a file without a header is read when its columns are said', async () => {
    const path = file('bare.csv', ['Nora,Bare,1988-03-07,f', 'Nils,Bare,1990-03-07,m']);
    const map = ['first_name', 'last_name', 'birth_date', 'gender'].flatMap((field, index) => [
      '--map',
      `column ${index + 1}=${field}`,
    ]);
    const args = ['import', path, '--table', 'patients', '--no-header', ...map];
    expect(await clinic.json(args)).toMatchObject({ read: 2, inserted: 2, detected: { header: false } });
  });

  test('stopped in the middle it leaves whole rows, a failed upload, and goes on when run again', async () => {
    const total = 3000;
    const rows = Array.from(
      { length: total },
      (_, index) => `s${index},Stop${index},Person,${1930 + (index % 90)}-01-${10 + (index % 19)},f`,
    );
    const path = file('long.csv', ['id,first,last,dob,sex', ...rows]);
    const before = await patients();
    const { child, ran } = clinic.start(['import', path, '--table', 'patients', '--json']);
    child.stdin.end();
    const kept = new Database(clinic.path('clinic.db'), { readonly: true });
    const landed = () =>
      Number(kept.prepare("select count(*) as n from patients where external_ref like 's%'").pluck().get());
    await vi.waitFor(() => expect(landed()).toBeGreaterThan(0), { timeout: 20_000, interval: 10 });
    child.kill('SIGTERM');
    const stopped = await ran;
    expect(stopped.exit).toBe(143);
    expect(stopped.json()).toMatchObject({ error: { code: 'cancelled' } });
    const [upload] = Object(await clinic.json(['uploads', '--limit', '1']));
    expect(upload).toMatchObject({ status: 'failed', inserted: landed() });
    expect(landed()).toBeLessThan(total);
    const rest = Object(await clinic.json(['import', path, '--table', 'patients']));
    expect(rest).toMatchObject({ unchanged: upload.inserted, inserted: total - upload.inserted });
    expect(await patients()).toBe(before + total);
    kept.close();
  }, 120_000);
});
