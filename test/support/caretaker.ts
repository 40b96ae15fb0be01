import { isAnythingDue, readUpkeep, runDue } from '../../src/data/schedule/index.ts';
import type { OpenedClinic } from '../../src/data/schema/index.ts';
import type { Caretaker } from '../../src/tui/shell/upkeep/caretaker.ts';

/** Looks after the test's clinic as a desk does. It acts as soon as something is due, or with `onlyLooks` never. */
export function caretakerOf(clinic: OpenedClinic, options: { onlyLooks?: boolean } = {}): Caretaker {
  return {
    look: () => readUpkeep({ ...clinic, desk: clinic.desk.ofTheHouse() }),
    isDue: async (upkeep) => !options.onlyLooks && (await isAnythingDue(clinic.engine.place, upkeep)),
    act: (jobs) => jobs.run(runDue, {}, 'house'),
    firstAfter: 0,
    spread: 0,
  };
}
