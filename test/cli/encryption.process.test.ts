import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { filesWith } from '../support/planted.ts';
import { CommandLine } from './frontdesk.ts';

// Each of these starts a dozen processes, one after the other.
vi.setConfig({ testTimeout: 120_000 });

const planted = 'Quetzalcoatlus';
const register = (last: string) => [
  ...['patients', 'register', '--first-name', planted, '--last-name', last],
  ...['--birth-date', '1980-01-01', '--gender', 'female'],
];

/** A home whose commands are given the key file in it. */
class KeyedLine extends CommandLine {
  readonly key = this.path('key');
  readonly env: Record<string, string> = { FRONTDESK_DB_KEY_FILE: this.key };

  keyed(args: readonly string[]) {
    return this.run(args, { env: this.env });
  }

  keyedJson(args: readonly string[]) {
    return this.json(args, { env: this.env });
  }
}

async function keyedLine(): Promise<KeyedLine> {
  const line = new KeyedLine();
  await line.json(['encryption', 'new-key', line.key]);
  return line;
}

describe('a clinic that was made with a key', () => {
  let line: KeyedLine;
  let backup: string;
  beforeAll(async () => {
    line = await keyedLine();
    await line.keyedJson(['init', '--demo']);
    await line.keyedJson(register('Roy'));
  }, 60_000);
  afterAll(() => line.remove());

  /** Whatever was done: nothing of what was typed lies open in the folder. */
  const expectClosed = () => expect(filesWith(line.home, planted)).toEqual([]);

  test('is encrypted, and says so', async () => {
    expect(await line.keyedJson(['status'])).toMatchObject({ encrypted: true, rows: { patients: 401 } });
    expect((await line.keyed(['status'])).out).toContain(', encrypted)');
    expect(readFileSync(line.path('clinic.db')).subarray(0, 6).toString()).not.toBe('SQLite');
    expectClosed();
  });

  test('is backed up, whole and in pieces, and the backups prove good', async () => {
    const made = await line.keyedJson(['backup']);
    expect(made).toMatchObject({ encrypted: false, verified: true, database_key: expect.any(String) });
    backup = (made as { id: string }).id;
    const first = (await line.keyedJson(['backup', '--incremental'])) as { stored_bytes: number };
    await line.keyedJson(register('Smith'));
    const second = (await line.keyedJson(['backup', '--incremental'])) as { stored_bytes: number };
    // Pages that did not change are found again.
    expect(second.stored_bytes).toBeLessThan(first.stored_bytes / 4);
    expect((await line.keyed(['backups', 'verify', '--rehearse'])).exit).toBe(0);
    expectClosed();
  });

  test('a backup may be encrypted for somebody besides', async () => {
    writeFileSync(line.path('passphrase'), 'four words in a row\n', { mode: 0o600 });
    const how = ['--passphrase-file', line.path('passphrase')];
    const { id } = (await line.keyedJson(['backup', ...how])) as { id: string };
    expect((await line.keyed(['backups', 'verify', id, ...how])).exit).toBe(0);
    expect(await line.keyedJson(['restore', id, '--dry-run', ...how])).toMatchObject({ would_restore: id });
    expectClosed();
  });

  test('is restored, while it stays encrypted, and back again', async () => {
    const dry = await line.keyedJson(['restore', backup, '--dry-run']);
    // biome-ignore lint/suspicious/noThenProperty: scripts are promised this name
    expect(dry).toMatchObject({ rows: { patients: { now: 402, then: 401 } } });
    const done = await line.keyedJson(['restore', backup, '--yes']);
    expect(done).toMatchObject({ restored: backup, made_plain: false, rows: { patients: 401 } });
    expectClosed();
    expect(await line.keyedJson(['restore', '--undo', '--yes'])).toMatchObject({ rows: { patients: 402 } });
    expect(await line.keyedJson(['patients', 'search', `${planted} Smith`])).toHaveLength(1);
    expectClosed();
  });

  test('is kept quick and small, healthy, and its log holds', async () => {
    await line.keyedJson(['maintain', 'all']);
    const health = await line.keyed(['health', '--json']);
    expect(health.exit, health.out).toBe(0);
    expect(health.out).toContain('encrypted with the key');
    expect(await line.keyedJson(['audit', 'verify'])).toMatchObject({ ok: true });
    expectClosed();
  });

  test('is exported, imported on trial and in earnest, and an import is taken back', async () => {
    await line.keyedJson(['export', line.path('out.ndjson'), '--table', 'patients']);
    const csv = line.path('more.csv');
    writeFileSync(csv, 'first_name,last_name,birth_date,gender\nZygmunt,Brzeczek,1951-06-14,Male\n');
    expect(await line.keyedJson(['import', csv, '--table', 'patients', '--dry-run'])).toMatchObject({
      inserted: 1,
    });
    const { upload } = (await line.keyedJson(['import', csv, '--table', 'patients'])) as { upload: string };
    expect(await line.keyedJson(['status'])).toMatchObject({ rows: { patients: 403 } });
    await line.keyedJson(['uploads', 'undo', upload, '--yes']);
    expect(await line.keyedJson(['status'])).toMatchObject({ rows: { patients: 402 } });
    expect(filesWith(line.home, planted)).toEqual([line.path('out.ndjson')]);
    writeFileSync(line.path('out.ndjson'), '');
  });

  test('goes back a revision and up again', async () => {
    await line.keyedJson(['downgrade', '--yes']);
    expectClosed();
    await line.keyedJson(['migrate']);
    expect(await line.keyedJson(['status'])).toMatchObject({ encrypted: true, rows: { patients: 402 } });
    expectClosed();
  });

  test('comes back from a backup where it was lost or damaged, encrypted', async () => {
    writeFileSync(line.path('clinic.db'), 'this was a database');
    const said = await line.keyed(['patients', 'list', '--json']);
    expect(said.exit).toBe(5);
    const id = /frontdesk restore (\S+)/.exec(said.out)?.[1] ?? '';
    expect(await line.keyedJson(['restore', id, '--yes'])).toMatchObject({ rows: { patients: 402 } });
    expect(await line.keyedJson(['status'])).toMatchObject({ encrypted: true });
    expectClosed();
  });

  test('is emptied after a backup', async () => {
    await line.keyedJson(['clear', '--yes']);
    expect(await line.keyedJson(['status'])).toMatchObject({ has_data: false, encrypted: true });
    expectClosed();
  });
});

