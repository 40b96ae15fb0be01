import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareWithPresent, flowIn, type Inflow, type Kept, putInPlace } from '../../src/storage/flow-in.ts';

const kept: readonly Kept[] = [
  { table: 'log', stays: 'log', key: 'entry', same: ['act'] },
  { table: 'notes', stays: 'both', key: 'id' },
  { table: 'typed', stays: 'present' },
  { table: 'counters', stays: 'highest', key: 'name', value: 'value' },
];

let folder: string;
const open: Database.Database[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-flow-'));
});
afterEach(() => {
  for (const database of open.splice(0)) database.close();
  rmSync(folder, { recursive: true, force: true });
});

const path = (name: string) => join(folder, name);

interface Contents {
  people?: readonly string[];
  log?: readonly string[];
  notes?: readonly string[];
  typed?: readonly string[];
  counters?: Readonly<Record<string, number>>;
}

function make(name: string, contents: Contents, pageSize = 4096): Database.Database {
  const database = connect(name);
  database.pragma(`page_size = ${pageSize}`);
  database.exec(`create table people (id text primary key, name text, version integer not null default 1);
    create table log (entry integer primary key autoincrement, act text not null);
    create table notes (id text primary key); create table typed (id text primary key);
    create table counters (name text primary key, value integer not null)`);
  database.transaction(() => add(database, contents))();
  return database;
}

function add(
  database: Database.Database,
  { people = [], log = [], notes = [], typed = [], counters = {} }: Contents,
) {
  for (const one of people) database.prepare('insert into people (id, name) values (?, ?)').run(one, one);
  for (const one of log) database.prepare('insert into log (act) values (?)').run(one);
  for (const one of notes) database.prepare('insert into notes values (?)').run(one);
  for (const one of typed) database.prepare('insert into typed values (?)').run(one);
  for (const [one, value] of Object.entries(counters))
    database.prepare('insert into counters values (?, ?)').run(one, value);
}

function connect(name: string): Database.Database {
  const database = new Database(path(name), { timeout: 0 });
  open.push(database);
  return database;
}

/** A database in use: in WAL mode, as desks have it. */
function live(contents: Contents): Database.Database {
  const database = make('clinic.db', contents);
  database.pragma('journal_mode = wal');
  return database;
}

/** An earlier state, closed. */
function scratch(contents: Contents, pageSize?: number): void {
  make('scratch', contents, pageSize).close();
}

const column = (database: Database.Database, sql: string) => database.prepare(sql).pluck().all();
const log = (database: Database.Database) =>
  database.prepare("select entry || ' ' || act from log order by entry").pluck().all();

/** What the flow looks at before each try for the lock, when the bulk of what stays is carried. */
function onceLookedAt(body: () => unknown): AbortSignal {
  const signal = new AbortController().signal;
  let isSeen = false;
  signal.throwIfAborted = () => {
    if (!isSeen) body();
    isSeen = true;
  };
  return signal;
}

const inflow = (more: Partial<Inflow> = {}): Inflow => ({
  scratch: path('scratch'),
  kept,
  entry: async () => ({ table: 'log', row: { act: 'restored' } }),
  raised: { table: 'counters', key: 'name', value: 'value', names: ['changes', 'epoch'] },
  patience: 2_000,
  signal: new AbortController().signal,
  progress: () => {},
  ...more,
});

