import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  findBackup,
  lastBackup,
  listBackups,
  makeBackup,
  unpackBackup,
  verifyBackup,
} from '../../../src/data/backup/index.ts';
import { idleTask, type Progress } from '../../../src/data/job.ts';
import { type Practice, practise } from './backups.ts';

let practice: Practice;
beforeEach(async () => {
  practice = await practise();
});
afterEach(() => practice.close());

describe('a full backup', () => {
  test('is a database that any tool opens, with a manifest beside it', async () => {
    const backup = await practice.backUp({ note: 'before lunch' });
    const database = new Database(backup.file, { readonly: true });
    expect(database.pragma('journal_mode', { simple: true })).toBe('delete');
    expect(database.prepare('select count(*) as n from settings').get()).toEqual({ n: backup.rows.settings });
    database.close();
    expect(JSON.parse(readFileSync(`${backup.file}.json`, 'utf8'))).toMatchObject({
      id: backup.id,
      sha256: backup.sha256,
      note: 'before lunch',
      revision: backup.revision,
      rows: backup.rows,
    });
    expect(statSync(backup.file).mode & 0o777).toBe(0o600);
    expect(statSync(`${backup.file}.json`).mode & 0o777).toBe(0o600);
    expect(statSync(practice.opened.backups).mode & 0o777).toBe(0o700);
  });

  test('is found by its id and by its file, and the newest is the last one', async () => {
    const first = await practice.backUp();
    const second = await practice.backUp();
    const { backups } = practice.opened;
    expect((await listBackups(backups)).map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(await findBackup(backups, first.id)).toEqual(first);
    expect(await findBackup(backups, first.file)).toEqual(first);
    expect(await lastBackup(backups, practice.clinic.path)).toEqual(second);
    expect(await lastBackup(backups, '/elsewhere/clinic.db')).toBeNull();
    await expect(findBackup(backups, '20200101-000000-0000')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('unpacks to the same database', async () => {
    const backup = await practice.backUp();
    const scratch = practice.path('scratch.db');
    const proof = await unpackBackup(backup, scratch, null, idleTask);
    expect(readFileSync(scratch).equals(readFileSync(backup.file))).toBe(true);
    expect(proof.rows).toEqual(backup.rows);
  });

  test('goes to the file that was named, and never over one that is there', async () => {
    const to = practice.path('monday.db');
    const backup = await practice.backUp({ to });
    expect(backup.file).toBe(to);
    expect(existsSync(`${to}.json`)).toBe(true);
    await expect(practice.backUp({ to })).rejects.toMatchObject({ code: 'invalid' });
    expect((await findBackup(practice.opened.backups, to)).id).toBe(backup.id);
  });

  test('goes over no file that came to be while it was made', async () => {
    const to = practice.path('theirs.db');
    const progress = () => writeFileSync(to, 'the backup of another desk');
    const made = makeBackup(practice.opened, { to }, { ...idleTask, progress });
    await expect(made).rejects.toMatchObject({ code: 'invalid' });
    expect(readFileSync(to, 'utf8')).toBe('the backup of another desk');
    expect(readdirSync(practice.folder).filter((name) => name !== 'backups')).toEqual(['theirs.db']);
  });

  test('makes no folder for a file that was named: a stick that is not plugged in is none', async () => {
    const to = practice.path('stick/monday.db');
    await expect(practice.backUp({ to })).rejects.toMatchObject({
      code: 'not_found',
      message: `There is no folder ${practice.path('stick')}.`,
    });
    expect(existsSync(practice.path('stick'))).toBe(false);
  });

  test('takes the name of one that was killed as it got it, and of nothing else', async () => {
    const to = practice.path('weekly.db');
    await practice.backUp({ to });
    rmSync(to);
    expect(await practice.backUp({ to })).toMatchObject({ file: to });
    const other = practice.path('other.db');
    practice.file('other.db.json', '{"mine": true}');
    await expect(practice.backUp({ to: other })).rejects.toMatchObject({ code: 'invalid' });
  });

  test('is not called bad for ever because the disk could not be read today', async () => {
    const backup = await practice.backUp();
    const file = practice.path('unreadable.db');
    // Reading its beginning is an error of input and output.
    symlinkSync('/proc/self/mem', file);
    const unreadable = { ...backup, file, stored_bytes: 0 };
    const verdict = await verifyBackup(practice.opened, unreadable, {}, idleTask);
    expect(verdict).toMatchObject({ ok: false, reason: expect.stringContaining('reports an error (EIO)') });
    expect(existsSync(`${file}.json`)).toBe(false);
  });

  test('tells how far it is, and leaves nothing behind when it is stopped', async () => {
    const stop = new AbortController();
    const seen: Progress[] = [];
    const progress = (now: Progress) => {
      seen.push(now);
      if (now.phase === 'checking') stop.abort();
    };
    await expect(makeBackup(practice.opened, {}, { signal: stop.signal, progress })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(seen.map(({ phase }) => phase)).toContain('copying');
    expect(readdirSync(practice.opened.backups)).toEqual([]);
  });

  test('holds what was committed, whatever is half done elsewhere', async () => {
    practice.addPatients(10);
    const other = new Database(practice.clinic.path);
    other.exec("begin immediate; update patients set first_name = 'Half'");
    const backup = await practice.backUp();
    other.exec('rollback');
    other.close();
    const copy = new Database(backup.file, { readonly: true });
    expect(copy.prepare("select count(*) from patients where first_name = 'Half'").pluck().get()).toBe(0);
    expect(backup.rows.patients).toBe(10);
    copy.close();
  });

  test('is not made of a database that is damaged', async () => {
    practice.addPatients(400);
    const direct = new Database(practice.clinic.path);
    direct.pragma('wal_checkpoint(truncate)');
    const root = direct
      .prepare("select rootpage from sqlite_schema where name = 'idx_patient_name'")
      .pluck()
      .get();
    direct.close();
    await practice.clinic.engine.close();
    const bytes = readFileSync(practice.clinic.path);
    bytes.fill(0xff, (Number(root) - 1) * 4096, Number(root) * 4096);
    writeFileSync(practice.clinic.path, bytes);
    const { openClinic } = await import('../../../src/data/schema/index.ts');
    const damaged = await openClinic({
      db: practice.clinic.path,
      backups: practice.opened.backups,
      anyRevision: true,
    });
    await expect(makeBackup(damaged, {}, idleTask)).rejects.toMatchObject({ code: 'corrupt' });
    await damaged.close();
    expect(await listBackups(practice.opened.backups)).toEqual([]);
    expect(readdirSync(practice.opened.backups)).toEqual([]);
  });

  test('may be of an empty database, and of one of an older revision', async () => {
    const { openClinic } = await import('../../../src/data/schema/index.ts');
    const db = practice.path('empty/clinic.db');
    const empty = await openClinic({ db, create: true, anyRevision: true });
    const backup = await makeBackup(empty, {}, idleTask);
    expect(backup).toMatchObject({ revision: null, rows: {}, last_audit_entry: null, verified: true });
    expect(dirname(backup.file)).toBe(practice.path('empty/backups'));
    await unpackBackup(backup, practice.path('unpacked.db'), null, idleTask);
    await empty.close();
  });
});
