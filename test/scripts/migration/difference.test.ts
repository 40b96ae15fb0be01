import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { difference } from '../../../scripts/migration/compare.ts';

const doctors = 'create table doctors (id text not null primary key, name text not null, title text null)';
const visits =
  'create table visits (id text not null primary key, doctor_id text not null, constraint visits_doctor foreign key (doctor_id) references doctors (id) on delete cascade)';
const trigger = "create trigger doctors_stay before delete on doctors begin select raise(abort, 'no'); end";

/** Runs it on a database with rows, as the migrator does: with foreign keys off. */
function apply(before: readonly string[], rows: readonly string[], statements: readonly string[]) {
  const database = new Database(':memory:');
  for (const sql of [...before, ...rows]) database.exec(sql);
  database.pragma('foreign_keys = off');
  for (const sql of statements) database.exec(sql);
  return database;
}

describe('the statements from one schema to another', () => {
  it('are none where only quotes, spaces and the order of columns differ', () => {
    const same =
      'create table `doctors` (`id` text not null primary key, `title` text null,\n `name` text not null)';
    expect(difference([doctors], [same])).toEqual({ up: [], down: [] });
  });

  it('make and drop a table with its indexes', () => {
    const { up, down } = difference([doctors], [doctors, visits, 'create index v on visits (doctor_id)']);
    expect(up).toEqual([
      expect.stringMatching(/^create table visits \(/),
      'create index v on visits (doctor_id)',
    ]);
    expect(down).toEqual(['drop table visits']);
  });

  it('add and drop a column that may be missing, without touching a row', () => {
    const more = doctors.replace(')', ", phone text null check (phone <> ''))");
    expect(difference([doctors], [more])).toEqual({
      up: ["alter table doctors add column phone text null check (phone <> '')"],
      down: ['alter table doctors drop column phone'],
    });
  });

  it('build a table anew for a column that every row must have, and for a changed rule', () => {
    const strict = doctors.replace(
      'title text null',
      'title text not null, rank integer not null check (rank in (0, 1))',
    );
    const rows = [
      "insert into doctors values ('d1', 'Lindt', 'Dr.')",
      "insert into visits values ('v1', 'd1')",
    ];
    const { up, down } = difference([doctors, visits, trigger], [strict, visits]);
    const there = apply([doctors, visits, trigger], rows, up);
    expect(there.prepare('select * from doctors').all()).toEqual([
      { id: 'd1', name: 'Lindt', title: 'Dr.', rank: 0 },
    ]);
    expect(there.prepare('select count(*) from visits').pluck().get()).toBe(1);
    expect(() => there.exec('delete from doctors')).toThrow('no');
    for (const sql of down) there.exec(sql);
    expect(there.prepare('select * from doctors').all()).toEqual([{ id: 'd1', name: 'Lindt', title: 'Dr.' }]);
    expect(() => there.exec('delete from doctors')).toThrow('no');
    there.close();
  });

  it('drop and make an index that is another now, before and after its column', () => {
    const more = doctors.replace(')', ', sound text null)');
    const { up, down } = difference(
      [doctors, 'create index i on doctors (name)'],
      [more, 'create index i on doctors (sound, name)'],
    );
    expect(up).toEqual([
      'drop index i',
      'alter table doctors add column sound text null',
      'create index i on doctors (sound, name)',
    ]);
    expect(down).toEqual([
      'drop index i',
      'alter table doctors drop column sound',
      'create index i on doctors (name)',
    ]);
  });

  it('leave the search index alone, which is nobody’s entity', () => {
    const index = 'create virtual table patient_search using fts5 (terms)';
    expect(difference([doctors, index], [doctors])).toEqual({ up: [], down: [] });
  });
});
