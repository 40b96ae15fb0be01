/**
 * One of the fifty: a desk in a process of its own. Arguments: the database, which one it is, how many acts, the day to
 * book. Says `ready`, waits for a line, and prints one line of JSON for each act and one at the end.
 */
import { z } from 'zod';
import { Patient } from '../../src/clinic/patients/entity.ts';
import { openClinic } from '../../src/data/schema/index.ts';
import { DeskError, defineQuery } from '../../src/desk/index.ts';
import { chanceFrom } from '../million/chance.ts';
import { people } from '../million/people.ts';
import { acts, drawAct, type Receptionist } from './acts.ts';

const [db = '', which = '', times = '', day = ''] = process.argv.slice(2);
const nth = Number(which);
const clinic = await openClinic({
  db,
  actor: { name: `desk ${which}`, user_id: null, session: `soak-${which}`, origin: 'bench' },
});
const sharedPatients = defineQuery({
  name: 'bench.shared',
  title: 'The patients that all work on',
  input: z.object({}),
  permission: 'patients.find',
  run: async (view) =>
    (await view.em.find(Patient, { search_key: { $lte: 60 }, status: 0 })).map(({ id }) => id),
});
let tokens = 0;
const chance = chanceFrom(1000 + nth);
const receptionist: Receptionist = {
  desk: clinic.desk,
  chance,
  newcomers: people(50_000 + nth),
  day,
  shared: await clinic.desk.read(sharedPatients, {}),
  called: [],
  booked: [],
  token: () => `<${which}.${++tokens}>`,
};

process.stdout.write('ready\n');
await new Promise((go) => process.stdin.once('data', go));
for (let act = 0; act < Number(times); act += 1) {
  const name = drawAct(chance);
  try {
    const done = await acts[name]?.run(receptionist);
    say({ act: name, outcome: done ? 'done' : 'nothing', ...done });
  } catch (error) {
    if (error instanceof DeskError)
      say({ act: name, outcome: 'refused', code: error.code, message: error.message });
    else say({ act: name, outcome: 'error', message: String(error).slice(0, 300) });
  }
}
await clinic.close();
process.stdin.destroy();

function say(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
