import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandLine } from './frontdesk.ts';

const clinic = new CommandLine();
afterAll(() => clinic.remove());

const ada = [
  '--first-name',
  'Ada',
  '--last-name',
  'Okafor',
  '--birth-date',
  '7 Mar 1988',
  '--gender',
  'F',
  '--phone',
  '020 7946 0712',
];

describe('before there is a database', () => {
  test('status says so and exits 0, also where nothing is asked', async () => {
    const nothing = {
      engine: 'SQLite',
      exists: false,
      has_data: false,
      database_has_data: false,
      rows: {},
      size_bytes: 0,
      last_backup: null,
      accounts: 0,
      revision: { current: null },
    };
    expect(await clinic.json(['status'])).toMatchObject(nothing);
    expect(await clinic.json([])).toMatchObject(nothing);
    const plain = await clinic.run([]);
    expect(plain).toMatchObject({ exit: 0, err: '' });
    expect(plain.out).toMatch(/no database at .*frontdesk init/);
  });
});

describe('a new clinic', () => {
  beforeAll(async () => {
    await clinic.json(['init', '--name', 'Riverside', '--time-zone', 'Europe/London', '--country', 'gb']);
  });

  test('is at the newest revision, with reference data and no accounts; init again changes nothing', async () => {
    const status = Object(await clinic.json(['status']));
    expect(status).toMatchObject({
      exists: true,
      has_data: false,
      accounts: 0,
      last_backup: null,
      rows: { patients: 0 },
    });
    expect(status.revision).toEqual({ current: status.revision.head, head: expect.any(String), pending: [] });
    expect(status.rows.specializations).toBeGreaterThan(0);
    const again = Object(await clinic.json(['init']));
    expect(again.rows).toEqual(status.rows);
    expect(await clinic.json(['settings', 'list'])).toContainEqual(
      expect.objectContaining({ name: 'name', value: 'Riverside' }),
    );
  });

  test('has nothing to migrate, a history and sound health', async () => {
    expect(await clinic.json(['migrate'])).toMatchObject({ applied: [], current: expect.any(String) });
    expect(Object(await clinic.json(['history']))[0]).toMatchObject({
      previous: null,
      applied_at: expect.stringMatching(/Z$/),
    });
    const health = Object(await clinic.json(['health']));
    expect(health.ok).toBe(true);
    expect(health.checks.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['connection', 'integrity', 'foreign_keys', 'schema', 'disk', 'backup']),
    );
  });

  test('an older one is named, refused to commands and brought up by migrate', async () => {
    const old = ['--db', clinic.path('old.db')];
    await clinic.json(['init', ...old]);
    expect(await clinic.run(['downgrade', 'base', ...old])).toMatchObject({ exit: 3 });
    const down = Object(await clinic.json(['downgrade', 'base', '--yes', ...old]));
    expect(down).toMatchObject({ current: null });
    expect(await clinic.json(['status', ...old])).toMatchObject({
      exists: true,
      rows: {},
      revision: { current: null, pending: down.reverted.toReversed() },
    });
    const refused = await clinic.run(['patients', 'list', '--json', ...old]);
    expect(refused.exit).toBe(5);
    expect(refused.json()).toMatchObject({
      error: { code: 'older', hint: expect.stringContaining('migrate') },
    });
    const plan = Object(await clinic.json(['migrate', '--dry-run', ...old]));
    expect(plan.sql.join('\n')).toMatch(/create table [`"]?patients/i);
    expect(await clinic.json(['status', ...old])).toMatchObject({ revision: { current: null } });
    expect(await clinic.json(['migrate', ...old])).toMatchObject({
      applied: down.reverted.toReversed(),
    });
  });

  test('a newer one is refused to all but status', async () => {
    const path = clinic.path('newer.db');
    await clinic.json(['init', '--db', path]);
    const shell = new Database(path);
    shell.exec("insert into schema_migrations (name) values ('29990101-01-from-the-future')");
    shell.close();
    expect(await clinic.json(['status', '--db', path])).toMatchObject({
      exists: true,
      revision: { current: '29990101-01' },
    });
    for (const command of [['patients', 'list'], ['migrate'], ['init']]) {
      const refused = await clinic.run([...command, '--db', path, '--json']);
      expect(refused.exit).toBe(5);
      expect(refused.json()).toMatchObject({ error: { code: 'newer' } });
    }
  });

  test('a patient registered by flags is found, shown and edited', async () => {
    const patient = Object(await clinic.json(['patients', 'register', ...ada]));
    expect(patient).toMatchObject({
      number: 'P-00001',
      full_name: 'Ada Okafor',
      birth_date: '1988-03-07',
      gender: 'Female',
      phone: '+442079460712',
    });
    expect(await clinic.json(['patients', 'search', 'oka', '0712'])).toMatchObject([{ id: patient.id }]);
    expect(await clinic.json(['patients', 'search', 'nobody'])).toEqual([]);
    const edited = await clinic.json([
      'patients',
      'edit',
      'p1',
      '--city',
      'London',
      '--version',
      String(patient.version),
    ]);
    expect(edited).toMatchObject({ city: 'London', version: patient.version + 1 });
    const stale = await clinic.run([
      'patients',
      'edit',
      'p1',
      '--city',
      'Leeds',
      '--version',
      String(patient.version),
      '--json',
    ]);
    expect(stale).toMatchObject({ exit: 1 });
    expect(stale.json()).toMatchObject({ error: { code: 'stale' } });
  });

  test('the fields may come as JSON on standard input, and flags go before them', async () => {
    const stdin = JSON.stringify({
      first_name: 'Jo',
      last_name: 'Meyer',
      birth_date: '1970-05-05',
      gender: 'm',
    });
    const jo = await clinic.json(['patients', 'register', '--input', '-', '--last-name', 'Mayer'], { stdin });
    expect(jo).toMatchObject({ full_name: 'Jo Mayer', gender: 'Male' });
  });

  test('a list is a table for people, one document for scripts, lines for --ndjson', async () => {
    const table = await clinic.run(['patients', 'list']);
    expect(table.out).toMatch(/^Number +Full name/);
    expect(table.out).toContain('Ada Okafor');
    const lines = (await clinic.run(['patients', 'list', '--ndjson'])).out.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).full_name).sort()).toEqual(['Ada Okafor', 'Jo Mayer']);
    expect(await clinic.json(['patients', 'list', '--limit', '1'])).toHaveLength(1);
    expect(await clinic.json(['appointments', 'list'])).toEqual([]);
  });

  test('nobody waiting is no error, and the board names nobody', async () => {
    expect(await clinic.json(['queue', 'next', '--specialization', 'G'])).toBeNull();
    const entry = Object(
      await clinic.json([
        'queue',
        'join',
        '--patient',
        'P-00001',
        '--specialization',
        'general practice',
        '--urgency',
        'URGENT',
      ]),
    );
    expect(entry).toMatchObject({ urgency: 'urgent', patient_name: expect.stringContaining('Okafor') });
    const board = await clinic.run(['board', '--json']);
    expect(board.out).toContain(entry.ticket);
    expect(board.out).not.toMatch(/okafor|ada/i);
    const twice = await clinic.run([
      'queue',
      'join',
      '--patient',
      'P-00001',
      '--specialization',
      'G',
      '--json',
    ]);
    expect(twice.exit).toBe(1);
    expect(twice.json()).toMatchObject({ error: { code: 'already_waiting' } });
  });

  test('undo takes back the last act', async () => {
    const before = Object(await clinic.json(['patients', 'show', 'P-00002']));
    await clinic.json(['patients', 'edit', 'P-00002', '--city', 'Leeds']);
    expect(await clinic.json(['undo'])).toMatchObject({ undone: 'patients.edit' });
    expect(await clinic.json(['patients', 'show', 'P-00002'])).toMatchObject({ city: before.city });
  });

  test('deleting asks, and --yes answers', async () => {
    const gone = Object(
      await clinic.json(['patients', 'register', '--first-name', 'Al', ...ada.slice(2, 8)]),
    );
    expect(await clinic.run(['patients', 'delete', gone.number])).toMatchObject({ exit: 3, out: '' });
    await clinic.json(['patients', 'delete', gone.number, '--yes']);
    expect(await clinic.run(['patients', 'show', gone.number])).toMatchObject({ exit: 1 });
    const waiting = await clinic.run(['patients', 'delete', 'P-00001', '--yes', '--json']);
    expect(waiting.json()).toMatchObject({ error: { code: 'in_use' } });
  });

  test('--quiet leaves out what was done but not what was asked for', async () => {
    expect(await clinic.run(['settings', 'set', 'country', 'GB', '--quiet'])).toMatchObject({
      exit: 0,
      out: '',
      err: '',
    });
    expect((await clinic.run(['patients', 'list', '--quiet'])).out).toContain('Ada Okafor');
  });

  test('escape sequences that are in the data never reach the terminal', async () => {
    const sneaky = await clinic.run(['settings', 'set', 'name', 'River\u001b[2Jside']);
    const table = await clinic.run(['settings', 'list']);
    expect(sneaky.exit).toBe(1);
    expect(table.out).not.toContain('\u001b');
  });

  test('help and version are told on stdout with exit 0', async () => {
    const help = await clinic.run(['--help']);
    expect(help).toMatchObject({ exit: 0, err: '' });
    expect(help.out).toMatch(/appointments[\s\S]*--db <path>/);
    expect((await clinic.run(['patients', 'register', '--help'])).out).toMatch(
      /--birth-date <value> +Birth date/,
    );
    expect((await clinic.run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('a demo is refused where there is data', async () => {
    const refused = await clinic.run(['init', '--demo', '--json']);
    expect(refused.exit).toBe(1);
    expect(refused.json()).toMatchObject({ error: { code: 'has_data' } });
  });
});
