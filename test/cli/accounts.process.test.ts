import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { CommandLine } from './frontdesk.ts';

const password = 'seven quiet herons';
const email = 'ada.marsh@clinic.example';
const clinic = new CommandLine();
const signIn = () => clinic.run(['login', email], { env: { FRONTDESK_PASSWORD: password } });
const recover = (line = clinic) =>
  line.run(['users', 'recover', email, '--json'], { env: { FRONTDESK_NEW_PASSWORD: password } });

beforeAll(async () => {
  await clinic.json(
    ['init', '--name', 'Northgate', '--admin', email, '--first-name', 'Ada', '--last-name', 'Marsh'],
    {
      env: { FRONTDESK_ADMIN_PASSWORD: password },
    },
  );
});
afterAll(() => clinic.remove());

function byHand(line: CommandLine, sql: string): void {
  const shell = new Database(line.path('clinic.db'));
  shell.exec(sql);
  shell.close();
}

/** Every file that commands have left, but for the database and its backups. */
function sessionFiles(): string[] {
  const folder = clinic.path('state/frontdesk/sessions');
  return existsSync(folder) ? readdirSync(folder).map((name) => `${folder}/${name}`) : [];
}

test('init makes the first administrator, and the house is closed from then on', async () => {
  expect(await clinic.json(['status'])).toMatchObject({ accounts: 1, open: false });
  expect(await clinic.run(['patients', 'list'])).toMatchObject({ exit: 4, out: '' });
  expect(await clinic.run(['init'])).toMatchObject({ exit: 4 });
});

test('a weak password makes neither an account nor an open clinic', async () => {
  const other = new CommandLine();
  const init = await other.run(['init', '--admin', email], {
    env: { FRONTDESK_ADMIN_PASSWORD: 'password1234' },
  });
  expect(init).toMatchObject({ exit: 1 });
  expect(existsSync(other.path('clinic.db'))).toBe(false);
  expect(await other.run(['init', '--admin', email])).toMatchObject({
    exit: 2,
    err: expect.stringContaining('FRONTDESK_ADMIN_PASSWORD'),
  });
  expect(existsSync(other.path('clinic.db'))).toBe(false);
  other.remove();
});

test('init in the place of a lost clinic makes nothing, and the restore brings it back', async () => {
  const lost = new CommandLine();
  const db = lost.path('clinic.db');
  const remove = () => {
    for (const end of ['', '-wal', '-shm']) rmSync(db + end, { force: true });
  };
  await lost.json(['init']);
  const { id } = z.object({ id: z.string() }).parse(await lost.json(['backup']));
  await lost.json(['init', '--admin', email], { env: { FRONTDESK_ADMIN_PASSWORD: password } });
  remove();
  const refused = await lost.run(['init', '--yes']);
  expect(refused).toMatchObject({ exit: 4, out: '' });
  expect(refused.err).toContain(`frontdesk restore ${id}`);
  expect(refused.err).toContain(`move ${db}.guard aside`);
  expect(existsSync(db)).toBe(false);
  expect(await lost.json(['backups'])).toMatchObject([{ id }]);
  expect(await lost.json(['restore', id, '--yes'])).toMatchObject({ restored: id });
  remove();
  renameSync(`${db}.guard`, lost.path('aside'));
  await lost.json(['init', '--yes']);
  expect(await lost.json(['status'])).toMatchObject({ exists: true, open: true });
  lost.remove();
});

test('login keeps a session for this database in a file of its owner’s, and logout ends it', async () => {
  expect(await clinic.run(['whoami'])).toMatchObject({ exit: 4 });
  const told = /^Ada Marsh \(admin\)\. Signed in until \d{4}-\d\d-\d\d \d\d:\d\d, /;
  expect(await signIn()).toMatchObject({ exit: 0, out: expect.stringMatching(told) });
  const [file = ''] = sessionFiles();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(clinic.path('state/frontdesk/sessions')).mode & 0o777).toBe(0o700);
  expect(readFileSync(file, 'utf8')).not.toContain(password);
  expect(await clinic.json(['whoami'])).toMatchObject({ name: 'Ada Marsh', user: { email, role: 'admin' } });
  expect(await clinic.json(['logout'])).toEqual({ ended: 1 });
  expect(sessionFiles()).toEqual([]);
  expect(await clinic.run(['whoami'])).toMatchObject({ exit: 4 });
});

test('a session file that others can read is not used', async () => {
  await signIn();
  const [file = ''] = sessionFiles();
  chmodSync(file, 0o640);
  const ran = await clinic.run(['whoami']);
  expect(ran).toMatchObject({ exit: 4, err: expect.stringContaining('others could read it') });
  chmodSync(file, 0o600);
  expect(await clinic.run(['whoami'])).toMatchObject({ exit: 0 });
});

test('the audit log calls what was done by its title for people, and by its name for scripts', async () => {
  await signIn();
  const wanted = ['audit', 'list', '--operation', 'sessions.sign_in', '--limit', '1'];
  expect((await clinic.run(wanted)).out).toMatch(/ Ada Marsh +Sign in +run /);
  expect(await clinic.json(wanted)).toMatchObject([{ operation: 'sessions.sign_in' }]);
});

test('what a head from elsewhere shows is not offered to be acknowledged', async () => {
  await signIn();
  const line = '2026-11-21  entry 12345  head 5b1e-77aa-0c3d-91f2';
  const said = await clinic.run(['audit', 'verify', '--against', line]);
  expect(said).toMatchObject({ exit: 1, out: expect.stringContaining('cut_off') });
  expect(said.out).not.toContain('frontdesk audit acknowledge');
});

