import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { revisions } from '../../migrations/sqlite/revisions.ts';
import { type ChangeName, MigrateHouse, schemaStanding } from './migrate-house.ts';
import { type runIn, spread, strikes } from './restore-house.ts';
import { canMount, canTrace, strikingAt } from './trace.ts';

const house = new MigrateHouse();
beforeAll(() => house.build(true), 120_000);
afterAll(() => house.remove());

if (!canTrace) console.warn('SKIPPED: strace may not trace here: no write or sync of a migration fails.');
if (!canMount) console.warn('SKIPPED: nothing may be mounted here: no disk is full and none is read-only.');

const [first = ''] = revisions;
const begins = { migrate: [first], downgrade: [...revisions] } as const;
const ends = { migrate: [...revisions], downgrade: [first] } as const;
type Struck = keyof typeof begins & ChangeName;

/** Refused with one clear line, or done in spite of it; in both cases whole. */
async function outcomeOf(
  home: string,
  change: Struck,
  ran: Awaited<ReturnType<typeof runIn>>,
  strike: string,
): Promise<string> {
  const standing = await schemaStanding(home);
  expect([begins[change], ends[change]], strike).toContainEqual(standing.applied);
  expect(standing, strike).toMatchObject({
    patients: house.patients,
    wrong: [],
    leftovers: [],
    unproved: [],
  });
  const isNew = standing.applied.length === ends[change].length;
  if (ran.exit === 0) {
    expect(isNew, strike).toBe(true);
    return 'done';
  }
  expect(ran.err.trim().split('\n'), `${strike}: ${ran.err}`).toHaveLength(1);
  expect(ran.err, strike).not.toMatch(/inside the program|SqliteError|at .*\.js/);
  return isNew ? 'told, and new' : 'told, and old';
}

const struck: readonly Struck[] = ['migrate', 'downgrade'];

describe.each(struck)('a disk that fails: %s', (change) => {
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
      const total = await house.countCalls(change, syscalls);
      const outcomes: Record<string, number> = {};
      for (const nth of spread(total, each)) {
        await house.inCopy(change, async (home) => {
          const ran = await house.run(home, change, { before: strikingAt(syscalls, nth, `error=${error}`) });
          const outcome = await outcomeOf(home, change, ran, `${error} at ${syscalls} ${nth} of ${total}`);
          outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        });
      }
      console.info(`${change}, ${error} at ${Math.min(each, total)} of ${total} ${syscalls}:`, outcomes);
    },
  );

  test('letting no file grow beyond a size is told in a line, and loses nothing', {
    timeout: 600_000,
  }, async () => {
    for (const blocks of spread(1_200, Math.min(each, 40))) {
      await house.inCopy(change, async (home) => {
        const script = `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`;
        const ran = await house.run(home, change, { before: ['sh', '-c', script] });
        await outcomeOf(home, change, ran, `no file beyond ${blocks} blocks`);
      });
    }
  });

  test.skipIf(!canMount)('a full one is told before anything is touched', async () => {
    await house.inCopy(change, async (home) => {
      const script = `mount -t tmpfs -o size=40m tmpfs /mnt && cp -r "$FRONTDESK_HOME"/. /mnt
        head -c 64m /dev/zero > /mnt/filler 2>/dev/null; truncate -s -4m /mnt/filler
        export FRONTDESK_HOME=/mnt
        "$0" "$@"; code=$?
        rm /mnt/filler; "$0" status --json; ls -A /mnt /mnt/backups; exit $code`;
      const ran = await house.run(home, change, { before: ['unshare', '-Urm', 'sh', '-c', script] });
      expect(ran.exit, ran.err).toBe(1);
      expect(ran.err).toMatch(/not enough room/);
      expect(ran.out).toContain(`"patients":${house.patients}`);
      expect(ran.out).not.toContain('.frontdesk-');
    });
  });

  test.skipIf(!canMount).each(['', '/backups'])(
    'a folder%s that cannot be written is told',
    async (below) => {
      await house.inCopy(change, async (home) => {
        const folder = `"$FRONTDESK_HOME${below}"`;
        const script = `mkdir -p ${folder}; mount --bind ${folder} ${folder}
        mount -o remount,ro,bind ${folder}; exec "$0" "$@"`;
        const ran = await house.run(home, change, { before: ['unshare', '-Urm', 'sh', '-c', script] });
        expect(ran.exit).toBe(1);
        expect(ran.err.trim().split('\n')).toHaveLength(1);
        expect(ran.err).toMatch(/cannot be written/);
        const standing = await schemaStanding(home);
        expect(standing).toMatchObject({ applied: begins[change], patients: house.patients, wrong: [] });
      });
    },
  );
});