describe('an earlier state that flows in', () => {
  it('is there, for a connection that was open before, and what stays is as it was', async () => {
    const desk = live({
      people: ['Okafor', 'Smith'],
      log: ['a', 'b', 'c'],
      notes: ['n1', 'n2'],
      typed: ['now'],
      counters: { changes: 9, patient_number: 7, only_now: 1 },
    });
    const ask = desk.prepare('select name from people order by name').pluck();
    expect(ask.all()).toEqual(['Okafor', 'Smith']);
    scratch({
      people: ['Okafor'],
      log: ['a', 'b'],
      notes: ['n1', 'n0'],
      typed: ['then'],
      counters: { changes: 4, patient_number: 5, only_earlier: 2, epoch: 3 },
    });
    await flowIn(path('clinic.db'), inflow());
    expect(ask.all()).toEqual(['Okafor']);
    expect(log(desk)).toEqual(['1 a', '2 b', '3 c', '4 restored']);
    expect(column(desk, 'select id from notes order by id')).toEqual(['n0', 'n1', 'n2']);
    expect(column(desk, 'select id from typed')).toEqual(['now']);
    const counters = desk.prepare('select name, value from counters').raw().all() as [string, number][];
    expect(Object.fromEntries(counters)).toEqual({
      changes: 10,
      patient_number: 7,
      only_now: 1,
      only_earlier: 2,
      epoch: 4,
    });
    expect(desk.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(desk.pragma('integrity_check', { simple: true })).toBe('ok');
    desk.prepare("insert into people (id, name) values ('x', 'x')").run();
  });

  it('asks what it is finished with once nobody else can write, and waits for it', async () => {
    const desk = live({ people: ['Okafor'], log: ['a'] });
    scratch({ log: ['a'] });
    const seen: unknown[] = [];
    const entry = async () => {
      seen.push(column(desk, 'select name from people'));
      await new Promise((done) => setImmediate(done));
      expect(() => add(desk, { people: ['Smith'] })).toThrow('locked');
      return { table: 'log', row: { act: 'restored by Ana' } };
    };
    await flowIn(path('clinic.db'), inflow({ entry }));
    expect(seen).toEqual([['Okafor']]);
    expect(log(desk)).toEqual(['1 a', '2 restored by Ana']);
  });

  it('changes nothing when what it is finished with cannot be had', async () => {
    const desk = live({ people: ['Okafor'], log: ['a'] });
    scratch({ log: ['a'] });
    const entry = () => Promise.reject(new Error('no room'));
    await expect(flowIn(path('clinic.db'), inflow({ entry }))).rejects.toThrow('no room');
    expect(column(desk, 'select name from people')).toEqual(['Okafor']);
    add(desk, { people: ['Smith'] });
  });

  it('loses no entry that another desk writes until the lock is taken', async () => {
    const desk = live({ people: ['Okafor'], log: ['a'] });
    scratch({ log: ['a'] });
    // The other has the write lock when the flow begins, and commits while it is waited for.
    desk.exec('begin immediate');
    const signal = onceLookedAt(() =>
      desk.exec("insert into log (act) values ('late'); insert into typed values ('late'); commit"),
    );
    await flowIn(path('clinic.db'), inflow({ signal }));
    expect(log(desk)).toEqual(['1 a', '2 late', '3 restored']);
    expect(column(desk, 'select id from typed')).toEqual(['late']);
  });

  it('gives up when the lock is not to be had, with nothing changed', async () => {
    const desk = live({ people: ['Okafor'] });
    scratch({ people: ['Smith'] });
    desk.exec('begin immediate');
    await expect(flowIn(path('clinic.db'), inflow({ patience: 50 }))).rejects.toMatchObject({ kind: 'busy' });
    desk.exec('commit');
    expect(column(desk, 'select name from people')).toEqual(['Okafor']);
  });

  it('is taken back when it is stopped in the middle', async () => {
    const desk = live({ people: ['Okafor'] });
    scratch({ people: Array.from({ length: 3000 }, (_, nth) => `${nth} ${'x'.repeat(4000)}`) });
    const stop = new AbortController();
    const progress = (pages: number) => pages > 0 && stop.abort();
    await expect(flowIn(path('clinic.db'), inflow({ signal: stop.signal, progress }))).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(column(desk, 'select name from people')).toEqual(['Okafor']);
    expect(desk.pragma('integrity_check', { simple: true })).toBe('ok');
    desk.prepare("insert into people (id, name) values ('x', 'x')").run();
  });

  it('may have pages of another size', async () => {
    const desk = live({ people: ['Okafor'] });
    scratch({ people: ['Smith'] }, 8192);
    await flowIn(path('clinic.db'), inflow());
    expect(column(desk, 'select name from people')).toEqual(['Smith']);
  });
});

describe('the log after a restore', () => {
  const cases: [string, string[], string[], string[]][] = [
    ['of an older state', ['a', 'b', 'c'], ['a'], ['1 a', '2 b', '3 c', '4 restored']],
    ['of a newer state', ['a'], ['a', 'b', 'c'], ['1 a', '2 b', '3 c', '4 restored']],
    ['of the same state', ['a', 'b'], ['a', 'b'], ['1 a', '2 b', '3 restored']],
    ['into a clinic without one', [], ['a', 'b'], ['1 a', '2 b', '3 restored']],
    ['that parted', ['a', 'x', 'y'], ['a', 'b'], ['1 a', '2 x', '3 y', '4 b', '5 restored']],
    ['of another clinic', ['x', 'y'], ['a', 'b', 'c'], ['1 x', '2 y', '3 a', '4 b', '5 c', '6 restored']],
    ['that was carried before', ['x', 'a', 'b'], ['a', 'b'], ['1 x', '2 a', '3 b', '4 restored']],
  ];
  it.each(cases)(
    '%s is the present one, and what only the other has after it',
    async (_what, now, then, after) => {
      const desk = live({ log: now });
      scratch({ log: then });
      await flowIn(path('clinic.db'), inflow());
      expect(log(desk)).toEqual(after);
    },
  );

  it('is what the present has where somebody has changed the backup, and nobody can change it later', async () => {
    const guarded = `create trigger log_stays before delete on log begin select raise(abort, 'append only'); end;
      create trigger log_as_is before update on log begin select raise(abort, 'append only'); end`;
    const desk = live({ log: ['a', 'b', 'c', 'd'] });
    desk.exec('alter table log add column said text; update log set said = act');
    const earlier = make('scratch', { log: ['a', 'b', 'c'] });
    earlier.exec(`alter table log add column said text; update log set said = 'forged'; ${guarded}`);
    earlier.close();
    await flowIn(path('clinic.db'), inflow());
    expect(column(desk, 'select said from log')).toEqual(['a', 'b', 'c', 'd', null]);
    for (const sql of ['delete from log', "update log set act = 'x'"])
      expect(() => desk.exec(sql)).toThrow('append only');
  });

  it('keeps an entry that somebody took out of the present', async () => {
    const desk = live({ log: ['a', 'b', 'c', 'd'] });
    desk.exec("delete from log where act = 'b'");
    scratch({ log: ['a', 'b', 'c'] });
    await flowIn(path('clinic.db'), inflow());
    expect(log(desk)).toEqual(['1 a', '3 c', '4 d', '5 b', '6 restored']);
  });

  it('keeps an entry that somebody took out of the backup', async () => {
    const desk = live({ log: ['a', 'b', 'c', 'd'] });
    const earlier = make('scratch', { log: ['a', 'b', 'c'] });
    earlier.exec("delete from log where act = 'b'");
    earlier.close();
    await flowIn(path('clinic.db'), inflow());
    expect(column(desk, 'select act from log')).toEqual(
      expect.arrayContaining(['a', 'b', 'c', 'd', 'restored']),
    );
    expect(column(desk, 'select act from log')).toHaveLength(5);
  });

  it('carries what is written while a parted log is being carried once', async () => {
    const desk = live({ log: ['x', 'y'] });
    scratch({ log: ['a', 'b', 'c'] });
    desk.exec('begin immediate');
    const signal = onceLookedAt(() => desk.exec("insert into log (act) values ('late'); commit"));
    await flowIn(path('clinic.db'), inflow({ signal }));
    expect(column(desk, 'select act from log order by entry')).toEqual([
      'x',
      'y',
      'late',
      'a',
      'b',
      'c',
      'restored',
    ]);
  });
});

describe('a database that cannot be used', () => {
  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(path(name)))
      .digest('hex');

  it('is set aside as it is, and the earlier state takes its place', async () => {
    writeFileSync(path('clinic.db'), 'no database at all');
    writeFileSync(path('clinic.db-wal'), 'a journal of something else');
    const before = [hash('clinic.db'), hash('clinic.db-wal')];
    scratch({ people: ['Smith'] });
    const { files, is_carried } = await putInPlace(path('clinic.db'), inflow(), 'then');
    expect(files).toEqual([path('clinic.db.damaged-then'), path('clinic.db.damaged-then-wal')]);
    expect([hash('clinic.db.damaged-then'), hash('clinic.db.damaged-then-wal')]).toEqual(before);
    expect(is_carried).toBe(false);
    const desk = connect('clinic.db');
    expect(column(desk, 'select name from people')).toEqual(['Smith']);
    expect(desk.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(existsSync(path('scratch'))).toBe(false);
  });

  it('gives its log when that can still be read, and is not written to for it', async () => {
    const broken = live({ people: ['Okafor'], log: ['a', 'b'] });
    broken.pragma('wal_checkpoint(truncate)');
    broken.exec("insert into log (act) values ('in the journal')");
    // As a crash leaves it: the copies were made while it was open.
    for (const end of ['', '-wal'])
      writeFileSync(path(`was.db${end}`), readFileSync(path(`clinic.db${end}`)));
    const before = [hash('was.db'), hash('was.db-wal')];
    scratch({ people: ['Smith'], log: ['a'] });
    const { files, is_carried } = await putInPlace(path('was.db'), inflow(), 'then');
    expect(is_carried).toBe(true);
    expect(files.slice(0, 2)).toEqual([path('was.db.damaged-then'), path('was.db.damaged-then-wal')]);
    expect([hash('was.db.damaged-then'), hash('was.db.damaged-then-wal')]).toEqual(before);
    expect(log(connect('was.db'))).toEqual(['1 a', '2 b', '3 in the journal', '4 restored']);
  });

  it('is set aside only when what a desk is about to commit is in it, and carried', async () => {
    const desk = live({ log: ['a'] });
    desk.exec("begin immediate; insert into log (act) values ('under way')");
    scratch({ log: ['a'] });
    const done = putInPlace(path('clinic.db'), inflow(), 'then');
    // It has asked for the lock by now, and waits.
    desk.exec('commit');
    expect(await done).toMatchObject({ is_carried: true });
    expect(log(connect('clinic.db'))).toEqual(['1 a', '2 under way', '3 restored']);
  });

  it('is left where it is when a desk does not come to an end', async () => {
    const desk = live({ people: ['Okafor'] });
    desk.exec('begin immediate');
    scratch({ people: ['Smith'] });
    const put = putInPlace(path('clinic.db'), { ...inflow(), patience: 0 }, 'then');
    await expect(put).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    desk.exec('commit');
    expect(column(connect('clinic.db'), 'select name from people')).toEqual(['Okafor']);
  });

  it('that is missing leaves no old journal to be taken for the new one’s', async () => {
    writeFileSync(path('clinic.db-wal'), 'left over');
    scratch({ people: ['Smith'] });
    const { files } = await putInPlace(path('clinic.db'), inflow(), 'then');
    expect(files).toEqual([path('clinic.db.damaged-then-wal')]);
    expect(column(connect('clinic.db'), 'select name from people')).toEqual(['Smith']);
  });

  it('is never given a name that something has already', async () => {
    writeFileSync(path('clinic.db'), 'garbage');
    writeFileSync(path('clinic.db.damaged-then'), 'an earlier one');
    scratch({});
    const { files } = await putInPlace(path('clinic.db'), inflow(), 'then');
    expect(files).toEqual([path('clinic.db.damaged-then-2')]);
    expect(readFileSync(path('clinic.db.damaged-then'), 'utf8')).toBe('an earlier one');
  });
});

describe('an earlier state held against the present', () => {
  const tables = [{ table: 'people', moves: ['version'], label: 'name' }];

  it('tells what only the one or the other has, and what changed', async () => {
    const desk = live({ people: ['Brandt', 'Okafor', 'Roy', 'Smith'] });
    desk.exec("update people set version = 2 where id = 'Brandt'");
    scratch({ people: ['Adams', 'Brandt'] });
    expect(await compareWithPresent(path('clinic.db'), path('scratch'), tables)).toEqual([
      {
        table: 'people',
        now: 4,
        earlier: 2,
        only_now: 3,
        labels: ['Okafor', 'Roy', 'Smith'],
        changed: 1,
        only_earlier: 1,
      },
    ]);
  });

  it('finds nothing where there is no database', async () => {
    scratch({ people: ['Adams'] });
    const [people] = await compareWithPresent(null, path('scratch'), tables);
    expect(people).toMatchObject({ now: 0, earlier: 1, only_now: 0, only_earlier: 1 });
    expect(existsSync(path('clinic.db'))).toBe(false);
  });
});
