import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const program = resolve(import.meta.dirname, '../../bin/frontdesk');

/** Numbers that no account of the machine has: the kernel asks for nothing else. */
const group = 64_200;
const people = { ada: 64_201, rosa: 64_202, eve: 64_203 } as const;
type Person = keyof typeof people;

const why = whyNot();
if (why !== null) process.stderr.write(`\nSKIPPED: one system login a person was not tried: ${why}.\n`);

function whyNot(): string | null {
  if (process.geteuid?.() !== 0) return 'the tests do not run as root';
  const tried = spawnSync(
    'setpriv',
    ['--reuid=64201', '--regid=64201', '--clear-groups', program, '--version'],
    { env: { PATH: process.env.PATH, HOME: '/' } },
  );
  if (tried.error) return 'there is no setpriv here';
  return tried.status === 0 ? null : 'another login cannot run the program where it lies';
}

/** Every login has a group of its own; ada and rosa are in the clinic's, eve is not. Umask as it is usual: 022. */
function start(who: Person, args: readonly string[], stdin = '', umask = '022') {
  const uid = people[who];
  const groups = who === 'eve' ? ['--clear-groups'] : [`--groups=${group}`];
  const child = spawn(
    'setpriv',
    [
      `--reuid=${uid}`,
      `--regid=${uid}`,
      ...groups,
      'sh',
      '-c',
      `umask ${umask}; exec "$0" "$@"`,
      program,
      ...args,
    ],
    {
      env: { PATH: process.env.PATH, HOME: join(root, who), FRONTDESK_HOME: folder },
      cwd: join(root, who),
    },
  );
  child.stdin.end(stdin);
  const ran = new Promise<{ exit: number | null; out: string; err: string }>((done) => {
    let [out, err] = ['', ''];
    child.stdout.on('data', (text) => {
      out += String(text);
    });
    child.stderr.on('data', (text) => {
      err += String(text);
    });
    child.on('close', (exit) => done({ exit, out, err }));
  });
  return { child, ran };
}

const run = (who: Person, args: readonly string[], stdin?: string, umask?: string) =>
  start(who, args, stdin, umask).ran;

async function done(who: Person, args: readonly string[], stdin?: string): Promise<unknown> {
  const { exit, out, err } = await run(who, [...args, '--json'], stdin);
  if (exit !== 0) throw new Error(`${who}: ${args.join(' ')}: exit ${exit}\n${out}${err}`);
  return JSON.parse(out);
}

let root: string;
let folder: string;

const register = (who: Person, first_name: string) =>
  done(
    who,
    ['patients', 'register', '--input', '-'],
    JSON.stringify({ first_name, last_name: 'Marsh', birth_date: '1991-06-14', gender: 'f' }),
  );

/** Everything below the data folder, with what is wrong with its mode or its group. */
function wrong(path = folder): string[] {
  const found = statSync(path);
  const wanted = found.isDirectory() ? 0o2770 : 0o660;
  const here =
    (found.mode & 0o7777) === wanted && found.gid === group
      ? []
      : [`${path} ${(found.mode & 0o7777).toString(8)} ${found.gid}`];
  return found.isDirectory()
    ? [...here, ...readdirSync(path).flatMap((name) => wrong(join(path, name)))]
    : here;
}

