import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RestoreHouse, spread, standingOf, strikes } from './restore-house.ts';
import { canTrace, strikingAt } from './trace.ts';

const house = new RestoreHouse();
beforeAll(() => house.build('demo'), 120_000);
afterAll(() => house.remove());

if (!canTrace) console.warn('SKIPPED: strace may not trace here: nothing is killed at its writes and syncs.');

/** After whatever happened: the old or the new state, whole, and nothing acknowledged is lost. */
async function expectWhole(home: string, strike: string): Promise<'old' | 'new'> {
  const standing = await standingOf(home);
  expect([house.earlier, house.now], strike).toContain(standing.patients);
  const isNew = standing.patients === house.earlier;
  expect(standing, strike).toMatchObject({ wrong: [], leftovers: [] });
  expect(standing.entries, strike).toBeGreaterThanOrEqual(house.entries + (isNew ? 1 : 0));
  if (isNew) expect(standing.safety_copies, strike).toBe(1);
  return isNew ? 'new' : 'old';
}

describe('a restore that is killed', () => {
  const moments = strikes(6);
  test(`at any moment leaves the old or the new clinic, whole (${moments} strikes)`, {
    timeout: 1_800_000,
  }, async () => {
    const usual = await house.inCopy(async (home) => {
      const ran = await house.restoreIn(home);
      expect(ran.exit, ran.err).toBe(0);
      expect(await expectWhole(home, 'unharmed')).toBe('new');
      return ran.took;
    });
    const outcomes = { old: 0, new: 0 };
    for (let strike = 0; strike < moments; strike += 1) {
      // From the first moment to a little after the usual end, a little by chance.
      const killAfter = ((strike + Math.random()) / moments) * usual * 1.1;
      await house.inCopy(async (home) => {
        await house.restoreIn(home, { killAfter });
        outcomes[await expectWhole(home, `killed after ${killAfter.toFixed(1)} ms`)] += 1;
      });
    }
    tell(`Killed at ${moments} moments`, outcomes);
  });

  const each = strikes(3);
  test.skipIf(!canTrace).each(['fdatasync,fsync', 'pwrite64', 'write', 'rename,unlink,link'])(
    `at every %s leaves the old or the new clinic, whole (${each} strikes)`,
    { timeout: 1_800_000 },
    async (syscalls) => {
      const total = await house.countCalls(syscalls);
      const outcomes = { old: 0, new: 0 };
      for (const nth of spread(total, each)) {
        await house.inCopy(async (home) => {
          await house.restoreIn(home, { before: strikingAt(syscalls, nth, 'signal=KILL') });
          outcomes[await expectWhole(home, `killed at ${syscalls} ${nth} of ${total}`)] += 1;
        });
      }
      tell(`Killed at ${Math.min(each, total)} of ${total} ${syscalls}`, outcomes);
    },
  );
});

describe('a way back that is killed', () => {
  const garbage = 'this was a database';
  const each = strikes(3);
  test.skipIf(!canTrace).each(['fdatasync,fsync', 'rename,unlink,link', 'pwrite64'])(
    `at every %s can be gone again, and what was damaged is never lost (${each} strikes)`,
    { timeout: 1_800_000 },
    async (syscalls) => {
      const damage = (home: string) => writeFileSync(join(home, 'clinic.db'), garbage);
      const total = await house.countCalls(syscalls, damage);
      const outcomes = { old: 0, new: 0 };
      for (const nth of spread(total, each)) {
        await house.inCopy(async (home) => {
          const strike = `killed at ${syscalls} ${nth} of ${total}`;
          damage(home);
          await house.restoreIn(home, { before: strikingAt(syscalls, nth, 'signal=KILL') });
          const isOld =
            readFileSync(join(home, 'clinic.db')).subarray(0, garbage.length).toString() === garbage;
          outcomes[isOld ? 'old' : 'new'] += 1;
          if (isOld) expect((await house.restoreIn(home)).exit, strike).toBe(0);
          const standing = await standingOf(home);
          expect(standing, strike).toMatchObject({ patients: house.earlier, wrong: [], leftovers: [] });
          const aside = readdirSync(home).filter((name) => name.includes('.damaged-'));
          expect(
            aside.map((name) => readFileSync(join(home, name), 'utf8')),
            strike,
          ).toContain(garbage);
        });
      }
      tell(`Way back killed at ${Math.min(each, total)} of ${total} ${syscalls}`, outcomes);
    },
  );
});

function tell(what: string, { old, new: fresh }: { old: number; new: number }): void {
  console.info(`${what}: ${old} times the old state, ${fresh} times the new.`);
}
