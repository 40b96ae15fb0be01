import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BackupSite, strikesOr } from './backup-site.ts';

/** Of each kind of strike so many, spread over all writes and syncs; or every one of them. */
const strikes = strikesOr(3);

const calls = { writes: 'pwrite64', syncs: 'fsync,fdatasync' } as const;
const canStrike = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;
if (!canStrike)
  console.warn('SKIPPED: strace cannot be used here, so no write or sync of a backup is made to fail.');

let site: BackupSite;
beforeAll(async () => {
  // Without the demo it is small: all its writes can be struck, one after the other.
  site = await BackupSite.make(false);
}, 60_000);
afterAll(() => site.remove());

const kinds = [
  { name: 'full', flags: [] as string[] },
  { name: 'incremental', flags: ['--incremental'] },
] as const;

describe.runIf(canStrike).each(kinds)('a $name backup', ({ flags }) => {
  test.each([
    { what: 'writes', error: 'ENOSPC', from: '+' },
    { what: 'writes', error: 'EIO', from: '' },
    { what: 'syncs', error: 'EIO', from: '' },
  ] as const)(
    'says in a line what is wrong when one of its $what fails with $error',
    async ({ what, error, from }) => {
      site.forgetBackups();
      const total = count(calls[what], flags);
      expect(total).toBeGreaterThan(1);
      for (const nth of spread(total)) {
        site.forgetBackups();
        const inject = `inject=${calls[what]}:error=${error}:when=${nth}${from}`;
        const ran = run(['-e', `trace=${calls[what]}`, '-e', inject], flags);
        await requireClear(ran, `${what} ${nth} of ${total}, ${error}`);
      }
    },
    3_000_000,
  );

  test('leaves all whole when it is killed at one of its syncs', async () => {
    site.forgetBackups();
    const total = count(calls.syncs, flags);
    for (const nth of spread(total)) {
      site.forgetBackups();
      run(['-e', `trace=${calls.syncs}`, '-e', `inject=${calls.syncs}:signal=KILL:when=${nth}`], flags);
      await site.requireSound();
      await site.requireSwept();
    }
  }, 3_000_000);
});

interface Ran {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

const program = resolve(import.meta.dirname, '../../dist/main.js');

function run(strace: readonly string[], flags: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(
    'strace',
    ['-f', '-qq', '-o', '/dev/null', ...strace, process.execPath, program, 'backup', '--json', ...flags],
    {
      env: { ...process.env, FRONTDESK_HOME: site.home, XDG_CACHE_HOME: join(site.home, 'cache') },
      encoding: 'utf8',
    },
  );
  return { exit: status, out: stdout, err: stderr };
}

/** How often a whole backup makes this call. */
function count(call: string, flags: readonly string[]): number {
  const log = join(site.home, 'calls');
  const { exit, err } = run(['-o', log, '-e', `trace=${call}`], flags);
  expect(err).toBe('');
  expect(exit).toBe(0);
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => /\b(pwrite64|fsync|fdatasync)\(/.test(line)).length;
}

function spread(total: number): number[] {
  const few = Math.min(strikes, total);
  return Array.from({ length: few }, (_, nth) => 1 + Math.floor((nth * total) / few));
}

async function requireClear({ exit, out, err }: Ran, what: string): Promise<void> {
  const listed = await site.requireSound();
  await site.requireSwept();
  const answer: unknown = JSON.parse(out || '{}');
  if (exit === 0) {
    // What failed was no part of the backup: the line in the operations log, or tidying up.
    expect(answer, what).toMatchObject({ id: listed[0], verified: true });
    return;
  }
  expect(listed, what).toEqual([]);
  expect(answer, `${what}: ${out}${err}`).toMatchObject({
    error: {
      code: expect.stringMatching(/^(no_space|damaged|read_only|busy|corrupt|no_database)$/),
      hint: expect.any(String),
    },
  });
}
