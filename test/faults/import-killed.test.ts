import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Patient, registerPatient } from '../../src/clinic/patients/index.ts';
import { openClinic } from '../../src/data/schema/index.ts';
import { strikesOr } from './backup-site.ts';
import { ImportSite } from './import-site.ts';

const strikes = strikesOr(4);
const isFull = strikes >= 200;

let site: ImportSite;
beforeAll(() => {
  site = new ImportSite(isFull ? 1000 : 300);
});
afterAll(() => site.remove());

describe('an import that is struck', () => {
  test(`killed at any moment leaves whole rows, and run again it is complete without doubles (${strikes} strikes)`, {
    timeout: 3_600_000,
  }, async () => {
    site.begin();
    const usual = await site.import();
    expect(usual).toMatchObject({ exit: 0, refused: null });
    await site.requireSound(usual, 'unharmed');
    const landed: number[] = [];
    for (let strike = 0; strike < strikes; strike += 1) {
      site.begin();
      // From the first moment to a little after the usual end, a little by chance.
      const killAfter = ((strike + Math.random()) / strikes) * usual.milliseconds * 1.05;
      const said = await site.import({ killAfter });
      landed.push(said.landed);
      await site.requireSound(said, `killed after ${killAfter.toFixed(1)} ms`);
    }
    console.info(
      `Killed at ${strikes} moments: ${Math.min(...landed)} to ${Math.max(...landed)} rows said to have landed.`,
    );
  });

  test('stops in a sentence where the system lets no file become so large, and goes on when it does', async () => {
    for (const blocks of isFull ? [1500, 2000, 2500, 3000, 4000] : [2000]) {
      site.begin();
      const before = ['sh', '-c', `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`];
      const said = await site.import({ before });
      expect(said).toMatchObject({ exit: 1, refused: 'no_space' });
      await site.requireSound(said, `files of at most ${blocks} blocks`);
    }
  }, 600_000);
});

describe('other desks', () => {
  test('go on working while a file is imported: each gets its turn, and no number twice', async () => {
    site.begin();
    const importing = site.import();
    let isOver = false;
    void importing.then(() => {
      isOver = true;
    });
    const desks = await Promise.all(
      Array.from({ length: isFull ? 10 : 3 }, () => openClinic({ db: site.db })),
    );
    const registered = await Promise.all(
      desks.map(async ({ desk }, nth) => {
        const numbers: string[] = [];
        for (let person = 0; !isOver || person < 2; person += 1) {
          const who = {
            first_name: 'Desk',
            last_name: `Person ${nth} ${person}`,
            birth_date: '1990-01-01',
            gender: 'f',
          };
          // A desk that never stops would keep this process from hearing that the other one has ended.
          await setImmediate();
          numbers.push((await desk.perform(registerPatient, who)).number);
        }
        return numbers;
      }),
    );
    for (const clinic of desks) await clinic.close();
    expect(await importing).toMatchObject({ exit: 0, landed: site.rows });
    const all = registered.flat();
    expect(new Set(all).size).toBe(all.length);
    const clinic = await openClinic({ db: site.db });
    const em = clinic.engine.orm.em.fork();
    expect(await em.count(Patient, { number: all })).toBe(all.length);
    expect(await em.count(Patient, {})).toBe(all.length + site.patients);
    await clinic.close();
  }, 600_000);
});