describe.skipIf(why !== null)('one system login a person, with a common group', () => {
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'frontdesk-group-'));
    chmodSync(root, 0o755);
    for (const [who, uid] of Object.entries(people)) {
      mkdirSync(join(root, who), { mode: 0o700 });
      chownSync(join(root, who), uid, uid);
    }
    // As the guide has it: install -d -m 2770 -g clinic.
    folder = join(root, 'clinic');
    mkdirSync(folder);
    chownSync(folder, 0, group);
    chmodSync(folder, 0o2770);
    await done('ada', ['init', '--name', 'Riverside Clinic']);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('both register at the same time, whoever made the files and whatever the umask', async () => {
    const closed = await run('ada', ['patients', 'list'], '', '077');
    expect(closed).toMatchObject({ exit: 0 });
    await Promise.all(
      ['Ana', 'Bea', 'Cleo', 'Dora'].flatMap((name) => [
        register('ada', name),
        register('rosa', `${name}ne`),
      ]),
    );
    expect(await done('rosa', ['patients', 'list'])).toHaveLength(8);
    expect(wrong()).toEqual([]);
    expect(await done('rosa', ['audit', 'verify'])).toMatchObject({ ok: true });
    const { checks } = (await done('rosa', ['health'])) as { checks: { name: string; warning?: boolean }[] };
    expect(checks.find(({ name }) => name === 'permissions')).not.toHaveProperty('warning');
  });

  it('one restores what the other has backed up, whole and in pieces, and prunes it', async () => {
    const whole = (await done('ada', ['backup'])) as { id: string };
    await done('ada', ['backup', '--incremental']);
    await done('rosa', ['backup', '--incremental']);
    await register('ada', 'Late');
    expect(await done('rosa', ['backups', 'verify'])).toMatchObject([
      { ok: true },
      { ok: true },
      { ok: true },
    ]);
    expect(await done('rosa', ['restore', whole.id, '--yes'])).toMatchObject({ restored: whole.id });
    expect(await done('ada', ['patients', 'list'])).toHaveLength(8);
    await done('ada', ['day-sheets']);
    await done('rosa', ['day-sheets']);
    await done('rosa', ['backups', 'prune', '--keep-daily', '1', '--yes']);
    await done('rosa', ['maintain', 'all']);
    expect(wrong()).toEqual([]);
  });

  it('a lost database comes back from whoever restores it, and is everybody’s again', async () => {
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `clinic.db${end}`), { force: true });
    const [newest] = (await done('rosa', ['backups'])) as { id: string }[];
    await done('rosa', ['restore', newest?.id ?? '', '--yes']);
    expect(statSync(join(folder, 'clinic.db')).uid).toBe(people.rosa);
    await register('ada', 'Again');
    expect(wrong()).toEqual([]);
  });

  it('one imports, exports over the other’s export, and the other takes the import back', async () => {
    mkdirSync(join(folder, 'exports'));
    chownSync(join(folder, 'exports'), people.ada, group);
    chmodSync(join(folder, 'exports'), 0o2770);
    await done('ada', ['export', join(folder, 'exports', 'all.csv')]);
    await done('rosa', ['export', join(folder, 'exports', 'all.csv'), '--yes']);
    const rows = 'first_name,last_name,birth_date,gender\nNora,Quinn,1980-02-03,f\nOtto,Quinn,never,m\n';
    const rejects = join(folder, 'exports', 'rejects.csv');
    const { upload } = (await done(
      'rosa',
      ['import', '-', '--table', 'patients', '--rejects', rejects],
      rows,
    )) as { upload: string };
    await done('ada', ['uploads', 'undo', upload, '--yes']);
    expect(wrong()).toEqual([]);
  });

  it('one encrypts it with a key of the group, the other changes the key, and both go on', async () => {
    const keys = join(root, 'keys');
    mkdirSync(keys);
    chownSync(keys, 0, group);
    chmodSync(keys, 0o2770);
    const key = join(keys, 'clinic.key');
    await done('ada', ['encryption', 'new-key', key]);
    expect(statSync(key)).toMatchObject({ uid: people.ada, gid: group });
    expect(statSync(key).mode & 0o777).toBe(0o660);
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ database_key_file: key }), { mode: 0o660 });
    chmodSync(join(folder, 'config.json'), 0o660);
    const before = await done('ada', ['patients', 'list']);
    await done('rosa', ['encryption', 'encrypt', '--yes']);
    expect(await done('ada', ['patients', 'list'])).toEqual(before);
    await done('rosa', ['encryption', 'change-key', '--yes']);
    expect(statSync(key)).toMatchObject({ uid: people.rosa, gid: group });
    expect(statSync(key).mode & 0o777).toBe(0o660);
    await register('ada', 'Keyed');
    await done('ada', ['backup']);
    await done('ada', ['encryption', 'change-key', '--yes']);
    expect(await done('rosa', ['patients', 'search', 'Keyed'])).toHaveLength(1);
    expect(wrong()).toEqual([]);
    expect((await run('eve', ['patients', 'list'])).exit).toBe(2);
    await done('rosa', ['encryption', 'decrypt', '--yes']);
    rmSync(join(folder, 'config.json'));
    expect(wrong()).toEqual([]);
  });

  it('root encrypts, restores and guards a clinic that is one person’s, and leaves it hers', async () => {
    const own = join(root, 'rosa', 'own');
    const db = ['--db', join(own, 'clinic.db')];
    expect(await run('rosa', [...db, 'init'])).toMatchObject({ exit: 0 });
    const env = {
      PATH: process.env.PATH,
      HOME: root,
      FRONTDESK_HOME: own,
      FRONTDESK_DB_KEY: 'ab'.repeat(32),
    };
    const ran = spawnSync(program, [...db, 'encryption', 'encrypt', '--yes'], { env, encoding: 'utf8' });
    expect(ran.stderr + ran.stdout).toContain('is encrypted with the key');
    const expectHers = (...names: string[]) => {
      for (const name of names) {
        const file = statSync(join(own, name));
        expect([name, file.uid, file.mode & 0o777]).toEqual([name, people.rosa, 0o600]);
      }
    };
    expectHers('clinic.db');
    const asRoot = (...args: string[]) => spawnSync(program, [...db, ...args], { env, encoding: 'utf8' });
    expect(asRoot('audit', 'new-key', '--yes').stdout).toContain('ey');
    expectHers('clinic.db.guard/audit-keys.json', 'clinic.db.guard/audit-head');
    const { id } = JSON.parse(asRoot('backup', '--json').stdout) as { id: string };
    rmSync(join(own, 'clinic.db'));
    expect(asRoot('restore', id, '--yes').stdout).toContain('Restored');
    expectHers('clinic.db', 'clinic.db.guard/audit-head');
  });

  it('what is one person’s stays so: an export at home, and who is signed in', async () => {
    await done('ada', ['export', join(root, 'ada', 'mine.json')]);
    expect(statSync(join(root, 'ada', 'mine.json')).mode & 0o777).toBe(0o600);
  });

  it('what one was killed over, the other clears away', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      const { child, ran } = start('ada', ['backup']);
      await new Promise<void>((seen) => {
        const look = () =>
          readdirSync(join(folder, 'backups')).some((name) => name.startsWith('.frontdesk-backup-')) ||
          child.exitCode !== null
            ? seen()
            : setImmediate(look);
        look();
      });
      child.kill('SIGKILL');
      await ran;
    }
    await done('rosa', ['patients', 'list']);
    const left = [folder, join(folder, 'backups')].flatMap((one) =>
      readdirSync(one).filter((name) => name.startsWith('.frontdesk-')),
    );
    expect(left).toEqual([]);
    expect(wrong()).toEqual([]);
  });

  it('a stranger gets at nothing, and says so in one line', async () => {
    const { exit, out, err } = await run('eve', ['patients', 'list']);
    expect(exit).toBe(2);
    expect(err).toContain('cannot be read (EACCES)');
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('accounts: each signs in for herself, and only the owner of the folder makes an administrator again', async () => {
    await done(
      'ada',
      [
        'users',
        'add',
        'ada@clinic.example',
        '--first-name',
        'Ada',
        '--last-name',
        'Marsh',
        '--role',
        'admin',
        '--input',
        '-',
      ],
      JSON.stringify({ password: 'seven quiet herons' }),
    );
    expect(await run('rosa', ['patients', 'list'])).toMatchObject({ exit: 4 });
    const recover = ['users', 'recover', 'rosa@clinic.example', '--input', '-'];
    const secret = JSON.stringify({ password: 'seven quiet herons' });
    expect(await run('rosa', recover, secret)).toMatchObject({ exit: 4 });
    // Nor may whoever the database’s file belongs to: anybody of the group can put a file of her own there.
    expect(await run('ada', recover, secret)).toMatchObject({ exit: 4 });
    expect(wrong()).toEqual([]);
  });

  it('is set and taken back for a clinic that was there before, by the owner alone', async () => {
    const own = join(root, 'ada', 'own');
    const ran = (who: Person, args: readonly string[]) => run(who, ['--db', join(own, 'clinic.db'), ...args]);
    expect(await ran('ada', ['init'])).toMatchObject({ exit: 0 });
    expect(statSync(join(own, 'clinic.db')).mode & 0o777).toBe(0o600);
    chmodSync(join(root, 'ada'), 0o711);
    chownSync(own, people.ada, group);
    expect(await ran('ada', ['group-access', 'yes'])).toMatchObject({ exit: 0 });
    expect(wrong(own)).toEqual([]);
    expect(await ran('rosa', ['patients', 'list'])).toMatchObject({ exit: 0 });
    expect(await ran('rosa', ['group-access', 'no'])).toMatchObject({ exit: 4 });
    expect(wrong(own)).toEqual([]);
    // A link is left alone, and so is what it leads to.
    const other = join(root, 'ada', 'other.txt');
    writeFileSync(other, 'other', { mode: 0o644 });
    symlinkSync(other, join(own, 'clinic.db.link'));
    expect(await ran('ada', ['group-access', 'no'])).toMatchObject({ exit: 0 });
    expect(statSync(other).mode & 0o777).toBe(0o644);
    expect(statSync(own).mode & 0o7777).toBe(0o700);
    expect(statSync(join(own, 'clinic.db')).mode & 0o7777).toBe(0o600);
    expect(await ran('rosa', ['patients', 'list'])).toMatchObject({ exit: 5 });
  });
});