test('a wrong password is told in one line, and exit 4', async () => {
  const wrong = await clinic.run(['login', email, '--json'], { env: { FRONTDESK_PASSWORD: 'not this one' } });
  expect(wrong.exit).toBe(4);
  expect(wrong.json()).toMatchObject({
    error: { code: 'not_signed_in', message: 'E-mail or password is wrong.' },
  });
});

test('a password is never a flag, but may come with the JSON on standard input', async () => {
  await signIn();
  const flag = await clinic.run(['users', 'add', 'a@b.example', '--password', 'x']);
  expect(flag).toMatchObject({ exit: 2, err: expect.stringContaining("Unknown option '--password'") });
  const fields = {
    email: 'rosa@clinic.example',
    first_name: 'Rosa',
    last_name: 'Mo',
    role: 'staff',
    password,
  };
  const added = await clinic.json(['users', 'add', '--input', '-'], { stdin: JSON.stringify(fields) });
  expect(added).toMatchObject({ email: 'rosa@clinic.example', role: 'staff' });
  expect(JSON.stringify(added)).not.toMatch(/argon2|seven quiet/);
});

test('a token in the environment does what its scope says', async () => {
  await signIn();
  const { token } = Object(await clinic.json(['users', 'token', '--scope', 'backup', '--label', 'nightly']));
  await clinic.json(['logout']);
  const env = { FRONTDESK_TOKEN: token };
  expect(await clinic.json(['whoami'], { env })).toMatchObject({
    session: { kind: 'token', scope: 'backup' },
  });
  expect(await clinic.json(['backup'], { env })).toMatchObject({ kind: 'full', verified: true });
  expect(await clinic.run(['scheduled'], { env })).toMatchObject({ exit: 0 });
  expect(await clinic.run(['patients', 'list'], { env })).toMatchObject({ exit: 4 });
  expect(await clinic.run(['restore', 'x', '--yes'], { env })).toMatchObject({ exit: 4 });
});

test('what was typed as a flag is gone from the list of processes', async () => {
  await signIn();
  const { child, ran } = clinic.start([
    'patients',
    'register',
    '--last-name',
    'Quillfeather',
    '--input',
    '-',
  ]);
  const file = `/proc/${child.pid}/cmdline`;
  await expect.poll(() => readFileSync(file, 'latin1'), { timeout: 20_000 }).toMatch(/^frontdesk/);
  expect(readFileSync(file, 'latin1')).not.toContain('Quillfeather');
  child.stdin.end('{}');
  await ran;
});

test('nobody is asked for the password of an administrator whom they may not make', async () => {
  const init = await clinic.run(['init', '--admin', 'eve@clinic.example'], {
    env: { XDG_STATE_HOME: clinic.path('nobody') },
  });
  // Without a password anywhere it would be exit 2 if it were asked for.
  expect(init).toMatchObject({ exit: 4, err: expect.stringContaining('Nobody is signed in') });
});

test('an emptied table opens nothing: whoever has the machine makes an administrator again', async () => {
  byHand(clinic, 'pragma foreign_keys = off; delete from users');
  for (const command of [['patients', 'list'], ['migrate'], ['init'], ['users', 'list']])
    expect(await clinic.run(command)).toMatchObject({
      exit: 4,
      err: expect.stringContaining('users recover'),
    });
  expect(await clinic.json(['status'])).toMatchObject({ accounts: 0, open: false });
  const recovered = await recover();
  expect(recovered).toMatchObject({ exit: 0 });
  expect(recovered.json()).toMatchObject({ email, first_name: 'Ada', role: 'admin', is_active: true });
  expect(await clinic.run(['health'])).toMatchObject({ exit: 0 });
  await signIn();
  expect(await clinic.json(['users', 'list'])).toHaveLength(1);
});

test('a downgrade below the accounts opens nothing: migrate and recover lead back', async () => {
  const other = new CommandLine();
  await other.json(['init', '--admin', email], { env: { FRONTDESK_ADMIN_PASSWORD: password } });
  await other.run(['login', email], { env: { FRONTDESK_PASSWORD: password } });
  await other.json(['downgrade', '--yes', '20261121-02-data-menu']);
  for (const command of [['backup'], ['backups'], ['downgrade', '--yes'], ['restore', 'x', '--yes']])
    expect(await other.run(command)).toMatchObject({ exit: 4 });
  for (const command of [['status'], ['history']])
    expect(await other.run(command)).toMatchObject({ exit: 0 });
  expect(await other.json(['status'])).toMatchObject({ accounts: 0, open: false });
  await other.json(['migrate']);
  expect(await other.run(['patients', 'list'])).toMatchObject({ exit: 4 });
  expect(await recover(other)).toMatchObject({ exit: 0 });
  await other.run(['login', email], { env: { FRONTDESK_PASSWORD: password } });
  expect(await other.run(['patients', 'list'])).toMatchObject({ exit: 0 });
  other.remove();
}, 120_000);

test('where many people share one login of the machine, login keeps nothing in a file', async () => {
  await signIn();
  await clinic.json(['settings', 'set', 'shared_account', 'yes']);
  await clinic.json(['logout']);
  expect(await signIn()).toMatchObject({ exit: 4, err: expect.stringContaining('share this login') });
  expect(sessionFiles()).toEqual([]);
});
