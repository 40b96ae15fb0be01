import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as search from '../../../migrations/sqlite/front-desk/patient-search.ts';
import { tables } from '../../../migrations/sqlite/front-desk/tables.ts';
import * as privacy from '../../../migrations/sqlite/privacy/anonymised.ts';
import { type Rebuilt, rebuild } from '../../../migrations/sqlite/rebuild.ts';
import { searchPatients } from '../../../src/clinic/patients/index.ts';
import { queueJoin } from '../../../src/clinic/queue/index.ts';
import { downgrade, migrate } from '../../../src/data/schema/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish } from '../../support/furnish.ts';
import { asProgramWith, revision } from './other-revisions.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
  await furnish(clinic.desk, {
    specializations: { C: { name: 'Cardiology' } },
    patients: [
      { first_name: 'Ada', last_name: 'Okafor' },
      { first_name: 'Noor', last_name: 'Haddad' },
    ],
    doctors: { L1: { full_name: 'Dr. Lindt', specializations: ['C'], days: [1, 2, 3] } },
  });
  await clinic.desk.perform(queueJoin, { patient: 'P-00001', specialization: 'C' });
});
afterEach(() => clinic.close());

function statements(table: string): { create: string; indexes: string[]; columns: string[] } {
  const [first = '', ...indexes] = tables.find(({ name }) => name === table)?.sql ?? [];
  const create = table === 'patients' ? withColumn(first, 'anonymised_at datetime null') : first;
  const shape = new Database(':memory:');
  shape.exec(create);
  const columns = shape
    .prepare<[string], string>('select name from pragma_table_xinfo(?) where hidden = 0')
    .pluck()
    .all(table);
  shape.close();
  return { create, indexes, columns };
}

/** As a later revision has added it. */
function withColumn(create: string, column: string): string {
  return create.replace(/(version integer not null default 1)/, `$1, ${column}`);
}

/** The same table with one column more at its end, and one less on the way back. */
function widened(table: string, triggers: readonly string[]): { up: string[]; down: string[] } {
  const { create, indexes, columns } = statements(table);
  const named = (name: string) => create.replace(`create table ${table} `, `create table ${name} `);
  const parts: Omit<Rebuilt, 'create'> = { table, columns, objects: [...indexes, ...triggers] };
  const first = columns[0] ?? '';
  const wide = (name: string) => named(name).replace(`${first} text`, `nickname text null, ${first} text`);
  return { up: rebuild({ ...parts, create: wide }), down: rebuild({ ...parts, create: named }) };
}

const patients = widened(
  'patients',
  [...search.up, ...privacy.up].filter((sql) => /^create trigger patients_/.test(sql)),
);

function look<T>(sql: string): T[] {
  const database = new Database(clinic.path, { readonly: true });
  const rows = database.prepare<[], T>(sql).all();
  database.close();
  return rows;
}

const objects = () =>
  look<{ name: string }>("select name from sqlite_schema where type in ('index', 'trigger') order by name");

test('a rebuilt table keeps its rows, what refers to them, its triggers and its search index', async () => {
  const before = { objects: objects(), patients: look('select number, full_name from patients order by id') };
  const program = await asProgramWith(clinic, revision('29990101-01-nicknames', patients.up, patients.down));
  const { rows } = await migrate(program);
  expect(rows.patients).toEqual({ before: 2, after: 2 });
  expect(rows.queue_entries).toEqual({ before: 1, after: 1 });
  expect(look('select number, full_name from patients order by id')).toEqual(before.patients);
  expect(objects()).toEqual(before.objects);
  expect(look('pragma foreign_key_check')).toEqual([]);
  expect(look('select nickname from patients')).toEqual([{ nickname: null }, { nickname: null }]);

  const found = await program.desk.read(searchPatients, { text: 'okaf' });
  expect(found).toMatchObject([{ number: 'P-00001' }]);
  const shell = new Database(clinic.path);
  shell.exec("update patients set last_name = 'Zimmermann' where number = 'P-00002'");
  expect(() => shell.exec('delete from patients')).toThrow(/FOREIGN KEY/);
  shell.close();
  expect(await program.desk.read(searchPatients, { text: 'zimm' })).toMatchObject([{ number: 'P-00002' }]);
  expect(await program.desk.read(searchPatients, { text: 'haddad' })).toEqual([]);

  await downgrade(program, '1');
  expect(objects()).toEqual(before.objects);
  expect(look('select count(*) as n from patients')).toEqual([{ n: 2 }]);
  await program.close();
});

test('rows that would go with a dropped parent stay: a rebuild fires no cascade', async () => {
  const { up, down } = widened('doctors', []);
  const program = await asProgramWith(clinic, revision('29990101-01-nicknames', up, down));
  const { rows } = await migrate(program);
  expect(rows.doctor_schedules).toEqual({ before: 3, after: 3 });
  expect(rows.doctor_specializations).toEqual({ before: 1, after: 1 });
  expect(look('select count(*) as n from doctor_schedules')).toEqual([{ n: 3 }]);
  const shell = new Database(clinic.path);
  shell.exec('delete from queue_entries; delete from doctors');
  expect(shell.prepare('select count(*) from doctor_schedules').pluck().get()).toBe(0);
  shell.close();
  await program.close();
});

test('foreign keys hold again on the connection that migrated', async () => {
  const program = await asProgramWith(clinic, revision('29990101-01-nicknames', patients.up, patients.down));
  await migrate(program);
  const em = program.engine.orm.em.fork();
  await expect(em.getConnection().execute('delete from patients')).rejects.toThrow(/FOREIGN KEY/);
  await program.close();
});

test('a revision that loses a trigger, an index or a reference is refused, and the database is as it was', async () => {
  const before = look('select * from sqlite_schema order by name');
  const { create, indexes, columns } = statements('patients');
  const named = (name: string) => create.replace('create table patients ', `create table ${name} `);
  const forgets = rebuild({ table: 'patients', create: named, columns, objects: indexes });
  const loses = ["delete from patients where number = 'P-00001'"];
  const empties = ['alter table patients rename to people', 'drop table people'];
  for (const [up, why] of [
    [forgets, 'the trigger patients_search_delete of patients'],
    [loses, 'rows of queue_entries would refer to rows of patients that are not there'],
    [empties, 'would'],
  ] as const) {
    const program = await asProgramWith(clinic, revision('29990101-01-careless', up, []));
    const refused = migrate(program);
    await expect(refused).rejects.toMatchObject({ code: 'invalid', hint: 'The database is as it was.' });
    await expect(refused).rejects.toThrow(why);
    await program.close();
    expect(look('select * from sqlite_schema order by name')).toEqual(before);
    expect(look('select count(*) as n from patients')).toEqual([{ n: 2 }]);
  }
});
