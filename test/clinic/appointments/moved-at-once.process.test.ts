import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { bookAppointment, listAppointments } from '../../../src/clinic/appointments/index.ts';
import { registerPatient } from '../../../src/clinic/patients/index.ts';
import { CommandLine } from '../../cli/frontdesk.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish, monday } from './house.ts';

const commands = new CommandLine();
let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic({ now: monday });
  await furnish(clinic.desk);
});
afterEach(async () => {
  await clinic.close();
  commands.remove();
});

const refusal = z.object({ error: z.object({ code: z.string() }) });

test('ten processes move ten visits to one time: one is there, nine are where they were', async () => {
  const date = '2030-05-06';
  const times = ['09:00', '09:15', '09:30', '09:45', '10:00', '10:15', '10:30', '10:45', '11:00', '11:15'];
  const visits = [];
  for (const [index, time] of times.entries()) {
    const who = { first_name: `Nr${index}`, last_name: 'Same', birth_date: '1988-03-07', gender: 'f' };
    const patient = await clinic.desk.perform(registerPatient, who);
    const visit = { patient: patient.id, doctor: 'L1', start: `${date}T${time}`, duration: 15 };
    visits.push(await clinic.desk.perform(bookAppointment, visit));
  }
  const target = `${date}T14:00`;
  const runs = await Promise.all(
    visits.map(({ id }) =>
      commands.run(['--db', clinic.path, 'appointments', 'reschedule', id, '--start', target, '--json']),
    ),
  );
  const refused = runs.filter((run) => run.exit !== 0);
  expect(refused.map((run) => `${run.exit} ${refusal.parse(run.json()).error.code}`)).toEqual(
    Array.from({ length: 9 }, () => '1 overlap'),
  );
  const after = await clinic.desk.read(listAppointments, { date });
  const before = new Map(visits.map(({ id, start }) => [id, start]));
  const moved = after.filter((visit) => visit.start === target);
  const stayed = after.filter((visit) => visit.start === before.get(visit.id));
  expect([moved.length, stayed.length]).toEqual([1, 9]);
}, 120_000);
