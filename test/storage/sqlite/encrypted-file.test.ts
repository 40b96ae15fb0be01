import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyLine, makeKey } from '../../../src/storage/encryption/key.ts';
import { attach, connect, formOf } from '../../../src/storage/sqlite/connect.ts';
import { copyEncrypted } from '../../../src/storage/sqlite/copy-encrypted.ts';
import { proveSqlite } from '../../../src/storage/sqlite/prove.ts';
import { writeAnew } from '../../../src/storage/sqlite/write-anew.ts';

const key = makeKey();
const watch = { signal: new AbortController().signal, seen: () => {} };
let folder: string;
const path = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-encrypted-'));
  process.env.FRONTDESK_DB_KEY = keyLine(key);
});
afterEach(() => {
  delete process.env.FRONTDESK_DB_KEY;
  rmSync(folder, { recursive: true, force: true });
});

function made(name: string) {
  writeFileSync(path(name), '');
  const database = connect(path(name));
  database.pragma('journal_mode = wal');
  return database;
}

/** A schema with one of everything that the copying of rows has to know. */
const schema = `
  create table plain (id text primary key, word text, made text generated always as (upper(word)) stored, seen as (word || '!'));
  create table "odd ""name" ("a b" integer primary key autoincrement, x blob);
  create table keyed (k text primary key, v real) without rowid;
  create table parent (id integer primary key);
  create table child (id integer primary key, parent references parent(id) on delete cascade);
  create unique index plain_word on plain (word) where word is not null;
  create view shouted as select made from plain;
  create virtual table words using fts5(word, content='');
  create trigger refuse before delete on plain begin select raise(abort, 'no'); end;
  create trigger index_it after insert on plain begin insert into words(rowid, word) values (new.rowid, new.word); end;
  pragma user_version = 7;
`;

function fill(database: ReturnType<typeof connect>): void {
  database.exec(schema);
  const insert = database.prepare('insert into plain (id, word) values (?, ?)');
  for (let nth = 0; nth < 500; nth += 1) insert.run(`id ${nth}`, nth % 7 === 0 ? null : `Quetzal ${nth}`);
  database.exec(
    `insert into "odd ""name" (x) values (x'00ff'), (null), (zeroblob(9000)); delete from "odd ""name" where "a b" = 3`,
  );
  database.exec(
    "insert into keyed values ('a', 0.1), ('b', null); insert into parent values (1); insert into child values (5, 1)",
  );
}

/** All that is in it, schema and rows, with row numbers. */
function contentOf(database: ReturnType<typeof connect>) {
  const tables = [
    'plain',
    'odd ""name',
    'keyed',
    'parent',
    'child',
    'sqlite_sequence',
    'words_data',
    'words_idx',
  ];
  return {
    schema: database
      .prepare(
        "select type, name, tbl_name, sql from sqlite_schema where name not like 'sqlite_stat%' order by type, name",
      )
      .all(),
    rows: tables.map((table) => database.prepare(`select * from "${table}"`).all()),
    numbers: database.prepare('select rowid, id from plain').all(),
    found: database.prepare("select rowid from words where words match 'quetzal' order by rowid").all(),
    version: database.pragma('user_version', { simple: true }),
  };
}

describe('a database that is written anew', () => {
  test.each([
    ['plain', null],
    ['with the same key', key],
    ['with another key', makeKey()],
  ])('%s is the same in every row and statement', async (_how, other) => {
    const database = made('one.db');
    fill(database);
    if (other !== null) process.env.FRONTDESK_DB_KEY = `${keyLine(key)},${keyLine(other)}`;
    writeFileSync(path('two.db'), '');
    await writeAnew(path('one.db'), path('two.db'), other, watch);
    const copy = connect(path('two.db'));
    expect(contentOf(copy)).toEqual(contentOf(database));
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(() => copy.exec('delete from plain')).toThrow('no');
    copy.close();
    database.close();
    expect(formOf(path('two.db')).kind).toBe(other === null ? 'plain' : 'encrypted');
  });
});

