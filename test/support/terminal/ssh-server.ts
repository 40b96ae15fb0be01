import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';

const sshd = '/usr/sbin/sshd';
const launcher = resolve(import.meta.dirname, '../../../bin/frontdesk');
/** Where sshd puts a process that may nothing, when root runs it. */
const emptyFolder = '/run/sshd';

/** An SSH server of this test's own: a loopback port, keys and settings of its own, an ordinary process. */
export interface SshServer {
  /** What leads there: the arguments of `ssh`, without host and command. */
  readonly options: readonly string[];
  /** `user@127.0.0.1` */
  readonly host: string;
  readonly port: number;
  /** Runs a client to its end. */
  run(program: 'ssh' | 'sftp' | 'scp', args: readonly string[], env?: Record<string, string>): Ran;
  /** Cuts every connection, as a cable does. */
  drop(): void;
  /** What the server itself has noted. */
  log(): string;
  close(): void;
}

interface Ran {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

/** The line for authorized_keys as the guide has it, with another key and the program of this checkout. */
export function lineOfTheGuide(environment: Readonly<Record<string, string>>, key: string): string {
  const guide = readFileSync(resolve(import.meta.dirname, '../../../docs/operators.md'), 'utf8');
  const line = /^ {4}(command="\/usr\/local\/bin\/frontdesk"\S*) /m.exec(guide)?.[1];
  if (line === undefined) throw new Error('The guide for operators has no line for authorized_keys.');
  const set = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  return `${line.replace('/usr/local/bin/frontdesk', ['env', ...set, launcher].join(' '))} ${key}`;
}

/** Null where there is no server that could be tried, and says so loudly. */
export async function startSshServer(
  environment: Readonly<Record<string, string>>,
): Promise<SshServer | null> {
  if (!existsSync(sshd)) return skipped(`there is no ${sshd}`);
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-ssh-'));
  const isFolderMade = process.geteuid?.() === 0 && !existsSync(emptyFolder);
  if (isFolderMade) mkdirSync(emptyFolder, { mode: 0o755 });
  const key = (name: string) => {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(folder, name)]);
    return readFileSync(join(folder, `${name}.pub`), 'utf8').trim();
  };
  key('host');
  writeFileSync(join(folder, 'authorized_keys'), `${lineOfTheGuide(environment, key('rosa'))}\n`);
  const port = await freePort();
  writeFileSync(
    join(folder, 'config'),
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${join(folder, 'host')}`,
      `AuthorizedKeysFile ${join(folder, 'authorized_keys')}`,
      'PidFile none',
      'StrictModes no',
      'UsePAM no',
      'PasswordAuthentication no',
      'Subsystem sftp internal-sftp',
      '',
    ].join('\n'),
  );
  const server = spawn(sshd, ['-D', '-e', '-f', join(folder, 'config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  server.stderr.on('data', (text) => {
    log += String(text);
  });
  const options = [
    ...['-F', 'none', '-i', join(folder, 'rosa')],
    ...['-o', 'IdentitiesOnly=yes', '-o', 'BatchMode=yes', '-o', 'StrictHostKeyChecking=no'],
    ...['-o', `UserKnownHostsFile=${join(folder, 'known')}`, '-o', 'LogLevel=ERROR'],
  ];
  const host = `${userInfo().username}@127.0.0.1`;
  const one: SshServer = {
    options: ['-p', String(port), ...options],
    host,
    port,
    run(program, args, env = {}) {
      const flag = program === 'ssh' ? '-p' : '-P';
      const { status, stdout, stderr } = spawnSync(program, [flag, String(port), ...options, ...args], {
        encoding: 'utf8',
        input: '',
        env: { PATH: process.env.PATH, HOME: folder, ...env },
      });
      return { exit: status, out: stdout, err: stderr };
    },
    drop() {
      for (const pid of below(server)) kill(pid);
    },
    log: () => log,
    close() {
      for (const pid of [...below(server), server.pid]) kill(pid);
      rmSync(folder, { recursive: true, force: true });
      if (isFolderMade) rmdirSync(emptyFolder);
    },
  };
  await listening(server, () => log);
  const tried = one.run('ssh', [host]);
  if (tried.exit === 0) return one;
  one.close();
  return skipped(`nobody can sign in at it here: ${tried.err.trim() || log.trim()}`);
}

function skipped(why: string): null {
  process.stderr.write(`\nSKIPPED: a real SSH server was not tried: ${why}.\n`);
  return null;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

function listening(server: ChildProcess, log: () => string): Promise<void> {
  return new Promise((done) => {
    const look = () => {
      if (/Server listening|fatal|error/i.test(log())) done();
    };
    server.stderr?.on('data', look);
    server.on('exit', () => done());
    look();
  });
}

/** The processes of the server's connections, not what they run. */
function below(server: ChildProcess): number[] {
  const children = (pid: number | undefined): number[] => {
    try {
      const found = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
        .split(' ')
        .filter(Boolean)
        .map(Number);
      return found.flatMap((child) => (isOfServer(child) ? [child, ...children(child)] : []));
    } catch {
      return [];
    }
  };
  return children(server.pid);
}

function isOfServer(pid: number): boolean {
  return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('sshd');
}

function kill(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
