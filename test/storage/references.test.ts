import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brokenReference } from '../../src/storage/sqlite/references.ts';

const schema = `
  create table towns (id text primary key, land text, unique (land, id));
  create table people (
    id integer primary key,
    town text references towns,
    born text references towns (id),
    land text, place text,
    foreign key (land, place) references towns (land, id)
  );
  create index people_town on people (town);
`;

const town = fc.option(fc.constantFrom('A', 'B', 'C', 'D'), { nil: null });

test('a broken reference is found exactly where SQLite finds one', () => {
  fc.assert(
    fc.property(
      fc.subarray(['A', 'B', 'C']),
      fc.array(fc.tuple(town, town, town), { maxLength: 6 }),
      (towns, people) => {
        const database = new Database(':memory:');
        database.pragma('foreign_keys = off');
        database.exec(schema);
        for (const id of towns) database.prepare('insert into towns values (?, ?)').run(id, 'X');
        const insert = database.prepare('insert into people (town, born, land, place) values (?, ?, ?, ?)');
        for (const [lives, born, place] of people) insert.run(lives, born, 'X', place);
        const theirs = database.pragma('foreign_key_check');
        const ours = brokenReference(database, 'people');
        database.close();
        expect(ours !== null).toBe(Array.isArray(theirs) && theirs.length > 0);
      },
    ),
  );
});

test('a reference to a table that is not there is broken', () => {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = off');
  database.exec("create table people (town text references towns (id)); insert into people values ('A')");
  expect(brokenReference(database, 'people')).toContain('towns');
  database.close();
});