describe('without the key', () => {
  let line: KeyedLine;
  beforeAll(async () => {
    line = await keyedLine();
    await line.keyedJson(['init', '--name', 'Small']);
    await line.keyedJson(['backup']);
    await line.json(['encryption', 'new-key', line.path('other')]);
  });
  afterAll(() => line.remove());

  const withoutKey = {};
  const withAnother = () => ({ env: { FRONTDESK_DB_KEY_FILE: line.path('other') } });

  test('status says that it is encrypted, and exits 0', async () => {
    expect(await line.json(['status'], withoutKey)).toMatchObject({
      exists: true,
      encrypted: true,
      rows: {},
    });
    expect(await line.json(['status'], withAnother())).toMatchObject({ encrypted: true });
  });

  test.each([
    [['patients', 'list']],
    [['health']],
    [['backup']],
    [['init', '--yes']],
    [['migrate']],
    [['restore', '--at', '2999-01-01', '--yes']],
    [['clear', '--yes']],
    [['users', 'recover', 'ada@clinic.example']],
  ])('%j is refused with the name of the key, and touches nothing', async (args) => {
    const before = readFileSync(line.path('clinic.db'));
    for (const how of [withoutKey, withAnother()]) {
      const ran = await line.run([...args, '--json'], how);
      expect(ran.exit, ran.out + ran.err).toBe(5);
      expect(ran.json()).toMatchObject({
        error: {
          code: 'no_key',
          message: expect.stringMatching(/is encrypted with the key [0-9a-f]{4}-/),
          hint: expect.stringContaining('FRONTDESK_DB_KEY_FILE'),
        },
      });
    }
    expect(readFileSync(line.path('clinic.db')).equals(before)).toBe(true);
  });

  test('what a killed desk had committed into the journal outlives tries with another key', async () => {
    const { child, ran } = line.start(['patients', 'register', '--input', '-', '--json'], { env: line.env });
    child.stdin.end('{"first_name":"Ada","last_name":"Okafor","birth_date":"1991-06-14","gender":"f"}');
    await ran;
    for (const how of [withoutKey, withAnother()]) await line.run(['patients', 'list'], how);
    expect(await line.keyedJson(['patients', 'search', 'Okafor'])).toHaveLength(1);
  });

  test('a key file that others could read is not used', async () => {
    chmodSync(line.key, 0o640);
    const ran = await line.keyed(['patients', 'list']);
    chmodSync(line.key, 0o600);
    expect(ran.exit).toBe(5);
    expect(ran.err).toContain('others than its owner could read it');
  });

  test('a key file is never written over, and is for its owner alone', async () => {
    const before = readFileSync(line.key, 'utf8');
    expect((await line.run(['encryption', 'new-key', line.key])).exit).toBe(1);
    expect(readFileSync(line.key, 'utf8')).toBe(before);
    expect(statSync(line.key).mode & 0o777).toBe(0o600);
  });

  test('the key may come from the environment, or its file from the config file', async () => {
    const key = readFileSync(line.key, 'utf8').trim();
    const base64 = Buffer.from(key, 'hex').toString('base64');
    for (const FRONTDESK_DB_KEY of [key, base64])
      expect((await line.run(['patients', 'list'], { env: { FRONTDESK_DB_KEY } })).exit).toBe(0);
    writeFileSync(line.path('config.json'), JSON.stringify({ database_key_file: 'key' }));
    expect((await line.run(['patients', 'list'])).exit).toBe(0);
    writeFileSync(line.path('config.json'), '{}');
  });
});