describe('a copy of its bytes', () => {
  test('is of one moment, also of what is in the journal alone, and the same where nothing changed', async () => {
    const database = made('one.db');
    fill(database);
    for (const name of ['a.db', 'b.db']) {
      writeFileSync(path(name), '');
      await copyEncrypted(path('one.db'), key, path(name), watch);
    }
    expect(readFileSync(path('a.db')).equals(readFileSync(path('b.db')))).toBe(true);
    const copy = connect(path('a.db'), { readonly: true });
    expect(contentOf(copy)).toEqual(contentOf(database));
    copy.close();
    database.close();
  });

  test('is made while somebody goes on reading or writing: then row by row', async () => {
    const database = made('one.db');
    fill(database);
    const reader = connect(path('one.db'), { readonly: true });
    reader.exec('begin');
    reader.prepare('select count(*) from plain').get();
    database.exec("insert into plain (id, word) values ('late', 'later')");
    writeFileSync(path('a.db'), '');
    await copyEncrypted(path('one.db'), key, path('a.db'), watch);
    expect((await proveSqlite(path('a.db'), watch, 'whole')).rows.plain).toBe(501);
    reader.close();
    database.close();
  });

  test('does not take the locks of who has it open in this process', async () => {
    const database = made('one.db');
    fill(database);
    const writer = connect(path('one.db'), { timeout: 0 });
    writer.exec('begin immediate');
    formOf(path('one.db'));
    writeFileSync(path('a.db'), '');
    await copyEncrypted(path('one.db'), key, path('a.db'), watch);
    expect(() => database.exec('pragma busy_timeout = 0; begin immediate')).toThrow(/locked/);
    writer.close();
    database.close();
  });
});

describe('an encrypted file', () => {
  test('is known for one without a key, and the missing key by its name', () => {
    made('one.db').close();
    expect(formOf(path('one.db'))).toEqual({ kind: 'encrypted', fingerprint: key.fingerprint });
    delete process.env.FRONTDESK_DB_KEY;
    expect(() => connect(path('one.db'))).toThrow(key.fingerprint);
    writeFileSync(path('other.db'), 'this was a database, or was it none at all?');
    expect(formOf(path('other.db'))).toEqual({ kind: 'foreign' });
  });

  test('with a journal that a dead process left keeps every row, whatever keys were tried before', () => {
    const database = made('one.db');
    database.exec("create table t (a); pragma wal_checkpoint(truncate); insert into t values ('committed')");
    for (const end of ['', '-wal']) copyFileSync(path(`one.db${end}`), path(`left.db${end}`));
    database.close();
    process.env.FRONTDESK_DB_KEY = keyLine(makeKey());
    expect(() => connect(path('left.db'))).toThrow(key.fingerprint);
    expect(statSync(path('left.db-wal')).size).toBeGreaterThan(0);
    process.env.FRONTDESK_DB_KEY = keyLine(key);
    const again = connect(path('left.db'));
    expect(again.prepare('select a from t').all()).toEqual([{ a: 'committed' }]);
    again.close();
  });

  test('tells of one changed byte, wherever it is', async () => {
    const database = made('one.db');
    fill(database);
    // Nobody looks into a page that holds nothing.
    database.exec('vacuum');
    database.pragma('journal_mode = delete');
    database.close();
    const bytes = readFileSync(path('one.db'));
    for (let at = 100; at < bytes.length; at += 4096) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8((changed[at] ?? 0) ^ 1, at);
      writeFileSync(path('changed.db'), changed);
      expect((await proveSqlite(path('changed.db'), watch, 'whole')).problem, `byte ${at}`).not.toBeNull();
    }
  });

  test('and a plain one are attached to each other, each with its own key', () => {
    const database = made('one.db');
    database.exec("create table t (a); insert into t values ('kept')");
    database.close();
    writeFileSync(path('two.db'), '');
    const plain = connect(path('two.db'), { key: null });
    plain.exec('create table p (a)');
    attach(plain, path('one.db'), 'other');
    expect(plain.prepare('select a from other.t').pluck().get()).toBe('kept');
    plain.close();
    const encrypted = connect(path('one.db'));
    attach(encrypted, path('two.db'), 'other');
    expect(encrypted.prepare('select count(*) from other.p').pluck().get()).toBe(0);
    encrypted.close();
  });
});
