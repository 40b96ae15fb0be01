import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { revisions } from '../../migrations/sqlite/revisions.ts';
import { CommandLine } from './frontdesk.ts';

const clinic = new CommandLine();
const short = revisions.map((name) => name.slice(0, 11));
const [first = '', second = ''] = short;
const head = short.at(-1);

beforeAll(async () => {
  await clinic.json(['init', '--demo', '--time-zone', 'Europe/London', '--country', 'gb']);
});
afterAll(() => clinic.remove());

function byHand(sql: string, name = 'clinic.db'): void {
  const shell = new Database(clinic.path(name));
  shell.exec(sql);
  shell.close();
}

test('history is every revision with its keys, oldest first', async () => {
  const rows = await clinic.json(['history']);
  expect(rows).toEqual(
    short.map((revision, index) => ({
      revision,
      previous: short[index - 1] ?? null,
      name: expect.any(String),
      applied_at: expect.stringMatching(/Z$/),
      by: expect.any(String),
      checksum_ok: true,
    })),
  );
});

test('a downgrade asks, says what is lost, makes a backup and tells the rows', async () => {
  const asked = await clinic.run(['downgrade', first]);
  expect(asked).toMatchObject({ exit: 3, out: '' });
  expect(asked.err).toContain('drops the table import_mappings');
  const { rows } = Object(await clinic.json(['status']));
  const done = Object(await clinic.json(['downgrade', '--yes', first]));
  expect(done).toMatchObject({ reverted: short.slice(1).reverse(), current: first });
  expect(done.backup.file).toContain(done.backup.id);
  expect(done.rows.patients).toEqual({ before: rows.patients, after: rows.patients });
  expect(done.rows.import_mappings).toEqual({ before: 0, after: null });
});

test('an older database is counted, dry-run names its SQL, and only what may look at it does', async () => {
  const status = Object(await clinic.json(['status']));
  expect(status).toMatchObject({
    has_data: true,
    revision: { current: first, head, pending: short.slice(1) },
  });
  expect(status.rows.patients).toBeGreaterThan(0);
  for (const command of [['patients', 'list'], ['logs'], ['uploads', 'list']])
    expect(await clinic.run([...command, '--json'])).toMatchObject({ exit: 5 });
  expect(await clinic.run(['history'])).toMatchObject({ exit: 0 });
  expect(await clinic.run(['health'])).toMatchObject({ exit: 1 });
  const plan = Object(await clinic.json(['migrate', '--dry-run']));
  expect(plan).toMatchObject({ applied: [], current: first, pending: short.slice(1) });
  expect(plan.destructive).toEqual([
    'builds audit_logs anew and copies its rows',
    'changes rows of patients',
  ]);
  expect((await clinic.run(['migrate', '--dry-run'])).out).toContain('create table import_mappings');
  expect(await clinic.json(['status'])).toMatchObject({ revision: { current: first } });
  const typo = await clinic.run(['migrate', '--to', 'typo', '--json']);
  expect(typo).toMatchObject({ exit: 1 });
  expect(typo.json()).toMatchObject({ error: { code: 'invalid' } });
});

test('two desks migrate at once: one does it, the other waits and finds it done', async () => {
  const both = await Promise.all([clinic.json(['migrate']), clinic.json(['migrate'])]);
  const applied = both.map((answer) => Object(answer).applied);
  expect(applied.toSorted((a, b) => a.length - b.length)).toEqual([[], short.slice(1)]);
  expect(both.map((answer) => Object(answer).current)).toEqual([head, head]);
  expect(await clinic.run(['health'])).toMatchObject({ exit: 0 });
});

test('base and back: status, history and migrate work there', async () => {
  expect(await clinic.json(['downgrade', 'base', '--yes'])).toMatchObject({ current: null });
  expect(await clinic.json(['status'])).toMatchObject({
    exists: true,
    rows: {},
    revision: { current: null },
  });
  expect((await clinic.run(['status'])).out).toContain('empty, to apply');
  expect(await clinic.json(['downgrade', 'base', '--yes'])).toMatchObject({ reverted: [], current: null });
  const rows = Object(await clinic.json(['history']));
  expect(rows.every(({ applied_at }: { applied_at: unknown }) => applied_at === null)).toBe(true);
  expect(await clinic.json(['migrate', '--to', second])).toMatchObject({ applied: [first, second] });
  expect(await clinic.json(['migrate'])).toMatchObject({ current: head });
  expect(await clinic.json(['init'])).toMatchObject({ revision: { current: head, pending: [] } });
});

test('a newer database is refused by all but status, and goes back by the script that is kept in it', async () => {
  byHand(`create table notes (id text);
    insert into schema_migrations (name) values ('29990101-01-notes');
    insert into schema_revisions values ('29990101-01-notes', 'x', '2999-01-01T00:00:00.000Z', 'zoe', 1, '[]', '["drop table notes"]')`);
  expect(await clinic.json(['status'])).toMatchObject({ revision: { current: '29990101-01', pending: [] } });
  for (const command of [['history'], ['health'], ['migrate'], ['init'], ['backup'], ['logs'], ['board']]) {
    const refused = await clinic.run([...command, '--json']);
    expect({ command, exit: refused.exit }).toEqual({ command, exit: 5 });
    expect(refused.json()).toMatchObject({ error: { code: 'newer' } });
  }
  expect(await clinic.json(['downgrade', '--yes'])).toMatchObject({
    reverted: ['29990101-01'],
    current: head,
  });
  byHand("insert into schema_migrations (name) values ('29990101-02-no-way-back')");
  const stuck = await clinic.run(['downgrade', '--yes', '--json']);
  expect(stuck).toMatchObject({ exit: 5 });
  byHand("delete from schema_migrations where name like '2999%'");
});

test('an applied migration that the program has otherwise is pointed out everywhere', async () => {
  byHand(`update schema_revisions set checksum = 'other' where name like '${first}%'`);
  expect((await clinic.run(['history'])).out).toContain('changed since');
  const history = (await clinic.json(['history'])) as { checksum_ok: boolean }[];
  expect(history.map(({ checksum_ok }) => checksum_ok)).toEqual(short.map((revision) => revision !== first));
  expect(await clinic.json(['status'])).toMatchObject({ revision: { changed: [first] } });
  expect((await clinic.run(['health'])).out).toContain(`another ${first}`);
});

test('create-migration says that there are no changes, and writes nothing', async () => {
  expect(await clinic.json(['create-migration', 'Nothing new', '--dry-run'])).toEqual({
    file: null,
    up: [],
    down: [],
  });
  expect((await clinic.run(['create-migration', 'Nothing new', '--dry-run'])).out).toContain('No changes');
  expect(await clinic.run(['create-migration'])).toMatchObject({ exit: 2 });
});