describe('encrypting, changing the key, decrypting', () => {
  let line: KeyedLine;
  beforeAll(async () => {
    line = await keyedLine();
    await line.json(['init', '--name', 'Small']);
    await line.json(register('Roy'));
  });
  afterAll(() => line.remove());

  test('each asks first, and does not what makes no sense', async () => {
    expect((await line.keyed(['encryption', 'encrypt'])).exit).toBe(3);
    expect((await line.run(['encryption', 'encrypt', '--yes'])).err).toContain('no key');
    for (const act of ['change-key', 'decrypt'])
      expect((await line.keyed(['encryption', act, '--yes'])).err).toContain('not encrypted');
  });

  test('a plain one becomes encrypted: nothing lies open any more', async () => {
    expect(filesWith(line.home, planted)).not.toEqual([]);
    expect(await line.keyedJson(['encryption', 'encrypt', '--yes'])).toMatchObject({
      encrypted: true,
      key_before: null,
    });
    expect(filesWith(line.home, planted)).toEqual([]);
    expect(await line.keyedJson(['patients', 'search', planted])).toHaveLength(1);
  });

  test('the key changes; backups from before are still opened by the file', async () => {
    const { id } = (await line.keyedJson(['backup'])) as { id: string };
    const before = readFileSync(line.key, 'utf8').trim();
    const changed = (await line.keyedJson(['encryption', 'change-key', '--yes'])) as Record<string, string>;
    expect(changed.key).not.toBe(changed.key_before);
    const keys = readFileSync(line.key, 'utf8').trim().split('\n');
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(before);
    expect((await line.keyed(['backups', 'verify'])).exit).toBe(0);
    // The newest backup needs the older key: it is held against its hash alone, and not restored, without it.
    writeFileSync(line.key, `${keys[0]}\n`);
    expect(await line.keyedJson(['backups', 'verify', id])).toMatchObject([
      { ok: true, depth: 'hash', lacks_key: changed.key_before },
    ]);
    expect((await line.keyed(['backups', 'verify', id])).out).toContain(`the key ${changed.key_before}`);
    const refused = await line.keyed(['restore', id, '--yes', '--json']);
    expect(refused.json()).toMatchObject({
      error: { code: 'no_key', message: expect.stringContaining(changed.key_before ?? '') },
    });
    expect(refused.exit).toBe(5);
    writeFileSync(line.key, `${keys.join('\n')}\n`);
    expect(await line.keyedJson(['restore', id, '--yes'])).toMatchObject({ restored: id });
  });

  test('a database that a link names changes where it lies, and somebody’s second name for it keeps what it had', async () => {
    const elsewhere = line.path('elsewhere');
    mkdirSync(elsewhere);
    renameSync(line.path('clinic.db'), join(elsewhere, 'clinic.db'));
    symlinkSync(join(elsewhere, 'clinic.db'), line.path('clinic.db'));
    linkSync(join(elsewhere, 'clinic.db'), line.path('copy.db'));
    const before = readFileSync(line.path('copy.db'));
    await line.keyedJson(['encryption', 'change-key', '--yes']);
    expect(lstatSync(line.path('clinic.db')).isSymbolicLink()).toBe(true);
    expect(await line.keyedJson(['--db', join(elsewhere, 'clinic.db'), 'status'])).toMatchObject({
      encrypted: true,
    });
    expect(await line.keyedJson(['patients', 'search', planted])).toHaveLength(1);
    expect(readFileSync(line.path('copy.db')).length).toBe(before.length);
    expect(readFileSync(line.path('copy.db')).subarray(0, 16)).toEqual(before.subarray(0, 16));
    rmSync(line.path('clinic.db'));
    rmSync(line.path('copy.db'));
    renameSync(join(elsewhere, 'clinic.db'), line.path('clinic.db'));
  });

  test('a change that was begun is ended, without one more key', async () => {
    const keys = readFileSync(line.key, 'utf8');
    const fresh = 'ab'.repeat(32);
    writeFileSync(line.key, `${fresh}\n${keys}`);
    expect((await line.keyed(['health'])).out).toContain('change of the key was not ended');
    await line.keyedJson(['encryption', 'change-key', '--yes']);
    expect(readFileSync(line.key, 'utf8')).toBe(`${fresh}\n${keys}`);
    expect(await line.keyedJson(['health'])).toMatchObject({ ok: true });
  });

  test('another desk that has it open keeps it from being changed', async () => {
    const keys = readFileSync(line.key, 'utf8');
    const holder = await holding(line);
    const ran = await line.keyed(['encryption', 'change-key', '--yes', '--json']);
    await holder.release();
    expect(ran.exit).toBe(5);
    expect(ran.json()).toMatchObject({
      error: { code: 'busy', hint: expect.stringContaining('Close every desk') },
    });
    expect(readFileSync(line.key, 'utf8')).toBe(keys);
  });

  test('it becomes plain again, and every act is in the audit log', async () => {
    expect(await line.keyedJson(['encryption', 'decrypt', '--yes'])).toMatchObject({ encrypted: false });
    expect(await line.json(['patients', 'search', planted])).toHaveLength(1);
    const entries = (await line.json(['audit', 'list', '--operation', 'data.encrypt'])) as unknown[];
    expect(entries.length).toBeGreaterThanOrEqual(4);
  });

  test('all that the log says of it names who is signed in', async () => {
    const password = 'seven quiet herons';
    await line.json(['init', '--admin', 'ada@clinic.example'], {
      env: { FRONTDESK_ADMIN_PASSWORD: password },
    });
    await line.run(['login', 'ada@clinic.example'], { env: { FRONTDESK_PASSWORD: password } });
    const [last] = (await line.json(['audit', 'list', '--limit', '1'])) as { entry: number }[];
    await line.keyedJson(['encryption', 'encrypt', '--yes']);
    await line.keyedJson(['encryption', 'decrypt', '--yes']);
    const entries = (await line.json(['audit', 'list', '--operation', 'data.encrypt'])) as {
      entry: number;
      actor: string;
    }[];
    const noted = entries.filter(({ entry }) => entry > (last?.entry ?? 0));
    expect(noted.map(({ actor }) => actor)).toEqual(Array(4).fill('Ada Administrator'));
  });

  test('an encrypted backup that comes to lie in a plain database says so', async () => {
    const backups = (await line.keyedJson(['backups'])) as { id: string; database_key: string | null }[];
    const id = backups.find(({ database_key }) => database_key !== null)?.id ?? '';
    const dry = (await line.keyedJson(['restore', id, '--dry-run'])) as { words: string[] };
    expect(dry.words[0]).toContain('would be plain');
    expect(await line.keyedJson(['restore', id, '--yes'])).toMatchObject({ made_plain: true });
  });
});

/** Holds the database open as a desk does, in this process. */
async function holding(line: KeyedLine) {
  const { openClinic } = await import('../../src/data/schema/index.ts');
  process.env.FRONTDESK_DB_KEY_FILE = line.key;
  const clinic = await openClinic({ db: line.path('clinic.db') });
  delete process.env.FRONTDESK_DB_KEY_FILE;
  return { release: () => clinic.close() };
}
