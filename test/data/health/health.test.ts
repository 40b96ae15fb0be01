import { chmodSync, copyFileSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { listLogs } from '../../../src/clinic/operations-log/index.ts';
import { registerPatient } from '../../../src/clinic/patients/index.ts';
import { setGroupAccess } from '../../../src/data/access/index.ts';
import { backUp } from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { diskVerdict } from '../../../src/data/health/disk.ts';
import { checkHealth } from '../../../src/data/health/index.ts';
import { leftoverName } from '../../../src/data/leftovers.ts';
import { maintain } from '../../../src/data/maintenance/index.ts';
import { type OpenedClinic, openClinic } from '../../../src/data/schema/index.ts';
import { heedOwnModesAlone } from '../../../src/storage/file-modes.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { leftByTheKilled } from '../../support/leftovers.ts';

let clinic: TestClinic;
let opened: OpenedClinic;
beforeEach(async () => {
  clinic = await openTestClinic({ now: 'as made' });
  const backups = join(dirname(clinic.path), 'backups');
  opened = { desk: clinic.desk, engine: clinic.engine, backups, close: async () => {} };
});
afterEach(() => clinic.close());

const register = () =>
  clinic.desk.perform(registerPatient, {
    first_name: 'Ada',
    last_name: 'Okafor',
    birth_date: '1991-06-14',
    gender: 'f',
  });

async function found(name: string) {
  const { checks } = await checkHealth(opened);
  const one = checks.find((check) => check.name === name);
  if (!one) throw new Error(`There is no check ${name}.`);
  return one;
}

function breakWith(sql: string): void {
  const database = new Database(clinic.path);
  database.unsafeMode();
  database.pragma('foreign_keys = off');
  database.exec(sql);
  database.close();
}

/** Changes everybody's birth date while the file has forgotten the index of it, which then misses the rows. */
function changeUnseenByIndex(): void {
  const read = new Database(clinic.path);
  const index = read
    .prepare("select type, name, tbl_name, rootpage, sql from sqlite_schema where name = 'idx_patients_dob'")
    .get();
  read.close();
  breakWith("pragma writable_schema = on; delete from sqlite_schema where name = 'idx_patients_dob'");
  breakWith("update patients set birth_date = '1992-01-01'");
  const again = new Database(clinic.path);
  again.unsafeMode();
  again.pragma('writable_schema = on');
  again.prepare('insert into sqlite_schema values ($type, $name, $tbl_name, $rootpage, $sql)').run(index);
  again.close();
}

describe('health', () => {
  it('of a new clinic is good, and asks everything that it should', async () => {
    const { ok, checks } = await checkHealth(opened);
    expect(checks.filter((check) => !check.ok)).toEqual([]);
    expect(ok).toBe(true);
    for (const name of [
      'connection',
      'integrity',
      'foreign_keys',
      'schema',
      'disk',
      'backup',
      'search_index',
    ])
      expect(checks.map((check) => check.name)).toContain(name);
    expect(checks.every(({ message }) => message.length > 0 && !message.includes('undefined'))).toBe(true);
  });

  it('says when all was checked last, and stays bad from damage that only a full check finds until one finds none', async () => {
    expect(await found('integrity')).toMatchObject({ ok: true, message: expect.stringContaining('never') });
    const check = () => carryOut(opened, maintain, { step: 'check' });
    await check();
    clinic.clock.advance({ hours: 50 });
    expect(await found('integrity')).toMatchObject({
      ok: true,
      message: 'every page is sound; the last full check was 2 days ago',
    });
    await register();
    changeUnseenByIndex();
    expect(await found('integrity')).toMatchObject({ ok: true });
    await expect(check()).rejects.toMatchObject({
      code: 'corrupt',
      message: expect.stringContaining('missing from index idx_patients_dob'),
    });
    clinic.clock.advance({ hours: 1 });
    expect(await found('integrity')).toMatchObject({
      ok: false,
      message:
        'damage was found by the full check 1 h ago: run frontdesk maintain check again, or restore a backup',
    });
    await carryOut(opened, maintain, { step: 'reindex' });
    expect(await found('integrity')).toMatchObject({ ok: false });
    await check();
    expect(await found('integrity')).toMatchObject({ ok: true });
  });

  it('finds a reference to nobody, a page that is torn, and a patient whom no search finds', async () => {
    await register();
    breakWith(
      "insert into doctor_absences (id, doctor_id, from_date, to_date, created_at, updated_at, version) values ('a', 'nobody', '2026-01-01', '2026-01-02', 'x', 'x', 1)",
    );
    expect(await found('foreign_keys')).toMatchObject({
      ok: false,
      message: expect.stringContaining('1 broken'),
    });
    breakWith("insert into patient_search(patient_search) values ('delete-all')");
    expect(await found('search_index')).toMatchObject({
      ok: false,
      message: '1 patients cannot be found: run frontdesk maintain reindex',
    });
    breakWith('delete from patient_search_data where id > 10');
    expect((await checkHealth(opened)).ok).toBe(false);
  });

  it('does not call the search index corrupt because another desk has rearranged it', async () => {
    await register();
    const other = new Database(clinic.path);
    for (let count = 0; count < 12; count += 1) {
      expect((await checkHealth(opened)).checks.filter(({ ok }) => !ok)).toEqual([]);
      other.exec('update patients set search_key = search_key');
      other.exec("insert into patient_search(patient_search) values ('optimize')");
    }
    other.close();
  });

  it('notices that the file was removed, or another one put in its place, under the open desk', async () => {
    expect(await found('file')).toMatchObject({ ok: true });
    copyFileSync(clinic.path, `${clinic.path}.other`);
    rmSync(clinic.path);
    expect(await found('file')).toMatchObject({ ok: false, message: expect.stringContaining('start again') });
    copyFileSync(`${clinic.path}.other`, clinic.path);
    expect(await found('file')).toMatchObject({ ok: false });
  });

  it('warns of files that others can read, without calling the clinic sick', async () => {
    for (const mode of [0o604, 0o640]) {
      chmodSync(clinic.path, mode);
      expect(await found('permissions')).toMatchObject({ ok: true, warning: true });
    }
    chmodSync(clinic.path, 0o600);
    expect(await found('permissions')).not.toHaveProperty('warning');
  });

  it('where the folder was given to its group, warns of strangers, and of what the group cannot use', async () => {
    // As the program does when it starts.
    const umask = process.umask();
    onTestFinished(() => void process.umask(umask));
    heedOwnModesAlone();
    const folder = dirname(clinic.path);
    await carryOut(opened, setGroupAccess, { group: true });
    expect(await found('permissions')).not.toHaveProperty('warning');
    chmodSync(clinic.path, 0o600);
    expect(await found('permissions')).toMatchObject({
      warning: true,
      message: expect.stringContaining('the group cannot use'),
    });
    chmodSync(clinic.path, 0o660);
    chmodSync(`${clinic.path}.guard/audit-keys.json`, 0o600);
    expect(await found('permissions')).toMatchObject({ message: expect.stringContaining('audit-keys.json') });
    chmodSync(clinic.path, 0o664);
    expect(await found('permissions')).toMatchObject({
      warning: true,
      message: expect.stringContaining('everybody on this machine'),
    });
    await carryOut(opened, setGroupAccess, { group: false });
    expect(statSync(folder).mode & 0o7777).toBe(0o700);
    expect(await found('permissions')).not.toHaveProperty('warning');
  });

  it('of an empty database, one that is older, says what to do; of a newer one nothing', async () => {
    const path = `${clinic.path}.empty`;
    const empty = await openClinic({ db: path, create: true, anyRevision: true });
    const { ok, checks } = await checkHealth(empty);
    expect(ok).toBe(false);
    expect(checks.filter((check) => !check.ok).map(({ name }) => name)).toEqual(['schema']);
    await empty.close();
    breakWith("insert into schema_migrations (name, executed_at) values ('20990101-01-from-the-future', 0)");
    await expect(checkHealth(opened)).rejects.toMatchObject({ code: 'newer' });
  });
});

describe('the health of backups', () => {
  it('is good without any while there is nothing to lose, and until the first one is due', async () => {
    clinic.clock.advance({ hours: 24 * 60 });
    expect(await found('backup')).toMatchObject({ ok: true, message: 'none made yet, and nothing to lose' });
    clinic.clock.advance({ hours: -24 * 60 });
    await register();
    expect(await found('backup')).toMatchObject({
      ok: true,
      message: expect.stringContaining('none made yet; the first is due'),
    });
  });

  it('is bad when one is overdue, and good again once it is made', async () => {
    await register();
    clinic.clock.advance({ hours: 26 });
    expect(await found('backup')).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^overdue since .*none/),
    });
    await carryOut(opened, backUp, {});
    expect(await found('backup')).toMatchObject({
      ok: true,
      message: 'the last is less than 1 min old, and was proved',
    });
    clinic.clock.advance({ hours: 26 });
    expect(await found('backup')).toMatchObject({ ok: false, message: expect.stringContaining('26 h old') });
  });

  it('is bad when the last one failed, and says why', async () => {
    await register();
    mkdirSync(opened.backups);
    const nowhere = { ...opened, backups: join(clinic.path, 'not-a-folder') };
    await expect(carryOut(nowhere, backUp, {})).rejects.toThrow();
    expect(await found('backup')).toMatchObject({ ok: false, message: expect.stringContaining('failed') });
    clinic.clock.advance({ minutes: 1 });
    await carryOut(opened, backUp, {});
    expect(await found('backup')).toMatchObject({ ok: true });
  });
});

