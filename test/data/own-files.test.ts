import { linkSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeBackup } from '../../src/data/backup/index.ts';
import { carryOut } from '../../src/data/carry-out.ts';
import { makeDaySheets } from '../../src/data/downtime-pack/index.ts';
import { exportData } from '../../src/data/export/index.ts';
import { importJob, previewImportJob } from '../../src/data/import/index.ts';
import { idleTask } from '../../src/data/job.ts';
import { refuseOwnFile } from '../../src/data/own-files.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

const beside = (name: string) => join(dirname(clinic.path), name);
const refused = { code: 'invalid', message: expect.stringContaining('belongs to the clinic itself') };

test('nothing is written over the database, whoever confirms it', async () => {
  const before = readFileSync(clinic.path);
  const exported = carryOut(clinic, exportData, { file: clinic.path, format: 'sql', overwrite: true });
  await expect(exported).rejects.toMatchObject(refused);
  const imported = carryOut(clinic, importJob, { file: beside('none.csv'), rejects: clinic.path });
  await expect(imported).rejects.toMatchObject(refused);
  await expect(carryOut(clinic, makeDaySheets, { to: clinic.path })).rejects.toMatchObject(refused);
  expect(readFileSync(clinic.path).equals(before)).toBe(true);
});

test('nor over what belongs to it, by whatever name', async () => {
  const { file } = await makeBackup(clinic, {}, idleTask);
  symlinkSync(clinic.path, beside('link.sql'));
  linkSync(clinic.path, beside('second.sql'));
  const own = ['clinic.db-wal', 'clinic.db.backup-keys', 'link.sql', 'second.sql'].map(beside);
  for (const path of [
    ...own,
    file,
    `${file}.json`,
    join(clinic.backups, 'chunks', 'a.pack'),
    `${clinic.path}.guard/audit-keys.json`,
  ])
    expect(() => refuseOwnFile(path, clinic)).toThrow('belongs to the clinic itself');
});

test('nor is what guards the database read in, or shown before it is', async () => {
  const file = `${clinic.path}.guard/audit-keys.json`;
  for (const path of [file, dirname(file)]) {
    await expect(carryOut(clinic, previewImportJob, { file: path })).rejects.toMatchObject(refused);
    await expect(carryOut(clinic, importJob, { file: path, dry_run: true })).rejects.toMatchObject(refused);
  }
});

test('other files beside them are anybody’s', () => {
  for (const path of [
    beside('clinic.sql'),
    join(clinic.backups, 'for-the-tax-office.csv'),
    '/no/such/folder/a.csv',
  ])
    expect(() => refuseOwnFile(path, clinic)).not.toThrow();
});
