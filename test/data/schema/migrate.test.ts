import type { MikroORM as SqliteORM } from '@mikro-orm/sqlite';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '../../../migrations/sqlite/index.ts';
import { revisions } from '../../../migrations/sqlite/revisions.ts';
import { entities } from '../../../src/clinic/entities.ts';
import { specializationAdd } from '../../../src/clinic/specializations/index.ts';
import { listBackups } from '../../../src/data/backup/index.ts';
import { downgrade, history, migrate, revisionOf } from '../../../src/data/schema/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

/** Everything that revisions make; the books about them stay. */
function schema(): { type: string; name: string; sql: string }[] {
  const database = new Database(clinic.path, { readonly: true });
  const rows = database
    .prepare<[], { type: string; name: string; sql: string }>(
      `select type, name, sql from sqlite_schema
       where name not like 'sqlite_%' and name not in ('schema_migrations', 'schema_revisions') order by type, name`,
    )
    .all();
  database.close();
  return rows.map((row) => ({ ...row, sql: plainSql(row.sql) }));
}

/** A table that was rebuilt has its name in quotes, and another layout. */
function plainSql(sql: string): string {
  return sql
    .replace(/[`\s]+/g, ' ')
    .replace(/ ?([(),]) ?/g, '$1')
    .replace(/^create table "(\w+)"/i, 'CREATE TABLE $1');
}

test('the list of names is the list of migrations', () => {
  expect(migrations.map((one) => one.name)).toEqual(revisions);
  expect([...revisions].sort()).toEqual(revisions);
});

test('back to base leaves nothing, and forward again makes the same schema', async () => {
  const before = schema();
  expect(before.filter((row) => row.type === 'table').length).toBeGreaterThanOrEqual(entities.length);
  const back = await downgrade(clinic, 'base');
  expect(back).toMatchObject({ done: [...revisions].reverse(), current: null });
  expect(schema()).toEqual([]);
  expect(await revisionOf(clinic.engine)).toMatchObject({ current: null, pending: revisions });
  const forward = await migrate(clinic);
  expect(forward).toMatchObject({ done: revisions, current: revisions.at(-1), backup: null });
  expect(schema()).toEqual(before);
});

test('a proved backup is made first, and the rows of every table are told before and after', async () => {
  await clinic.desk.perform(specializationAdd, { name: 'Cardiology', code: 'C' });
  const { backup, rows } = await downgrade(clinic, 'base');
  expect(backup).toMatchObject({ verified: true, revision: revisions.at(-1)?.slice(0, 11) });
  expect(backup?.rows.specializations).toBe(1);
  expect(rows.specializations).toEqual({ before: 1, after: null });
  const [kept] = await listBackups(clinic.backups);
  expect(kept).toMatchObject({
    id: backup?.id,
    note: expect.stringContaining(revisions[0]?.slice(0, 11) ?? ''),
  });
});

test('each revision goes forward and back alone', async () => {
  await downgrade(clinic, 'base');
  let before = schema();
  for (const revision of revisions) {
    await migrate(clinic, revision);
    const after = schema();
    await downgrade(clinic, revisions[revisions.indexOf(revision) - 1] ?? 'base');
    expect(schema()).toEqual(before);
    await migrate(clinic, revision);
    expect(schema()).toEqual(after);
    before = after;
  }
});

test('migrating again changes nothing, and makes no backup', async () => {
  expect(await migrate(clinic)).toEqual({ done: [], current: revisions.at(-1), backup: null, rows: {} });
  expect(await listBackups(clinic.backups)).toEqual([]);
});

test('a revision that is not in the list is refused before anything runs', async () => {
  const before = schema();
  for (const wrong of ['typo', '20261121-99', 'base ', '-1'])
    await expect(downgrade(clinic, wrong)).rejects.toMatchObject({ code: 'invalid' });
  await expect(downgrade(clinic, '99')).rejects.toThrow(`Only ${revisions.length} revisions are applied`);
  await expect(migrate(clinic, 'typo')).rejects.toMatchObject({ code: 'invalid' });
  expect(schema()).toEqual(before);
  expect(await listBackups(clinic.backups)).toEqual([]);
});

test('the migrated tables and indexes are what the entities say', async () => {
  const orm = clinic.engine.orm as SqliteORM;
  const scratch = new Database(':memory:');
  scratch.exec(await orm.schema.getCreateSchemaSQL());
  const expected = scratch
    .prepare<[], { name: string; sql: string }>(
      "select name, sql from sqlite_schema where type in ('table', 'index') and name not like 'sqlite_%' order by name",
    )
    .all();
  scratch.close();
  const names = new Set(expected.map((row) => row.name));
  const migrated = schema().filter((row) => names.has(row.name));
  const plain = (rows: { name: string; sql: string }[]) =>
    Object.fromEntries(rows.map((row) => [row.name, plainSql(row.sql)]).sort());
  expect(plain(migrated)).toEqual(plain(expected));
});

test('history tells every revision, when it was applied and by whom', async () => {
  const rows = await history(clinic.engine);
  expect(rows.map((row) => row.revision)).toEqual(revisions.map((name) => name.slice(0, 11)));
  expect(rows[0]).toEqual({
    revision: '20261121-01',
    previous: null,
    name: 'front desk',
    applied_at: expect.stringMatching(/^\d{4}-.*Z$/),
    by: expect.stringMatching(/./),
    checksum_ok: true,
  });
  await downgrade(clinic, '1');
  await migrate(clinic);
  const again = (await history(clinic.engine)).at(-1);
  expect(again).toMatchObject({ previous: '20261126-01', applied_at: clinic.clock.now(), by: 'ana' });
});
