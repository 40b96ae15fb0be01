import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/config/places.ts';
import { loadConfig } from '../../src/config.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'frontdesk-config-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const load = (argv: string[] = [], env: Environment = {}, cwd = '/desk') =>
  loadConfig(argv, { HOME: home, ...env }, cwd);

function file(content: unknown, path = '.config/frontdesk/config.json'): string {
  const full = join(home, path);
  mkdirSync(join(full, '..'), { recursive: true });
  writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content));
  return full;
}

it('reads no more of a config file than settings could be', async () => {
  await expect(load([], { FRONTDESK_CONFIG: '/dev/zero' })).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringContaining('longer than 1 MB'),
  });
});

describe('where the clinic is', () => {
  it('is the XDG data folder when nothing is said', async () => {
    const data = join(home, '.local/share/frontdesk');
    expect(await load()).toMatchObject({
      home: data,
      db: join(data, 'clinic.db'),
      backups: join(data, 'backups'),
      config_file: null,
      keys: { preset: null, rebind: {} },
    });
    expect((await load([], { XDG_DATA_HOME: '/data' })).home).toBe('/data/frontdesk');
  });

  it('ignores a relative XDG folder and empty variables', async () => {
    const data = join(home, '.local/share/frontdesk');
    expect((await load([], { XDG_DATA_HOME: 'data', FRONTDESK_HOME: '', FRONTDESK_DB: '' })).home).toBe(data);
  });

  it('is said by the flag before the environment before the file', async () => {
    file({ db: '/file.db' });
    expect((await load(['--db', '/flag.db'], { FRONTDESK_DB: '/env.db' })).db).toBe('/flag.db');
    expect((await load([], { FRONTDESK_DB: '/env.db' })).db).toBe('/env.db');
    expect((await load()).db).toBe('/file.db');
  });

  it('counts a relative path from the working directory, and in the file from its folder', async () => {
    const config = file({ db: 'clinic/main.db', backups: '~/kept' });
    expect((await load(['--db=here.db'])).db).toBe('/desk/here.db');
    expect((await load([], { FRONTDESK_HOME: 'data' })).home).toBe('/desk/data');
    expect(await load()).toMatchObject({
      db: join(config, '../clinic/main.db'),
      backups: join(home, 'kept'),
    });
  });

  it.each(['postgres://desk@db/clinic', 'sqlite:/srv/clinic.db', ':memory:'])(
    'leaves the URL %s as it is',
    async (url) => {
      expect((await load(['--db', url])).db).toBe(url);
    },
  );
});

describe('the config file', () => {
  it('is found in the data folder before the XDG config folder', async () => {
    const general = file({ quiet: true });
    expect(await load()).toMatchObject({ config_file: general, quiet: true });
    const own = file({ read_only: true }, 'data/config.json');
    const config = await load([], { FRONTDESK_HOME: join(home, 'data') });
    expect(config).toMatchObject({ config_file: own, quiet: false, read_only: true });
  });

  it('is the one that FRONTDESK_CONFIG names, which must be there', async () => {
    file({ quiet: true });
    const named = file({ log_queries: true }, 'other.json');
    expect(await load([], { FRONTDESK_CONFIG: named })).toMatchObject({ quiet: false, log_queries: true });
    await expect(load([], { FRONTDESK_CONFIG: '/nowhere.json' })).rejects.toMatchObject({
      code: 'usage',
      message: 'There is no config file /nowhere.json.',
    });
  });

  it('names a preset of keys, or rebinds single actions', async () => {
    file({ keys: 'vim' });
    expect((await load()).keys).toEqual({ preset: 'vim', rebind: {} });
    file({ keys: { rebind: { 'queue.next': 'n', 'patients.register': ['a', 'insert'] } } });
    expect((await load()).keys).toEqual({
      preset: null,
      rebind: { 'queue.next': ['n'], 'patients.register': ['a', 'insert'] },
    });
  });

  it.each([
    ['{"db": 5}', 'db must be a text.'],
    ['{"db": ""}', 'db must not be empty.'],
    ['{"quiet": "yes"}', 'quiet must be true or false.'],
    ['{"yes": true}', 'it has no setting called yes.'],
    ['{"keys": {"rebind": {"queue.next": 7}}}', 'keys.rebind.queue.next must be a key'],
    ['{"keys": {"rebnd": {}}}', 'it has no setting called keys.rebnd.'],
    ['{"keys": 3}', 'keys must be the name of a preset'],
    ['[]', 'it must be one JSON object'],
    ['{\n  "db": "a",\n  quiet: true\n}', 'is not valid JSON at line 3, column 3.'],
    ['{"db": "a"', 'is not valid JSON'],
    ['', 'is not valid JSON: it ends too early.'],
  ])('that says %j is refused in one line', async (content, message) => {
    const config = file(content);
    const refused = await load().catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'usage', message: expect.stringContaining(message) });
    expect(String(refused)).toContain(config);
    expect(String(refused)).not.toContain('\n');
  });

  it('may start with a byte order mark', async () => {
    file('\uFEFF{"db": "/file.db"}');
    expect((await load()).db).toBe('/file.db');
  });

  it('that cannot be read is not passed over', async () => {
    mkdirSync(join(home, '.config/frontdesk/config.json'), { recursive: true });
    await expect(load()).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('cannot be read'),
    });
  });
});

describe('how it answers', () => {
  it('takes the switches from anywhere before --', async () => {
    const config = await load(['patients', 'list', '--json', '--limit', '5', '--read-only', '--', '--yes']);
    expect(config).toMatchObject({ json: true, read_only: true, yes: false, ndjson: false, quiet: false });
  });

  it('goes without colour for the flag, the variable and the file', async () => {
    expect((await load()).no_color).toBe(false);
    expect((await load(['--no-color'])).no_color).toBe(true);
    expect((await load([], { NO_COLOR: '1' })).no_color).toBe(true);
    file({ no_color: true });
    expect((await load()).no_color).toBe(true);
  });
});
