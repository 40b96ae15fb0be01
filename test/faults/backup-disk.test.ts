import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BackupSite } from './backup-site.ts';

const program = resolve(import.meta.dirname, '../../bin/frontdesk');
const canMount = spawnSync('unshare', ['-Urm', 'true']).status === 0;
if (!canMount)
  console.warn('SKIPPED: no mount namespace can be made here, so no disk is filled or made read-only.');

let site: BackupSite;
let stick: string;
beforeAll(async () => {
  site = await BackupSite.make();
  stick = join(site.home, 'stick');
  mkdirSync(stick);
}, 60_000);
afterAll(() => site.remove());

describe.runIf(canMount)('a backup to another disk', () => {
  test('is refused before anything is written where there is no room', async () => {
    const { exit, out, left } = onDisk('mount -t tmpfs -o size=4m tmpfs "$STICK"', [
      '--to',
      join(stick, 'a.db'),
    ]);
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      error: {
        code: 'no_space',
        message: expect.stringContaining('not enough room'),
        hint: expect.any(String),
      },
    });
    expect(left).toEqual([]);
    await site.requireSound();
  });

  test.each([[[]], [['--incremental']]])(
    'says that it cannot be written when it is read-only (%j)',
    async (flags) => {
      const mount = 'mount -t tmpfs -o size=64m tmpfs "$STICK" && mount -o remount,ro,bind "$STICK"';
      const { exit, out, left } = onDisk(mount, ['--to', join(stick, 'a.db'), ...flags]);
      expect(exit).toBe(1);
      expect(JSON.parse(out)).toMatchObject({ error: { code: 'read_only', hint: expect.any(String) } });
      expect(left).toEqual([]);
      await site.requireSound();
      await site.requireSwept();
    },
  );

  test('is there, with its manifest, where there is room', () => {
    const { exit, left } = onDisk('mount -t tmpfs -o size=64m tmpfs "$STICK"', ['--to', join(stick, 'a.db')]);
    expect(exit).toBe(0);
    expect(left).toEqual(['a.db', 'a.db.json']);
  });

  test('stops in a sentence where the system lets no file become so large', async () => {
    const { exit, out } = inShell(`trap '' XFSZ; ulimit -f 2000; exec "$PROGRAM" backup --json`);
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error: { code: expect.stringMatching(/no_space|damaged/) } });
    await site.requireSound();
    await site.requireSwept();
  });
});

/** Runs a backup where the folder `stick` is a disk of its own; what lies on it afterwards is only seen from there. */
function onDisk(mount: string, flags: readonly string[]) {
  const words = flags.map((flag) => `'${flag}'`).join(' ');
  const ran = inShell(
    `${mount} || exit 90; "$PROGRAM" backup --json ${words}; code=$?; echo; ls -A "$STICK"; exit $code`,
    ['unshare', '-Urm'],
  );
  const [out = '', ...left] = ran.out.split('\n').filter((line) => line !== '');
  return { exit: ran.exit, out, left };
}

function inShell(script: string, before: readonly string[] = []) {
  const [command = '', ...args] = [...before, 'bash', '-c', script];
  const env = {
    ...process.env,
    PROGRAM: program,
    STICK: stick,
    FRONTDESK_HOME: site.home,
    XDG_CACHE_HOME: join(site.home, 'cache'),
  };
  const { status, stdout } = spawnSync(command, args, { env, encoding: 'utf8' });
  return { exit: status, out: stdout };
}
