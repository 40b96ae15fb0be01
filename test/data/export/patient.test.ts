import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { carryOut } from '../../../src/data/carry-out.ts';
import { exportOnePatient } from '../../../src/data/export/index.ts';
import { importJob } from '../../../src/data/import/index.ts';
import { AuditLog } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-patient-'));
  clinic = await openTestClinic();
});
afterEach(async () => {
  await clinic.close();
  rmSync(folder, { recursive: true, force: true });
});

const opened = () => ({ ...clinic, close: async () => {} });

test('a patient takes a file of her own away: her data, who saw it, and the import that brought it', async () => {
  const csv = join(folder, 'people.csv');
  writeFileSync(
    csv,
    'first_name,last_name,birth_date,gender\nZoe,Quill,1990-05-06,Female\nSam,Roe,1991-05-06,Male\n',
  );
  await carryOut(opened(), importJob, { file: csv, table: 'patients' });
  const file = join(folder, 'zoe.json');
  const { rows } = await carryOut(opened(), exportOnePatient, { file, patient: 'P-00001' });
  expect(rows).toMatchObject({ patients: 1, uploads: 1 });
  const { tables } = JSON.parse(readFileSync(file, 'utf8'));
  expect(tables.patients).toMatchObject([{ last_name: 'Quill' }]);
  expect(tables.uploads).toMatchObject([{ file_name: 'people.csv', uploaded_by: 'ana' }]);
  expect(JSON.stringify(tables)).not.toContain('Roe');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const log = await clinic.engine.orm.em
    .fork()
    .find(AuditLog, { operation: ['clinical.export', 'data.export_patient'] });
  expect(log.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['see', 'run']));
  // Whose it was is in the log of looks, by id; nothing else says so.
  expect(JSON.stringify(log)).not.toMatch(/Quill|P-00001/);
});

test('nothing is replaced unasked, and only as JSON', async () => {
  const file = join(folder, 'there.json');
  writeFileSync(file, 'mine');
  const csv = join(folder, 'p.csv');
  writeFileSync(csv, 'first_name,last_name,birth_date,gender\nZoe,Quill,1990-05-06,Female\n');
  await carryOut(opened(), importJob, { file: csv, table: 'patients' });
  const patient = 'P-00001';
  await expect(carryOut(opened(), exportOnePatient, { file, patient })).rejects.toMatchObject({
    code: 'confirm',
  });
  expect(readFileSync(file, 'utf8')).toBe('mine');
  const other = { file: join(folder, 'zoe.csv'), patient };
  await expect(carryOut(opened(), exportOnePatient, other)).rejects.toMatchObject({ code: 'usage' });
  await expect(carryOut(opened(), exportOnePatient, { file: clinic.path, patient })).rejects.toThrow();
});
