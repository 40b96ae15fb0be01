import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { revisions } from '../../migrations/sqlite/revisions.ts';
import { type ChangeName, changes, MigrateHouse, schemaStanding } from './migrate-house.ts';
import { spread, strikes } from './restore-house.ts';
import { canTrace, strikingAt } from './trace.ts';

const house = new MigrateHouse();
const smallHouse = new MigrateHouse();
beforeAll(async () => {
  await house.build();
  await smallHouse.build(true);
}, 120_000);
afterAll(() => {
  house.remove();
  smallHouse.remove();
});

if (!canTrace)
  console.warn('SKIPPED: strace may not trace here: no migration is killed at its writes and syncs.');

const [first = ''] = revisions;
const ends: Readonly<Record<ChangeName, { old: readonly string[]; new: readonly string[] }>> = {
  migrate: { old: [first], new: revisions },
  downgrade: { old: revisions, new: [first] },
  'downgrade to base': { old: revisions, new: [] },
};
const names = Object.keys(changes) as ChangeName[];

/** After whatever happened: the old or the new schema, whole, with every row; and the way on is open. */
async function expectWhole(
  home: string,
  change: ChangeName,
  strike: string,
  patients = house.patients,
): Promise<'old' | 'new'> {
  const standing = await schemaStanding(home);
  const { old, new: fresh } = ends[change];
  expect([old, fresh], strike).toContainEqual(standing.applied);
  const isNew = standing.applied.length === fresh.length;
  const isEmpty = standing.applied.length === 0;
  expect(standing, strike).toMatchObject({
    patients: isEmpty ? null : patients,
    wrong: [],
    leftovers: [],
    unproved: [],
  });
  return isNew ? 'new' : 'old';
}

describe.each(names)('%s, when it is killed', (change) => {
  const moments = strikes(3);
  test(`at any moment leaves the old or the new schema, whole (${moments} strikes)`, {
    timeout: 1_800_000,
  }, async () => {
    const usual = await house.inCopy(change, async (home) => {
      const ran = await house.run(home, change);
      expect(ran.exit, ran.err).toBe(0);
      expect(await expectWhole(home, change, 'unharmed')).toBe('new');
      return ran.took;
    });
    const outcomes = { old: 0, new: 0 };
    for (let strike = 0; strike < moments; strike += 1) {
      // The first part of a run is starting: nothing is open yet that could be harmed.
      const killAfter = (0.3 + ((strike + Math.random()) / moments) * 0.8) * usual;
      await house.inCopy(change, async (home) => {
        await house.run(home, change, { killAfter });
        outcomes[await expectWhole(home, change, `killed after ${killAfter.toFixed(1)} ms`)] += 1;
        // Done again it comes to its end.
        const again = await house.run(home, change);
        expect(again.exit, again.err).toBe(0);
        expect(await expectWhole(home, change, 'done again')).toBe('new');
      });
    }
    tell(`${change}: killed at ${moments} moments`, outcomes);
  });

  const each = strikes(2);
  // On request also at every call of the largest step back.
  const isTraced = canTrace && (change !== 'downgrade to base' || each > 2);
  test.skipIf(!isTraced).each(['fdatasync,fsync', 'pwrite64', 'rename,unlink,link,ftruncate'])(
    `at every %s leaves the old or the new schema, whole (${each} strikes)`,
    { timeout: 1_800_000 },
    async (syscalls) => {
      const total = await smallHouse.countCalls(change, syscalls);
      const outcomes = { old: 0, new: 0 };
      for (const nth of spread(total, each)) {
        await smallHouse.inCopy(change, async (home) => {
          await smallHouse.run(home, change, { before: strikingAt(syscalls, nth, 'signal=KILL') });
          outcomes[
            await expectWhole(home, change, `killed at ${syscalls} ${nth} of ${total}`, smallHouse.patients)
          ] += 1;
        });
      }
      tell(`${change}: killed at ${Math.min(each, total)} of ${total} ${syscalls}`, outcomes);
    },
  );
});

function tell(what: string, { old, new: fresh }: { old: number; new: number }): void {
  console.info(`${what}: ${old} times the old schema, ${fresh} times the new.`);
}
