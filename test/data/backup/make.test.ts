import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  findBackup,
  lastBackup,
  listBackups,
  makeBackup,
  unpackBackup,
} from '../../../src/data/backup/index.ts';
import { idleTask } from '../../../src/data/job.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let test_clinic: TestClinic;
let folder: string;

beforeEach(async () => {
  test_clinic = await openTestClinic();
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-backups-'));
});

afterEach(async () => {
  await test_clinic.close();
  rmSync(folder, { recursive: true, force: true });
});

const opened = () => ({ ...test_clinic, backups: join(folder, 'backups') });

describe('a full backup', () => {
  test('is a database that any tool opens, with a manifest beside it', async () => {
    const backup = await makeBackup(opened(), { note: 'before lunch' }, idleTask);
    const database = new Database(backup.file, { readonly: true });
    expect(database.pragma('journal_mode', { simple: true })).toBe('delete');
    expect(database.prepare('select count(*) as n from settings').get()).toEqual({ n: backup.rows.settings });
    database.close();
    expect(JSON.parse(readFileSync(`${backup.file}.json`, 'utf8'))).toMatchObject({
      id: backup.id,
      sha256: backup.sha256,
      note: 'before lunch',
      revision: backup.revision,
    });
    expect(statSync(backup.file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'backups')).mode & 0o777).toBe(0o700);
  });

  test('is found by its id and by its file, and is the last one', async () => {
    const clinic = opened();
    const first = await makeBackup(clinic, {}, idleTask);
    test_clinic.clock.advance({ hours: 1 });
    const second = await makeBackup(clinic, {}, idleTask);
    expect((await listBackups(clinic.backups)).map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(await findBackup(clinic.backups, first.id)).toEqual(first);
    expect(await findBackup(clinic.backups, first.file)).toEqual(first);
    expect(await lastBackup(clinic.backups, test_clinic.path)).toEqual(second);
    expect(await lastBackup(clinic.backups, '/elsewhere/clinic.db')).toBeNull();
  });

  test('unpacks to the same database', async () => {
    const backup = await makeBackup(opened(), {}, idleTask);
    const scratch = join(folder, 'scratch.db');
    await unpackBackup(backup, scratch, null, idleTask);
    expect(readFileSync(scratch).equals(readFileSync(backup.file))).toBe(true);
  });
});
