import { expect, test } from 'vitest';
import { listAppointments, nextAppointments } from '../../../src/clinic/appointments/index.ts';
import { lastFirst } from '../../../src/clinic/patients/index.ts';
import { queueList } from '../../../src/clinic/queue/index.ts';
import { clinicAtWork } from './clinic-at-work.ts';

test('marks the patient under the cursor as arrived with one key', async () => {
  const { clinic, screen } = await clinicAtWork();
  const [first, second] = await clinic.desk.read(nextAppointments, {});
  if (!first || !second) throw new Error('Too few are expected in the demo clinic.');
  await screen.act('today.arrive');
  expect(screen.keys()).toBe(1);
  expect(screen.message()).toContain(`${first.patient_name}. Ask for birth date ${first.birth_date}`);
  expect(screen.row(lastFirst(second)).inverse).toBe(true);
  expect(screen.text()).not.toContain(lastFirst(first));

  const waiting = await clinic.desk.read(queueList, {});
  const entry = waiting.find((row) => row.appointment === first.id);
  expect(entry).toMatchObject({ phase: 'waiting', patient: first.patient });
  expect(screen.message()).toContain(entry?.ticket);
  const today = await clinic.desk.read(listAppointments, {});
  expect(today.find((row) => row.id === first.id)?.arrived_at).toBe(clinic.clock.now());

  await screen.act('app.undo');
  expect(screen.row(lastFirst(first)).text).toContain(first.appointment_time);
  expect((await clinic.desk.read(queueList, {})).some((row) => row.appointment === first.id)).toBe(false);
});

test('sees at once that another desk was first', async () => {
  const { clinic, screen } = await clinicAtWork();
  const [first] = await clinic.desk.read(nextAppointments, {});
  if (!first) throw new Error('Nobody is expected in the demo clinic.');
  const { arriveAppointment } = await import('../../../src/clinic/appointments/index.ts');
  const ben = await clinic.anotherDesk();
  await ben.perform(arriveAppointment, { id: first.id });
  await screen.waitFor(() => !screen.text().includes(lastFirst(first)));
  expect((await clinic.desk.read(queueList, {})).filter((row) => row.appointment === first.id)).toHaveLength(
    1,
  );
});
