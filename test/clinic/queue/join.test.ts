import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Patient } from '../../../src/clinic/patients/index.ts';
import {
  QueueEntry,
  queueFinish,
  queueJoin,
  queueList,
  queueNext,
  queueRemove,
  queueStart,
} from '../../../src/clinic/queue/index.ts';
import { specializationEdit } from '../../../src/clinic/specializations/index.ts';
import { defineOperation } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish, HOUSE, look, PATIENTS } from './house.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

function join(patient: string, urgency?: string, specialization = 'G') {
  return clinic.desk.perform(queueJoin, { patient, specialization, urgency });
}

describe('joining the queue', () => {
  test('gives the next ticket of the day, a place and a promise', async () => {
    await furnish(clinic.desk);
    const first = await join('P-00001');
    const second = await join('P-00002');
    expect([first.ticket, second.ticket]).toEqual(['G-001', 'G-002']);
    expect(first).toMatchObject({
      phase: 'waiting',
      status: 0,
      urgency: 'routine',
      patient_name: 'Ada Okafor',
      ticket_date: '2026-11-21',
      joined_at: '2026-11-21T10:40:00.000Z',
      estimated_wait_time: 0,
    });
    expect(second).toMatchObject({ estimated_wait_time: 15, estimated_low: 10, estimated_high: 20 });
  });

  test('promises nothing while no doctor is on duty', async () => {
    await furnish(clinic.desk, { ...HOUSE, doctors: {} });
    expect(await join('P-00001')).toMatchObject({ estimated_wait_time: null, estimated_low: null });
  });

  test('counts tickets per specialization and day', async () => {
    await furnish(clinic.desk);
    await join('P-00001');
    expect((await join('P-00001', 'routine', 'cardiology')).ticket).toBe('C-001');
    await clinic.desk.perform(queueRemove, { id: 'G-001', reason: 'went home' });
    clinic.clock.advance({ hours: 24 });
    expect((await join('P-00002')).ticket).toBe('G-001');
  });

  test('never gives out the ticket of somebody who is left from the day before', async () => {
    await furnish(clinic.desk);
    await join('P-00001');
    await join('P-00002');
    await clinic.desk.perform(queueRemove, { id: 'G-002', reason: 'went home' });
    clinic.clock.advance({ hours: 24 });
    expect((await join('P-00003')).ticket).toBe('G-002');
    const rows = await clinic.desk.read(queueList, {});
    expect(rows.map(({ ticket, ticket_date }) => `${ticket} ${ticket_date}`)).toEqual([
      'G-001 2026-11-21',
      'G-002 2026-11-22',
    ]);
  });

  test('goes on counting when another specialization takes over a code during the day', async () => {
    await furnish(clinic.desk);
    await join('P-00001');
    await clinic.desk.perform(specializationEdit, { id: 'G', code: 'GP' });
    await clinic.desk.perform(specializationEdit, { id: 'C', code: 'G' });
    expect((await join('P-00002', 'routine', 'cardiology')).ticket).toBe('G-002');
    expect((await join('P-00002', 'routine', 'general practice')).ticket).toBe('GP-001');
  });

  test('refuses a full specialization politely', async () => {
    await furnish(clinic.desk, {
      ...HOUSE,
      specializations: { G: { name: 'General practice', max_capacity: 2 } },
    });
    await join('P-00001');
    await join('P-00002');
    await expect(join('P-00003')).rejects.toMatchObject({
      code: 'full',
      message: 'General practice is full: 2 of 2 wait.',
    });
  });

  test('refuses whoever already waits there, and names the ticket', async () => {
    await furnish(clinic.desk);
    await join('P-00001');
    await expect(join('P-00001')).rejects.toMatchObject({
      code: 'already_waiting',
      message: 'Ada Okafor already has ticket G-001 for General practice.',
    });
    await clinic.desk.perform(queueNext, { specialization: 'G' });
    await expect(join('P-00001')).rejects.toMatchObject({ code: 'already_waiting' });
  });

  test('lets a served patient come again with a new ticket', async () => {
    await furnish(clinic.desk);
    const { id } = await join('P-00001');
    await clinic.desk.perform(queueNext, { specialization: 'G' });
    await clinic.desk.perform(queueStart, { id });
    await clinic.desk.perform(queueFinish, { id });
    expect((await join('P-00001')).ticket).toBe('G-002');
  });

  test('refuses the deceased, the inactive, an inactive specialization and what does not exist', async () => {
    await furnish(clinic.desk, {
      specializations: { G: { name: 'General practice' }, X: { name: 'Closed', is_active: false } },
      patients: [
        { number: 'P-00001', first_name: 'Ada', last_name: 'Okafor' },
        { number: 'P-00002', first_name: 'Jonas', last_name: 'Meyer', status: 1 },
        { number: 'P-00003', first_name: 'Rima', last_name: 'Haddad', status: 2 },
      ],
    });
    await expect(join('P-00002')).rejects.toMatchObject({ code: 'invalid', message: /inactive/ });
    await expect(join('P-00003')).rejects.toMatchObject({ code: 'invalid', message: /deceased/ });
    await expect(join('P-00001', 'routine', 'X')).rejects.toMatchObject({
      code: 'invalid',
      message: /not active/,
    });
    await expect(join('P-00009')).rejects.toMatchObject({ code: 'not_found' });
    await expect(join('P-00001', 'soon')).rejects.toMatchObject({ code: 'invalid' });
    expect(await look(clinic.desk, (view) => view.em.count(QueueEntry, {}))).toBe(0);
  });
});

describe('the list', () => {
  test('shows emergencies first, then urgent, then arrival, with place, wait and estimate', async () => {
    await furnish(clinic.desk);
    await join('P-00001');
    clinic.clock.advance({ minutes: 5 });
    await join('P-00002', 'urgent');
    await join('P-00003', 'EMERGENCY');
    const rows = await clinic.desk.read(queueList, {});
    expect(rows.map(({ ticket, place, waited_minutes }) => [ticket, place, waited_minutes])).toEqual([
      ['G-003', 1, 0],
      ['G-002', 2, 0],
      ['G-001', 3, 5],
    ]);
    expect(rows.map(({ estimate }) => estimate?.kind)).toEqual(['now', 'next', 'range']);
  });

  test('is empty where nobody waits, and can be cut', async () => {
    await furnish(clinic.desk);
    expect(await clinic.desk.read(queueList, { specialization: 'C' })).toEqual([]);
    for (const { number } of PATIENTS) await join(number);
    expect(await clinic.desk.read(queueList, { limit: 2 })).toHaveLength(2);
  });
});

test('the database refuses a ticket given out twice on a day, in a sentence', async () => {
  await furnish(clinic.desk);
  await join('P-00001');
  const again = defineOperation({
    name: 'test.again',
    title: 'Give out a ticket again',
    input: z.object({}),
    permission: 'queue.work',
    async run(work) {
      const first = await work.em.findOneOrFail(QueueEntry, { ticket: 'G-001' });
      const patient = await work.em.findOneOrFail(Patient, { number: 'P-00002' });
      const { ticket, ticket_date, ticket_number, specialization, joined_at } = first;
      const same = { ticket, ticket_date, ticket_number, specialization, joined_at };
      work.em.create(QueueEntry, { id: work.id(), patient, ...same }, { partial: true });
    },
  });
  await expect(clinic.desk.perform(again, {})).rejects.toMatchObject({
    code: 'duplicate',
    message: 'This ticket has already been given out today.',
  });
});
