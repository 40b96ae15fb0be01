import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  arriveAppointment,
  bookAppointment,
  listAppointments,
} from '../../../src/clinic/appointments/index.ts';
import {
  queueCloseDay,
  queueJoin,
  queueList,
  queueNext,
  queueSummary,
} from '../../../src/clinic/queue/index.ts';
import { specializationEdit } from '../../../src/clinic/specializations/index.ts';
import { undoLast } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish } from './house.ts';

// Monday evening in London; everybody goes home, and three stay in the queue.
let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic({ now: '2026-11-23T17:00:00.000Z' });
  await furnish(clinic.desk);
  for (const [patient, specialization] of [['P-00001'], ['P-00002'], ['P-00003', 'C']] as const) {
    await join(patient, specialization);
    clinic.clock.advance({ minutes: 5 });
  }
  await clinic.desk.perform(queueNext, { specialization: 'G' });
  clinic.clock.set('2026-11-24T08:00:00.000Z');
});
afterEach(() => clinic.close());

function join(patient: string, specialization = 'G') {
  return clinic.desk.perform(queueJoin, { patient, specialization });
}

async function inTheQueue(): Promise<string[]> {
  const rows = await clinic.desk.read(queueList, {});
  return rows.map(({ ticket, ticket_date }) => `${ticket} ${ticket_date}`).sort();
}

test('those left on an earlier day are counted, and taken off in one act that can be undone', async () => {
  await join('P-00004');
  const summary = await clinic.desk.read(queueSummary, {});
  expect(summary).toMatchObject([
    { specialization_code: 'C', left_over: 1, left_since: '2026-11-23' },
    { specialization_code: 'G', left_over: 2, left_since: '2026-11-23' },
  ]);
  const removed = await clinic.desk.perform(queueCloseDay, {});
  expect(removed).toMatchObject([
    { ticket: 'G-001', phase: 'removed', removal_reason: 'left', removed_at: '2026-11-24T08:00:00.000Z' },
    { ticket: 'G-002', phase: 'removed', removal_reason: 'left' },
    { ticket: 'C-001', phase: 'removed', removal_reason: 'left' },
  ]);
  expect(await inTheQueue()).toEqual(['G-003 2026-11-24']);
  expect(await clinic.desk.perform(queueCloseDay, {})).toEqual([]);
  await clinic.desk.perform(undoLast, {});
  expect(await inTheQueue()).toEqual([
    'C-001 2026-11-23',
    'G-001 2026-11-23',
    'G-002 2026-11-23',
    'G-003 2026-11-24',
  ]);
});

test('who was left yesterday and comes back is told what to do, and so is who finds the queue full', async () => {
  await expect(join('P-00002')).rejects.toMatchObject({
    code: 'already_waiting',
    message: 'Jonas Meyer already has ticket G-002 for General practice since 2026-11-23.',
    hint: expect.stringContaining('queue close-day'),
  });
  await clinic.desk.perform(specializationEdit, { id: 'G', max_capacity: 1 });
  await expect(join('P-00005')).rejects.toMatchObject({
    code: 'full',
    hint: expect.stringMatching(/^1 of them from earlier days: .*queue close-day/),
  });
  await clinic.desk.perform(queueCloseDay, {});
  expect(await join('P-00002')).toMatchObject({ ticket: 'G-001', ticket_date: '2026-11-24' });
});

test('who has come today for an appointment is not taken off, though her ticket is an old one', async () => {
  const { id } = await clinic.desk.perform(bookAppointment, {
    patient: 'P-00002',
    doctor: 'L1',
    start: '2026-11-24T09:00',
    overbook: 'comes before the doctor goes',
  });
  await clinic.desk.perform(arriveAppointment, { id });
  const removed = await clinic.desk.perform(queueCloseDay, {});
  expect(removed.map(({ ticket }) => ticket)).toEqual(['G-001', 'C-001']);
  expect(await inTheQueue()).toEqual(['G-002 2026-11-23']);
  const [visit] = await clinic.desk.read(listAppointments, { date: '2026-11-24' });
  expect(visit?.arrived_at).toBe('2026-11-24T08:00:00.000Z');
});
