import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actIn, RekeyHouse, standing } from './rekey-house.ts';
import { spread, strikes } from './restore-house.ts';
import { canTrace, strikingAt } from './trace.ts';

const plain = new RekeyHouse();
const encrypted = new RekeyHouse();
beforeAll(async () => {
  await plain.build(false);
  await encrypted.build(true);
}, 120_000);
afterAll(() => {
  plain.remove();
  encrypted.remove();
});

if (!canTrace) console.warn('SKIPPED: strace may not trace here: nothing is killed at its writes and syncs.');

const acts = [
  { act: 'encrypt', house: plain, before: 'plain', after: 'encrypted' },
  { act: 'change-key', house: encrypted, before: 'encrypted', after: 'encrypted' },
  { act: 'decrypt', house: encrypted, before: 'encrypted', after: 'plain' },
] as const;

describe.each(acts)('$act that is killed', ({ act, house, before, after }) => {
  /** The file of the keys opens what is there, nothing acknowledged is lost, and what is encrypted lies nowhere open. */
  async function expectWhole(home: string, strike: string): Promise<string> {
    const found = await standing(home);
    expect([before, after], strike).toContain(found.form);
    expect(found, strike).toMatchObject({ patients: house.patients, wrong: [], leftovers: [] });
    expect(found.entries, strike).toBeGreaterThanOrEqual(house.entries);
    if (found.form === 'encrypted') expect(found.open, strike).toEqual([]);
    return found.form;
  }

  const each = strikes(2);
  test.skipIf(!canTrace).each(['fdatasync,fsync,ftruncate', 'pwrite64,write', 'rename,unlink,link'])(
    `at every %s leaves the clinic whole, and can be ended (${each} strikes)`,
    { timeout: 1_800_000 },
    async (syscalls) => {
      const total = await house.countCalls(act, syscalls);
      const outcomes: Record<string, number> = {};
      for (const nth of spread(total, each)) {
        await house.inCopy(async (home) => {
          const strike = `${act} killed at ${syscalls} ${nth} of ${total}`;
          await actIn(home, act, { before: strikingAt(syscalls, nth, 'signal=KILL') });
          const form = await expectWhole(home, strike);
          outcomes[form] = (outcomes[form] ?? 0) + 1;
          const again = await actIn(home, act);
          // Where it was done already, that is what it says.
          expect([0, 1], strike).toContain(again.exit);
          expect(await expectWhole(home, `${strike}, ended`)).toBe(after);
        });
      }
      console.info(
        `${act} killed at ${Math.min(each, total)} of ${total} ${syscalls}: ${JSON.stringify(outcomes)}`,
      );
    },
  );

  test('not at all does what it says', async () => {
    await house.inCopy(async (home) => {
      const ran = await actIn(home, act);
      expect(ran.exit, ran.err).toBe(0);
      expect(await expectWhole(home, 'unharmed')).toBe(after);
    });
  });
});