describe('the disk', () => {
  const gigabyte = 1e9;
  it('is full when a copy of the database no longer fits', () => {
    expect(diskVerdict({ free: 2 * gigabyte, size: gigabyte, type: 0xef53 }).ok).toBe(true);
    expect(diskVerdict({ free: gigabyte / 2, size: gigabyte, type: 0xef53 }).ok).toBe(false);
    expect(diskVerdict({ free: 5e7, size: 1e6, type: 0xef53 }).ok).toBe(false);
  });

  it('of the network is warned of', () => {
    expect(diskVerdict({ free: 2 * gigabyte, size: 1e6, type: 0x6969 })).toMatchObject({
      ok: true,
      warning: true,
      message: expect.stringContaining('NFS'),
    });
  });
});

it('what a killed process left behind is removed at the next start, and that is in the log', async () => {
  const folder = dirname(clinic.path);
  const dead = leftByTheKilled('backup');
  const living = leftoverName('backup');
  mkdirSync(opened.backups);
  for (const name of [dead, living]) writeFileSync(join(opened.backups, name), 'half');
  writeFileSync(join(folder, dead), 'half');
  const next = await openClinic({ db: clinic.path });
  await next.close();
  expect(readdirSync(opened.backups)).toEqual([living]);
  expect(statSync(join(folder, dead), { throwIfNoEntry: false })).toBeUndefined();
  expect(await clinic.desk.read(listLogs, { operation: 'data.tidy' })).toMatchObject([
    { outcome: 'done', message: expect.stringContaining(dead) },
  ]);
});
