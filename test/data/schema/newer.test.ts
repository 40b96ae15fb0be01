import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations as ours } from '../../../migrations/sqlite/index.ts';
import { revisions } from '../../../migrations/sqlite/revisions.ts';
import { downgrade, history, migrate, openClinic, planDowngrade } from '../../../src/data/schema/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { asProgram, asProgramWith, revision } from './other-revisions.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

const notes = revision(
  '29990101-01-notes',
  [
    'create table notes (id text not null primary key, text text not null)',
    "create trigger notes_kept before delete on notes begin select raise(abort, 'kept; for ever'); end",
  ],
  ['drop trigger notes_kept', 'drop table notes'],
);
const tags = revision('29990102-01-tags', ['create table tags (id text)'], ['drop table tags']);
const head = revisions.at(-1) ?? '';

async function byNewerProgram(): Promise<void> {
  const newer = await asProgramWith(clinic, notes, tags);
  await migrate(newer);
  await newer.close();
}

test('an older program takes back what a newer one left, with the script that it left', async () => {
  await byNewerProgram();
  await expect(openClinic({ db: clinic.path })).rejects.toMatchObject({ code: 'newer' });
  const older = await asProgram(clinic, ours);
  await expect(migrate(older)).rejects.toMatchObject({ code: 'newer' });
  const plan = await planDowngrade(older, head);
  expect(plan.revisions).toEqual([tags.name, notes.name]);
  expect(plan.sql).toEqual(['drop table tags', 'drop trigger notes_kept', 'drop table notes']);
  expect(plan.destructive).toEqual([
    'drops the table tags with all its rows',
    'drops the table notes with all its rows',
  ]);
  const one = await downgrade(older, '1');
  expect(one).toMatchObject({ done: [tags.name], current: notes.name, backup: { verified: true } });
  expect(await downgrade(older, head)).toMatchObject({ done: [notes.name], current: head });
  await older.close();
  const again = await openClinic({ db: clinic.path });
  expect(await again.engine.applied()).toHaveLength(revisions.length);
  await again.close();
});

test('where a newer program left no script it is refused, before anything runs', async () => {
  const shell = new Database(clinic.path);
  shell.exec("insert into schema_migrations (name) values ('29990101-01-from-the-future')");
  shell.close();
  const program = await asProgram(clinic, ours);
  for (const to of ['1', head, 'base'])
    await expect(downgrade(program, to)).rejects.toMatchObject({ code: 'newer' });
  const last = (await history(program.engine)).at(-1);
  expect(last).toMatchObject({ name: 'from the future', by: null, checksum_ok: null });
  await program.close();
});

test('an applied revision whose file has changed is pointed out, and goes back by what was applied', async () => {
  await byNewerProgram();
  const otherwise = revision(notes.name, ['create table notes (id text)'], ['drop table nothing_like_it']);
  const program = await asProgramWith(clinic, otherwise, tags);
  const rows = await history(program.engine);
  expect(rows.filter(({ checksum_ok }) => checksum_ok === false).map(({ revision }) => revision)).toEqual([
    '29990101-01',
  ]);
  expect(await downgrade(program, '2')).toMatchObject({ done: [tags.name, notes.name], current: head });
  await program.close();
});

test('a database from before there was a record gets one at its next change', async () => {
  const shell = new Database(clinic.path);
  shell.exec('drop table schema_revisions');
  shell.close();
  const program = await asProgramWith(clinic, notes);
  const unnoted = (await history(program.engine)).slice(0, revisions.length);
  expect(unnoted.every(({ applied_at, by, checksum_ok }) => applied_at && by === null && checksum_ok)).toBe(
    true,
  );
  await migrate(program);
  await program.close();
  const kept = new Database(clinic.path, { readonly: true });
  const names = kept.prepare('select name from schema_revisions order by name').pluck().all();
  kept.close();
  expect(names).toEqual([...revisions, notes.name]);
});

test('what fails leaves the database as it was, and says which revision and why', async () => {
  const broken = revision(
    '29990101-01-broken',
    ['create table half (id text)', 'create table half (id text)'],
    [],
  );
  const program = await asProgramWith(clinic, broken);
  await expect(migrate(program)).rejects.toMatchObject({
    code: 'invalid',
    message: '29990101-01 cannot be applied to this database: table half already exists.',
  });
  expect(await program.engine.applied()).toHaveLength(revisions.length);
  await program.close();
});
