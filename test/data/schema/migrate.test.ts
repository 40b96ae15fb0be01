import type { MikroORM as SqliteORM } from '@mikro-orm/sqlite';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '../../../migrations/sqlite/index.ts';
import { revisions } from '../../../migrations/sqlite/revisions.ts';
import { entities } from '../../../src/clinic/entities.ts';
import { downgrade, history, migrate, revisionOf } from '../../../src/data/schema/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

function schema(): { type: string; name: string; sql: string }[] {
  const database = new Database(clinic.path, { readonly: true });
  const rows = database
    .prepare<[], { type: string; name: string; sql: string }>(
      "select type, name, sql from sqlite_schema where name not like 'sqlite_%' and name <> 'schema_migrations' order by type, name",
    )
    .all();
  database.close();
  return rows;
}

test('the list of names is the list of migrations', () => {
  expect(migrations.map((one) => one.name)).toEqual(revisions);
  expect([...revisions].sort()).toEqual(revisions);
});

test('back to base leaves nothing, and forward again makes the same schema', async () => {
  const before = schema();
  expect(before.filter((row) => row.type === 'table').length).toBeGreaterThanOrEqual(entities.length);
  const back = await downgrade(clinic.engine, 'base');
  expect(back).toMatchObject({ reverted: [...revisions].reverse(), current: null });
  expect(schema()).toEqual([]);
  expect(await revisionOf(clinic.engine)).toMatchObject({ current: null, pending: revisions });
  expect(await migrate(clinic.engine)).toEqual({ applied: revisions, current: revisions.at(-1), copy: null });
  expect(schema()).toEqual(before);
});

test('going back keeps a whole copy first', async () => {
  const other = new Database(clinic.path);
  other.exec("insert into counters (name, value) values ('kept', 7)");
  other.close();
  const { copy } = await downgrade(clinic.engine, 'base');
  const kept = new Database(copy ?? '', { readonly: true });
  expect(kept.prepare("select value from counters where name = 'kept'").get()).toEqual({ value: 7 });
  kept.close();
});

test('each revision goes forward and back alone', async () => {
  await downgrade(clinic.engine, 'base');
  let before = schema();
  for (const revision of revisions) {
    await migrate(clinic.engine, revision);
    const after = schema();
    await downgrade(clinic.engine, revisions[revisions.indexOf(revision) - 1] ?? 'base');
    expect(schema()).toEqual(before);
    await migrate(clinic.engine, revision);
    expect(schema()).toEqual(after);
    before = after;
  }
});

test('migrating again changes nothing', async () => {
  expect(await migrate(clinic.engine)).toEqual({ applied: [], current: revisions.at(-1), copy: null });
});

test('a revision that is not in the list is refused before anything runs', async () => {
  const before = schema();
  await expect(downgrade(clinic.engine, 'typo')).rejects.toMatchObject({ code: 'invalid' });
  await expect(migrate(clinic.engine, 'typo')).rejects.toMatchObject({ code: 'invalid' });
  expect(schema()).toEqual(before);
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
    Object.fromEntries(
      rows.map((row) => [row.name, row.sql.replace(/[`\s]+/g, ' ').replace(/ ?([(),]) ?/g, '$1')]).sort(),
    );
  expect(plain(migrated)).toEqual(plain(expected));
});

test('history tells every revision and when it was applied', async () => {
  const rows = await history(clinic.engine);
  expect(rows.map((row) => row.revision)).toEqual(revisions.map((name) => name.slice(0, 11)));
  expect(rows[0]).toMatchObject({ previous: null, name: 'front desk', applied_at: expect.any(String) });
});
