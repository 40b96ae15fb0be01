import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listPatients, Patient } from '../../../src/clinic/patients/index.ts';
import { settingSet } from '../../../src/clinic/settings/index.ts';
import { listUploads } from '../../../src/clinic/uploads/index.ts';
import { type ImportOptions, importFile } from '../../../src/data/import/index.ts';
import { idleTask, type Task } from '../../../src/data/job.ts';
import { AuditLog } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
let folder: string;
beforeEach(async () => {
  clinic = await openTestClinic();
  folder = mkdtempSync(join(tmpdir(), 'import-'));
});
afterEach(async () => {
  await clinic.close();
  rmSync(folder, { recursive: true });
});

function run(lines: string[], options: Partial<ImportOptions> = {}, task: Task = idleTask) {
  const file = join(folder, 'people.csv');
  writeFileSync(file, lines.join('\n'));
  return importFile(clinic, { file, table: 'patients', ...options }, task);
}

async function audited(): Promise<string[]> {
  const rows = await clinic.engine.orm.em.fork().find(AuditLog, {}, { orderBy: { entry: 'asc' } });
  return rows.map(({ operation, entity }) => `${operation} ${entity}`);
}

describe('reading a file in', () => {
  test('every row is audited, with its upload in the same act', async () => {
    const report = await run(['first,last,dob,sex', 'Ada,Okafor,1988-03-07,f', 'Jo,Meyer,1970-05-05,m']);
    expect(report).toMatchObject({ read: 2, inserted: 2, upload: expect.any(String) });
    expect(await audited()).toEqual([
      'uploads.begin uploads',
      'import.rows patients',
      'import.rows patients',
      'import.rows uploads',
      'uploads.finish uploads',
    ]);
  });

  test('a row that the clinic’s rules refuse leaves nothing behind, and the others land', async () => {
    await clinic.desk.perform(settingSet, { name: 'phone_unique', value: 'yes' });
    const report = await run([
      'first,last,dob,sex,phone',
      'Ada,One,1988-03-07,f,+44 20 7946 0712',
      'Eva,Two,1988-03-08,f,+44 20 7946 0712',
      'Jo,Three,1988-03-09,m,',
    ]);
    expect(report).toMatchObject({ read: 3, inserted: 2, rejected: 1 });
    expect(report.problems).toEqual([
      {
        line: 3,
        column: 'phone',
        value: '+44 20 7946 0712',
        reason: expect.stringMatching(/same phone/i),
      },
    ]);
    const names = (await clinic.desk.read(listPatients, {})).map(({ full_name }) => full_name);
    expect(names.sort()).toEqual(['Ada One', 'Jo Three']);
  });

  test('a row that is bad in several ways is told all of them in one go', async () => {
    const people = await run([
      'first,last,dob,sex,phone,email,died',
      'Ada,,1980-02-30,f,020 7946 07,ada@,1970-01-01',
      'Eva,Two,1880-03-08,female,+44 20 7946 0712,eva,2031-01-01',
    ]);
    const reasons = ({ problems }: typeof people) =>
      Object.groupBy(
        problems.map(({ line, column, reason }) => ({ line, said: `${column}: ${reason}` })),
        ({ line }) => line,
      );
    const told = reasons(people);
    expect(told[2]?.map(({ said }) => said).sort()).toEqual([
      'dob: There is no 30 February 1980.',
      expect.stringMatching(/^email: /),
      'last: Last name is missing.',
      'phone: Too short for a number in GB: 2 more digits.',
    ]);
    expect(told[3]?.map(({ said }) => said).sort()).toEqual([
      'died: Date of death 2031-01-01 is in the future.',
      'dob: Birth date 1880-03-08 is before 1900.',
      expect.stringMatching(/^email: /),
    ]);
    const doctors = await run(['name,licence,phone,email', 'Anna Lindt,,020 7946 07,anna'], {
      table: 'doctors',
    });
    expect(doctors.problems.map(({ column }) => column).sort()).toEqual(['email', 'licence', 'phone']);
  });

  test('a row that only the database refuses costs itself alone, not the rows beside it', async () => {
    const shell = new Database(clinic.path);
    shell.exec("create unique index one_trap on patients (city) where city = 'Trap'");
    shell.close();
    const report = await run([
      'first,last,dob,sex,city',
      'Ada,One,1988-03-07,f,Trap',
      'Eva,Two,1988-03-08,f,Trap',
      'Jo,Three,1988-03-09,m,',
    ]);
    expect(report).toMatchObject({ read: 3, inserted: 2, rejected: 1, problems: [{ line: 3 }] });
    expect(await clinic.desk.read(listUploads, {})).toMatchObject([{ read: 3, inserted: 2, rejected: 1 }]);
    expect(await clinic.engine.orm.em.fork().count(Patient)).toBe(2);
  });

  test('a dry run says the same and leaves no trace', async () => {
    const lines = ['first,last,dob,sex', 'Ada,Okafor,1988-03-07,f', 'Jo,Meyer,2199-05-05,m'];
    const rehearsed = await run(lines, { dry_run: true });
    expect(await clinic.desk.read(listUploads, {})).toEqual([]);
    expect(await audited()).toEqual([]);
    const landed = await run(lines);
    expect({ ...landed, upload: null, dry_run: true }).toEqual(rehearsed);
  });

  test('a dry run knows a row again that the file has had long before', async () => {
    const people = Array.from({ length: 120 }, (_, index) => `r${index},P${index}x,Same,1988-03-07,f`);
    const lines = [
      'id,first,last,dob,sex',
      ...people,
      'r0,P0x,Same,1988-03-07,f',
      'r1,Eva,Same,1988-03-07,f',
    ];
    const counts = { read: 122, inserted: 120, unchanged: 1, rejected: 1 };
    expect(await run(lines, { dry_run: true })).toMatchObject({ ...counts, problems: [{ line: 123 }] });
    expect(await run(lines)).toMatchObject({ ...counts, problems: [{ line: 123 }] });
  });

  test('all or nothing lands everything in one act', async () => {
    const people = Array.from({ length: 120 }, (_, index) => `P${index}x,Same,1988-03-07,f`);
    const report = await run(['first,last,dob,sex', ...people], { all_or_nothing: true });
    expect(report).toMatchObject({ read: 120, inserted: 120 });
    expect(await clinic.desk.read(listUploads, {})).toMatchObject([
      { status: 'done', read: 120, inserted: 120 },
    ]);
    expect(new Set(await audited())).toEqual(new Set(['import.file uploads', 'import.file patients']));
  });

  test('all or nothing names the first row that is bad, and keeps nothing made on the way', async () => {
    const doctors = ['full_name,license_number,specialization,phone', 'Anna Lindt,L1,Rheumatology,12'];
    const broken = run(doctors, { table: 'doctors', all_or_nothing: true });
    await expect(broken).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/^1 of 1 rows .*line 2: .*short/i),
    });
    expect(await audited()).toEqual([]);
  });

  test('an import that breaks off is kept as failed, with what had landed', async () => {
    const stop = new AbortController();
    const people = Array.from({ length: 120 }, (_, index) => `P${index}x,Same,1988-03-07,f`);
    const stopped = run(
      ['first,last,dob,sex', ...people],
      {},
      { signal: stop.signal, progress: ({ phase }) => phase === 'patients' && stop.abort() },
    );
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    const [upload] = await clinic.desk.read(listUploads, {});
    const landed = await clinic.engine.orm.em.fork().count(Patient);
    expect(upload).toMatchObject({
      status: 'failed',
      inserted: landed,
      error: expect.stringContaining('Stopped'),
    });
    expect(landed).toBeGreaterThan(0);
    expect(landed).toBeLessThan(120);
  });

  test('a second row for the same reference in one file is compared with the first', async () => {
    const report = await run([
      'id,first,last,dob,sex',
      'a,Ada,Okafor,1988-03-07,f',
      'a,Ada,Okafor,1988-03-07,f',
      'a,Eva,Okafor,1988-03-07,f',
    ]);
    expect(report).toMatchObject({ inserted: 1, unchanged: 1, rejected: 1 });
    expect(report.problems).toMatchObject([
      { line: 4, reason: expect.stringContaining('another first name') },
    ]);
  });

  test('a list of our own patients, some of their columns by number or id, means the ones who are here', async () => {
    await run(['first,last,dob,sex', 'Ada,Okafor,1988-03-07,f']);
    const [ada] = await clinic.desk.read(listPatients, {});
    for (const [column, value] of [
      ['number', ada?.number],
      ['id', ada?.id],
    ]) {
      const lines = [
        `${column},first_name,last_name,birth_date,gender`,
        `${value},Ada,Okafor,1988-03-07,Female`,
      ];
      expect(await run(lines)).toMatchObject({ inserted: 0, unchanged: 1 });
    }
    // Another program counts from 1 as well.
    const stranger = await run(['number,first,last,dob,sex', '1,Jo,Meyer,1970-05-05,m']);
    expect(stranger).toMatchObject({ inserted: 1 });
  });

  test('the real files of two clinics land whole', async () => {
    const fixtures = resolve(import.meta.dirname, '../../fixtures');
    for (const state of ['ma', 'ky']) {
      const file = join(fixtures, `synthea-${state}/patients.csv`);
      expect(await run([], { file })).toMatchObject({ read: 50, inserted: 50, rejected: 0 });
    }
    const file = join(fixtures, 'synthea-ky/providers.csv');
    expect(await run([], { file, table: 'doctors', map: { Id: 'license_number' } })).toMatchObject({
      read: 50,
      inserted: 50,
    });
  });
});
