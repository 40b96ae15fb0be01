import { expect, test } from 'vitest';
import { rebuild } from '../../../migrations/sqlite/rebuild.ts';
import { destructiveSteps } from '../../../src/data/schema/destructive.ts';

test('what takes data away or changes it is named, in the order of the script', () => {
  const script = [
    'create table visits (id text)',
    'drop table `drafts`',
    'alter table patients drop column notes',
    '  DELETE FROM uploads where id is null',
    'update doctors set title = null',
    'insert or replace into settings values (1)',
    'create index i on patients (id)',
    'drop index i',
  ];
  expect(destructiveSteps(script)).toEqual([
    'drops the table drafts with all its rows',
    'drops the column notes of patients with what is in it',
    'deletes rows of uploads',
    'changes rows of doctors',
    'replaces rows of settings',
  ]);
});

test('what a trigger will do later is no step, and a rebuilt table is not a dropped one', () => {
  const trigger = 'create trigger t after insert on a begin delete from b; end';
  expect(destructiveSteps([trigger])).toEqual([]);
  const create = (name: string) => `create table ${name} (id text)`;
  const rebuilt = rebuild({ table: 'doctors', create, columns: ['id'], objects: [] });
  expect(destructiveSteps(rebuilt)).toEqual(['builds doctors anew and copies its rows']);
});
