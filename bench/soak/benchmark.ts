import { join } from 'node:path';
import { openClinic } from '../../src/data/schema/index.ts';
import type { Benchmark } from '../benchmark.ts';
import { bundleInto } from '../bundle.ts';
import { openHouse } from '../house/day.ts';
import { fillClinic } from '../million/fill.ts';
import { type Answer, letThemWork } from './desks.ts';
import { verify } from './verify.ts';

const processes = 50;
const acts = 40;
/** Five minutes, and all are stopped. */
const limit = 300_000;

export const soak: Benchmark = {
  name: 'soak',
  what: `${processes} processes × ${acts} mixed operations on one file`,
  yardstick: '(count)',
  wanted: '0 errors, 0 lost updates, 0 double bookings, 0 repeated tickets',
  async run({ folder, say }) {
    const path = join(folder, 'soak.db');
    await fillClinic(path, 500, () => undefined);
    const clinic = await openClinic({ db: path });
    await openHouse(clinic.desk, 500);
    await clinic.close();
    const program = await bundleInto(folder, 'soak/desk-process.ts');
    const day = Temporal.Now.plainDateISO('Europe/London').add({ days: 2 }).toString();
    say(`${processes} desks at work, ${acts} acts each.`);
    const began = performance.now();
    const answers = (
      await letThemWork(program, (which) => [path, String(which), String(acts), day], processes, limit)
    ).flat();
    const seconds = (performance.now() - began) / 1000;
    for (const line of summaryOf(answers)) say(line);
    const faults = verify(path, answers);
    if (answers.length !== processes * acts) faults.errors += processes * acts - answers.length;
    const { errors, lost_updates, double_bookings, repeated_tickets } = faults;
    return {
      measured: `${errors} errors, ${lost_updates} lost updates, ${double_bookings} double bookings, ${repeated_tickets} repeated tickets`,
      isReached: Object.values(faults).every((fault) => fault === 0),
      figures: { ...faults, ...outcomes(answers), acts: answers.length, seconds },
    };
  },
};

function outcomes(answers: readonly Answer[]): Record<string, number> {
  const kinds = Object.entries(Object.groupBy(answers, ({ outcome }) => outcome));
  return Object.fromEntries(kinds.map(([outcome, some = []]) => [outcome, some.length]));
}

/** How often which act ended how: `book: 210 done, 105 overlap`. */
function summaryOf(answers: readonly Answer[]): string[] {
  return [...Map.groupBy(answers, ({ act }) => act)].map(([act, some]) => {
    const ends = [...Map.groupBy(some, ({ outcome, code, message }) => code ?? message ?? outcome)];
    return `${act}: ${ends.map(([end, { length }]) => `${length} ${end}`).join(', ')}`;
  });
}
