import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RestoreHouse, type runIn, type Standing, spread, standingOf, strikes } from './restore-house.ts';
import { canMount, canTrace, strikingAt } from './trace.ts';

const house = new RestoreHouse();
beforeAll(() => house.build('small'), 120_000);
afterAll(() => house.remove());

if (!canTrace) console.warn('SKIPPED: strace may not trace here: no write or sync of a restore fails.');
if (!canMount) console.warn('SKIPPED: nothing may be mounted here: no disk is full and none is read-only.');

type Ended = Awaited<ReturnType<typeof runIn>>;

/** Refused with one clear line, or done in spite of it; in both cases whole. */
function outcomeOf(ran: Ended, standing: Standing, strike: string): string {
  const isNew = standing.patients === house.earlier;
  expect([house.earlier, house.now], strike).toContain(standing.patients);
  expect(standing, strike).toMatchObject({ wrong: [], leftovers: [] });
  expect(standing.entries, strike).toBeGreaterThanOrEqual(house.entries);
  if (ran.exit === 0) {
    expect(isNew, strike).toBe(true);
    return 'done';
  }
  expect(ran.err.trim().split('\n'), `${strike}: ${ran.err}`).toHaveLength(1);
  expect(ran.err, strike).not.toMatch(/inside the program|at .*\.js/);
  return isNew ? 'told, and new' : 'told, and old';
}

describe('a disk that fails a restore', () => {
  const each = strikes(3);
  const faults = [
    ['pwrite64', 'ENOSPC'],
    ['pwrite64', 'EIO'],
    ['fdatasync,fsync', 'EIO'],
    ['ftruncate', 'EIO'],
    ['rename,link', 'ENOSPC'],
  ] as const;
  test.skipIf(!canTrace).each(faults)(
    `at every %s with %s is told in a line, and loses nothing (${each} strikes)`,
    { timeout: 1_800_000 },
    async (syscalls, error) => {
      const total = await house.countCalls(syscalls);
      const outcomes: Record<string, number> = {};
      for (const nth of spread(total, each)) {
        await house.inCopy(async (home) => {
          const ran = await house.restoreIn(home, { before: strikingAt(syscalls, nth, `error=${error}`) });
          const strike = `${error} at ${syscalls} ${nth} of ${total}`;
          const outcome = outcomeOf(ran, await standingOf(home), strike);
          outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        });
      }
      console.info(`${error} at ${Math.min(each, total)} of ${total} ${syscalls}:`, outcomes);
    },
  );

  test('by letting no file grow beyond a size is told in a line, and loses nothing', {
    timeout: 600_000,
  }, async () => {
    for (const blocks of spread(1500, Math.min(each, 40))) {
      await house.inCopy(async (home) => {
        const script = `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`;
        const ran = await house.restoreIn(home, { before: ['sh', '-c', script] });
        outcomeOf(ran, await standingOf(home), `no file beyond ${blocks} blocks`);
      });
    }
  });

  test.skipIf(!canMount)('because it is full tells so before anything is touched', async () => {
    await house.inCopy(async (home) => {
      const script = `mount -t tmpfs -o size=40m tmpfs /mnt && cp -r "$FRONTDESK_HOME"/. /mnt
        head -c 64m /dev/zero > /mnt/filler 2>/dev/null; truncate -s -4m /mnt/filler
        export FRONTDESK_HOME=/mnt
        "$0" "$@"; code=$?
        rm /mnt/filler; "$0" status --json; ls -A /mnt /mnt/backups; exit $code`;
      const ran = await house.restoreIn(home, { before: ['unshare', '-Urm', 'sh', '-c', script] });
      expect(ran.exit, ran.err).toBe(1);
      expect(ran.err).toMatch(/not enough room/);
      expect(ran.out).toContain(`"patients":${house.now}`);
      expect(ran.out).not.toContain('.frontdesk-');
    });
  });

  test.skipIf(!canMount)('because it cannot be written tells so', async () => {
    await house.inCopy(async (home) => {
      const script = `mount --bind "$FRONTDESK_HOME" "$FRONTDESK_HOME"
        mount -o remount,ro,bind "$FRONTDESK_HOME"; exec "$0" "$@"`;
      const ran = await house.restoreIn(home, { before: ['unshare', '-Urm', 'sh', '-c', script] });
      expect(ran.exit).toBe(1);
      expect(ran.err.trim().split('\n')).toHaveLength(1);
      expect(ran.err).toMatch(/cannot be written/);
      expect(await standingOf(home)).toMatchObject({ patients: house.now, wrong: [], leftovers: [] });
    });
  });

  test.skipIf(!canMount)(
    'of the backups: a folder of backups that cannot be written stops it before anything is touched',
    async () => {
      await house.inCopy(async (home) => {
        const script = `mount --bind "$FRONTDESK_HOME/backups" "$FRONTDESK_HOME/backups"
        mount -o remount,ro,bind "$FRONTDESK_HOME/backups"; exec "$0" "$@"`;
        const ran = await house.restoreIn(home, { before: ['unshare', '-Urm', 'sh', '-c', script] });
        expect(ran.exit).toBe(1);
        expect(ran.err).toMatch(/cannot be written/);
        expect(await standingOf(home)).toMatchObject({ patients: house.now, wrong: [], leftovers: [] });
      });
    },
  );
});
