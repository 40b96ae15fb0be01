import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '../../src/clinic/audit/index.ts';
import { searchPatients } from '../../src/clinic/patients/index.ts';
import { sessionList, signIn } from '../../src/clinic/sessions/index.ts';
import { settingSet } from '../../src/clinic/settings/index.ts';
import { userAdd } from '../../src/clinic/users/index.ts';
import { openTestClinic } from '../support/clinic.ts';
import { openPty } from '../support/terminal/pty.ts';
import { type SshServer, startSshServer } from '../support/terminal/ssh-server.ts';
import { nora, signInAt } from './house.ts';

const clinic = await openTestClinic({ now: new Date().toISOString() });
const home = dirname(clinic.path);
const server = await startSshServer({ HOME: home, FRONTDESK_HOME: home });

describe.skipIf(server === null)('the program as the forced command of a key, at a real SSH server', () => {
  const { run, host, options, drop, port } = server ?? ({} as SshServer);

  beforeAll(async () => {
    await clinic.desk.perform(userAdd, nora);
    await clinic.desk.use((await signIn(clinic.desk, { ...nora, kind: 'screen' })).token);
    await clinic.desk.perform(settingSet, { name: 'shared_account', value: 'yes' });
  });
  afterAll(async () => {
    server?.close();
    await clinic.close();
  });

  const connect = (
    more: readonly string[] = [],
    command: readonly string[] = [],
    env: Record<string, string> = {},
  ) => openPty({ program: 'ssh', args: ['-tt', ...options, ...more, host, ...command], env });

  it('shows the screens; who signs in, locks and leaves is on record with the address', async () => {
    const pty = connect();
    await signInAt(pty);
    const sessions = await clinic.desk.read(sessionList, {});
    expect(sessions.map(({ origin }) => origin)).toContain('ssh 127.0.0.1');
    const signedIn = await clinic.desk.read(listAudit, { operation: 'sessions.sign_in' });
    expect(signedIn.map(({ origin }) => origin)).toContain('ssh 127.0.0.1');
    pty.press('ctrl-x');
    await pty.waitFor('Locked');
    expect(pty.everything()).not.toContain('NEXT APPOINTMENTS');
    pty.type(nora.password);
    pty.press('enter');
    await pty.waitFor('NEXT APPOINTMENTS');
    pty.press('ctrl-c', 'ctrl-c');
    expect(await pty.ended()).toMatchObject({ code: 0 });
  });

  it('keeps a half-typed form when the connection is cut, and offers it to the same person', async () => {
    const pty = connect();
    await signInAt(pty);
    pty.press('n');
    await pty.waitFor('New patient');
    pty.type('Samira');
    pty.press('tab');
    await pty.waitFor('draft kept');
    drop();
    expect(await pty.ended()).toMatchObject({ code: 255 });
    const next = connect();
    await signInAt(next);
    await next.waitFor('Not saved yet');
    next.press('d');
    await next.waitFor(/First name +Samira/);
    next.press('esc');
    expect(await clinic.desk.read(searchPatients, { text: 'Samira' })).toEqual([]);
  });

  it.each([
    ['a command', ['status', '--json']],
    ['flags', ['--', '--db', '/etc/passwd', 'users', 'recover', 'eve@example.org']],
    ['a shell', ['sh', '-c', 'id; echo got-a-shell']],
    ['what a shell would take apart', ['status; echo got-a-shell $(id)']],
  ])('takes no notice of %s that somebody asks for', (_, command) => {
    const plain = run('ssh', [host]);
    const asked = run('ssh', [host, ...command]);
    expect(asked).toEqual(plain);
    expect(asked.out).not.toMatch(/got-a-shell|uid=|\{/);
    for (const name of ['Nora', 'Lind', nora.email]) expect(asked.out).not.toContain(name);
  });

  it('nor with a terminal: the screens come, and ask who it is', async () => {
    const pty = connect([], ['sh', '-c', '"echo got-a-shell"']);
    await pty.waitFor('E-mail');
    expect(pty.everything()).not.toContain('got-a-shell');
    pty.press('ctrl-c', 'ctrl-c');
    await pty.ended();
  });

  it('lets no file in or out, and forwards nothing', () => {
    const mine = join(home, 'mine.txt');
    writeFileSync(mine, 'mine');
    const got = join(home, 'got');
    expect(run('sftp', ['-b', '/dev/null', host]).exit).not.toBe(0);
    for (const protocol of [[], ['-O']]) {
      expect(run('scp', [...protocol, mine, `${host}:${join(home, 'put.txt')}`]).exit).not.toBe(0);
      expect(run('scp', [...protocol, `${host}:${clinic.path}`, got]).exit).not.toBe(0);
    }
    expect(existsSync(join(home, 'put.txt'))).toBe(false);
    expect(existsSync(got)).toBe(false);
    const through = run('ssh', ['-W', `127.0.0.1:${port}`, host]);
    expect(through.exit).not.toBe(0);
    expect(through.err).toMatch(/prohibited|forwarding failed/);
    const remote = ['-o', 'ExitOnForwardFailure=yes', '-R', '0:127.0.0.1:1', '-N'];
    expect(run('ssh', [...remote, host]).exit).not.toBe(0);
  });

  it('believes nothing of a client’s environment', () => {
    const other = join(home, 'other.db');
    const env = {
      FRONTDESK_DB: other,
      FRONTDESK_HOME: '/nowhere',
      NODE_OPTIONS: '--version',
      LC_ALL: 'de_DE',
    };
    const sent = Object.keys(env).flatMap((name) => ['-o', `SendEnv=${name}`]);
    expect(run('ssh', [...sent, host], env)).toEqual(run('ssh', [host]));
    expect(existsSync(other)).toBe(false);
  });

  it('leaves no session in a file', async () => {
    expect(existsSync(join(home, '.local/state/frontdesk/sessions'))).toBe(false);
  });

  it('and on its screens an administrator reads no file of the login', async () => {
    mkdirSync(join(home, '.ssh'), { mode: 0o700 });
    writeFileSync(join(home, '.ssh/id_ed25519.csv'), 'first_name\nsecret\n');
    const pty = connect();
    await signInAt(pty);
    pty.press('7');
    await pty.waitFor('Restore, backups');
    pty.press('i');
    await pty.waitFor('Import which file?');
    pty.type(join(home, '.ssh/id_ed25519.csv'));
    pty.press('enter');
    await pty.waitFor('Outside of the allowed');
    expect(readdirSync(home)).toContain('imports');
    pty.press('esc');
    pty.press('ctrl-c', 'ctrl-c');
    await pty.ended();
  });
});
