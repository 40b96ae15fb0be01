import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listLogs } from '../../../src/clinic/operations-log/index.ts';
import { verifyAudit } from '../../../src/data/audit/index.ts';
import { type BackupRow, backUp } from '../../../src/data/backup/index.ts';
import { manifestFile, manifestText, parseManifest } from '../../../src/data/backup/manifest.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { restoreJob } from '../../../src/data/restore/index.ts';
import { type OpenedClinic, openClinic } from '../../../src/data/schema/index.ts';
import { contentText, sealedColumns, sealingWith } from '../../../src/storage/guard/chain.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish } from '../../support/furnish.ts';

let test: TestClinic;
let clinic: OpenedClinic;

beforeEach(async () => {
  test = await openTestClinic();
  clinic = await openClinic({ db: test.path, clock: test.clock });
  await register('Adams');
  await register('Baker');
});
afterEach(async () => {
  await clinic.close();
  await test.close();
});

const register = (last_name: string) =>
  furnish(test.desk, { specializations: {}, patients: [{ first_name: 'Ana', last_name }] });
const verify = () => carryOut(clinic, verifyAudit, {});
const dropTriggers =
  'drop trigger if exists audit_logs_no_update; drop trigger if exists audit_logs_no_delete;';

function change(path: string, body: (database: Database.Database) => void): void {
  const database = new Database(path);
  body(database);
  database.close();
}

type Row = Record<string, string | number | null>;

function rows(where: string): Row[] {
  const database = new Database(test.path, { readonly: true });
  const found = database.prepare<[], Row>(`select * from audit_logs where ${where} order by entry`).all();
  database.close();
  return found;
}

/** Somebody who can write where the backups lie: its hashes fit what it holds now. */
function forge({ file }: BackupRow, body: (database: Database.Database) => void): void {
  change(file, (database) => {
    database.exec(dropTriggers);
    body(database);
  });
  const manifest = parseManifest(readFileSync(manifestFile(file), 'utf8'));
  if (manifest === null) throw new Error('no manifest');
  const forged = new Database(file, { readonly: true });
  const count = Number(forged.prepare('select count(*) from audit_logs').pluck().get());
  const end = forged
    .prepare<[], { entry: number; seal: string }>(
      'select entry, seal from audit_logs order by entry desc limit 1',
    )
    .get();
  forged.close();
  const size = statSync(file).size;
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  const changed = {
    ...manifest,
    sha256,
    size_bytes: size,
    stored_bytes: size,
    last_audit_entry: end?.entry ?? null,
    last_audit_seal: end?.seal ?? null,
  };
  writeFileSync(
    manifestFile(file),
    manifestText({ ...changed, rows: { ...manifest.rows, audit_logs: count } }),
  );
}

function insert(database: Database.Database, row: Row): void {
  const names = Object.keys(row);
  database
    .prepare(
      `insert into audit_logs (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map(() => '?').join(', ')})`,
    )
    .run(...Object.values(row));
}

const made = (last: Row, by: number): Row => ({
  ...last,
  entry: Number(last.entry) + by,
  act: `forged-${by}`,
  actor: 'Rosa Marsh',
  after: JSON.stringify({ forged: by }),
});

it('entries that a forged backup has are taken over, told apart, and get no seal of the clinic', async () => {
  const backup = await carryOut(clinic, backUp, {});
  const strange = { id: 'deadbeef', secret: randomBytes(32) };
  forge(backup, (database) => {
    const last = database
      .prepare<[], Row>('select * from audit_logs order by entry desc limit 1')
      .get() as Row;
    // With the seal of another entry, with one of a key of their own, and with none.
    insert(database, made(last, 1));
    const own = made(last, 2);
    const text = contentText(sealedColumns.map((column) => own[column] ?? null));
    insert(database, { ...own, seal: sealingWith(strange)(String(last.seal), text) });
    insert(database, { ...made(last, 3), seal: '' });
    insert(database, {
      ...made(last, 4),
      operation: 'audit.key',
      entity_id: 'deadbeef',
      seal: '~12345678:00',
    });
  });
  await register('Cole');
  const done = await carryOut(clinic, restoreJob, { backup: backup.id });
  expect(done.log_carried).toEqual({ verified: 0, unverified: 4 });
  const carried = rows("act like 'forged-%'");
  expect(carried.map(({ actor, act }) => [actor, act])).toEqual(
    [1, 2, 3, 4].map((nth) => ['Rosa Marsh', `forged-${nth}`]),
  );
  const [from, to] = [Number(carried[0]?.entry), Number(carried[3]?.entry)];
  expect(carried.every(({ seal }) => String(seal).startsWith('~'))).toBe(true);
  const [said] = rows("operation = 'audit.carried'");
  expect(said).toMatchObject({ entry: to + 1, entity_id: backup.id });
  expect(JSON.parse(String(said?.after))).toEqual({
    verified: 0,
    unverified: { entries: 4, from, to },
  });
  const found = await verify();
  expect(found).toMatchObject({ ok: false, problems: [{ entry: from, to, verdict: 'unverified' }] });
  expect(found.problems).toHaveLength(1);
  const logged = await carryOut(clinic, verifyAudit, { after: found.head ?? '' });
  expect(logged.ok).toBe(true);
});

