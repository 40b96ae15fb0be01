/**
 * A desk in a process of its own, for the tests of what many do at once. Arguments: the database file, then
 * one command: `call CODE` calls until nobody waits; `join CODE NUMBER…` joins each patient once. Prints one
 * JSON line per answer.
 */

import { queueJoin, queueNext } from '../../../src/clinic/queue/index.ts';
import { openClinic } from '../../../src/data/schema/index.ts';
import { DeskError } from '../../../src/desk/index.ts';

const [db = '', command, specialization = '', ...patients] = process.argv.slice(2);
const clinic = await openClinic({
  db,
  clock: { now: () => new Date().toISOString() },
  create: false,
  anyRevision: false,
  actor: { name: `desk ${process.pid}`, user_id: null, session: String(process.pid), origin: 'test' },
});

function say(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

process.stdout.write('ready\n');
await new Promise((go) => process.stdin.once('data', go));

if (command === 'call') {
  for (;;) {
    const called = await clinic.desk.perform(queueNext, { specialization });
    if (!called) break;
    say({ ticket: called.ticket, patient: called.patient_number });
  }
} else {
  for (const patient of patients) {
    try {
      const joined = await clinic.desk.perform(queueJoin, { patient, specialization });
      say({ ticket: joined.ticket, patient });
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      say({ refused: error.code, patient });
    }
  }
}
await clinic.close();
process.stdout.write('', () => process.exit(0));
