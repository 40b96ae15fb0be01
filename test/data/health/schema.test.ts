import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkHealth } from '../../../src/data/health/index.ts';
import { downgrade, migrate } from '../../../src/data/schema/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { asProgramWith, revision } from '../schema/other-revisions.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

async function verdict() {
  const { checks } = await checkHealth(clinic);
  return checks.find(({ name }) => name === 'schema');
}

function byHand(sql: string): void {
  const shell = new Database(clinic.path);
  // Otherwise nobody may write to the schema itself.
  shell.unsafeMode();
  shell.exec(sql);
  shell.close();
}

test('a schema that its revisions made is sound, also after going back and forth', async () => {
  expect(await verdict()).toMatchObject({ ok: true, message: expect.stringMatching(/^at 20/) });
  await downgrade(clinic, '1');
  await migrate(clinic);
  expect(await verdict()).toMatchObject({ ok: true });
});

test.each([
  ['alter table patients add column shoe_size integer', 'patients has a column shoe_size too many'],
  ['alter table uploads drop column undone_by', 'the column undone_by of uploads is missing'],
  ['drop index idx_patients_page', 'the index idx_patients_page of patients is missing'],
  ['create index quick on doctors (bio)', 'doctors has an index quick too many'],
  ['drop trigger patients_search_insert', 'the trigger patients_search_insert of patients is missing'],
  ['create table private (id text)', 'there is a table private too many'],
  ['drop table drafts', 'the table drafts is missing'],
  [
    'drop index idx_patient_sound; create index idx_patient_sound on patients (sound_key, id)',
    'the index idx_patient_sound of patients has changed',
  ],
  [
    'drop table import_mappings; create table import_mappings (id text not null primary key)',
    'the column mapping of import_mappings is missing',
  ],
  [
    `pragma writable_schema = on;
     update sqlite_schema set sql = replace(sql, 'max_capacity > 0', 'max_capacity > 5') where name = 'specializations'`,
    'the rules of the table specializations (checks, references) have changed',
  ],
])('changed by hand is found: %s', async (sql, words) => {
  byHand(sql);
  expect(await verdict()).toMatchObject({ ok: false, message: expect.stringContaining(words) });
});

test('another file for an applied revision is a warning as long as the tables are the same', async () => {
  const sql = ['create table notes (id text)'];
  const newer = await asProgramWith(clinic, revision('29990101-01-notes', sql, ['drop table notes']));
  await migrate(newer);
  await newer.close();
  const mended = revision('29990101-01-notes', sql, ['drop table if exists notes']);
  const program = await asProgramWith(clinic, mended);
  const { checks } = await checkHealth(program);
  await program.close();
  expect(checks.find(({ name }) => name === 'schema')).toMatchObject({
    ok: true,
    warning: true,
    message: expect.stringContaining('another 29990101-01 than the one that was applied'),
  });
});
