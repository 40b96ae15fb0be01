import { join } from 'node:path';
import Database from 'better-sqlite3';
import { registerPatient } from '../../src/clinic/patients/index.ts';
import { openClinic } from '../../src/data/schema/index.ts';
import type { Benchmark } from '../benchmark.ts';
import { compareAt, type Pairs } from '../measure/pairs.ts';
import { fillClinic } from '../million/fill.ts';
import { type Person, people } from '../million/people.ts';
import { BareWriter, rowsOf } from './bare-writer.ts';

const warmUps = 150;
const turns = 500;

/**
 * Registers people through the desk, each in a transaction of its own that reaches the disk, and each time writes the
 * very rows that this left behind (patient, audit entry, counters) once more through bare better-sqlite3.
 */
export const register: Benchmark = {
  name: 'register',
  what: 'registering one patient, audited, durable (median)',
  yardstick: 'the same rows through bare better-sqlite3, one transaction each, same sync',
  wanted: '≤ 3×',
  async run({ folder, say }) {
    say('Registering patients.');
    const [ours, bare] = [join(folder, 'ours.db'), join(folder, 'bare.db')];
    for (const path of [ours, bare]) await fillClinic(path, 2000, () => undefined);
    const clinic = await openClinic({ db: ours });
    const written = new Database(ours, { readonly: true });
    const writer = new BareWriter(bare);
    const newcomers = people(2);
    const pairs: Pairs = { ours: [], yardstick: [] };
    for (let turn = -warmUps; turn < turns; turn += 1) {
      const input = asTyped(newcomers.next().value);
      const began = performance.now();
      const { number } = await clinic.desk.perform(registerPatient, input);
      const took = performance.now() - began;
      const bareTook = writer.write(rowsOf(written, number));
      if (turn < 0) continue;
      pairs.ours.push(took);
      pairs.yardstick.push(bareTook);
    }
    writer.refuseDifference(written);
    written.close();
    await clinic.close();
    return compareAt(0.5, pairs, 3);
  },
};

/** What the form would send: the fields that a person fills in. */
function asTyped({ sound_key: _derived, phone: _e164, phone_typed, ...person }: Person) {
  return { ...person, phone: phone_typed };
}