it('what was taken over is held to what came: changed later, it is altered, and so is one whose mark was taken off', async () => {
  const backup = await carryOut(clinic, backUp, {});
  forge(backup, (database) => {
    const last = database
      .prepare<[], Row>('select * from audit_logs order by entry desc limit 1')
      .get() as Row;
    insert(database, made(last, 1));
    insert(database, made(last, 2));
  });
  await carryOut(clinic, restoreJob, { backup: backup.id });
  const first = Number(rows("act = 'forged-1'")[0]?.entry);
  const held = async (set: string) => {
    change(test.path, (database) => {
      database.exec(dropTriggers);
      database.prepare(`update audit_logs set ${set} where entry = ?`).run(first);
    });
    return (await verify()).problems.map(({ entry, verdict }) => [entry, verdict]);
  };
  expect(await held("actor = 'Ada'")).toEqual([
    [first, 'altered'],
    [first + 1, 'unverified'],
  ]);
  expect(await held("actor = 'Rosa Marsh'")).toEqual([[first, 'unverified']]);
  expect((await held('seal = substr(seal, 2)'))[0]).toEqual([first, 'altered']);
});

it('an entry that the present has lost and an honest backup still has comes back, as good as it was', async () => {
  const backup = await carryOut(clinic, backUp, {});
  const [lost] = rows("entity = 'patients' and after like '%Baker%'");
  change(test.path, (database) => {
    database.exec(dropTriggers);
    database.prepare('delete from audit_logs where entry = ?').run(Number(lost?.entry));
  });
  const done = await carryOut(clinic, restoreJob, { backup: backup.id });
  expect(done.log_carried).toEqual({ verified: 1, unverified: 0 });
  const back = rows("entity = 'patients' and after like '%Baker%'");
  expect(back).toHaveLength(1);
  expect(back[0]).toMatchObject({ act: lost?.act, after: lost?.after });
  expect((await verify()).problems).toMatchObject([{ entry: lost?.entry, verdict: 'removed' }]);
});

it('the rules that were taken out of a forged backup are there again, and what was put in does nothing', async () => {
  const backup = await carryOut(clinic, backUp, {});
  forge(backup, (database) => {
    database.exec(`
      drop trigger patients_anonymised_update;
      drop trigger appointments_no_overlap_insert;
      create trigger appointments_no_overlap_insert after insert on appointments begin select 1; end;
      drop index uq_patient_number;
      create trigger everybody after insert on sessions begin update users set role = 'admin'; end;
      create trigger forget after insert on audit_logs begin delete from patients; end;
      create view users_of_old as select * from users;
      create unique index only_one on patients (phone, city);
      create index of_their_own on patients (city);
    `);
  });
  const before = schemaNow();
  const done = await carryOut(clinic, restoreJob, { backup: backup.id });
  expect([...done.rules_mended].sort()).toEqual([
    'the index only_one of patients was too many',
    'the index uq_patient_number of patients was missing',
    'the trigger appointments_no_overlap_insert of appointments was another',
    'the trigger audit_logs_no_delete of audit_logs was missing',
    'the trigger audit_logs_no_update of audit_logs was missing',
    'the trigger everybody of sessions was too many',
    'the trigger forget of audit_logs was too many',
    'the trigger patients_anonymised_update of patients was missing',
    'the view users_of_old of users_of_old was too many',
  ]);
  expect(schemaNow().filter(({ name }) => name !== 'of_their_own')).toEqual(before);
  expect(done.rows.patients).toBe(2);
  const said = await clinic.desk.read(listLogs, {});
  expect(said.find(({ operation }) => operation === 'data.restore')?.message).toContain('the rules of its');
});

it('a forged backup without a column that the program needs is not restored', async () => {
  const backup = await carryOut(clinic, backUp, {});
  forge(backup, (database) => database.exec('alter table audit_logs drop column redacted'));
  await expect(carryOut(clinic, restoreJob, { backup: backup.id })).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringContaining('audit_logs.redacted'),
  });
});

it('an honest backup has nothing to be put right', async () => {
  const backup = await carryOut(clinic, backUp, {});
  expect((await carryOut(clinic, restoreJob, { backup: backup.id })).rules_mended).toEqual([]);
});

function schemaNow() {
  const database = new Database(test.path, { readonly: true });
  const found = database
    .prepare<[], { name: string; sql: string }>(
      'select type, name, sql from sqlite_schema where sql is not null order by name',
    )
    .all();
  database.close();
  return found;
}
