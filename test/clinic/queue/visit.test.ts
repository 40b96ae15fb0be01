import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Appointment } from '../../../src/clinic/appointments/entity.ts';
import { Doctor } from '../../../src/clinic/doctors/index.ts';
import { Patient } from '../../../src/clinic/patients/entity.ts';
import {
  advanceWithAppointment,
  queueFinish,
  queueJoin,
  queueList,
  queueNext,
  queueRemove,
  queueStart,
} from '../../../src/clinic/queue/index.ts';
import { Specialization } from '../../../src/clinic/specializations/index.ts';
import { defineOperation } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish, HOUSE, look } from './house.ts';

const VISIT = '0194a000-0000-7000-8000-000000000001';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
  await furnish(clinic.desk, {
    ...HOUSE,
    specializations: { ...HOUSE.specializations, G: { name: 'General practice', max_capacity: 1 } },
    doctors: {
      L1: { full_name: 'Anna Lindt', specializations: ['G'], days: [6] },
      L2: { full_name: 'Ben Park', specializations: ['G'], days: [6] },
    },
  });
  await clinic.desk.perform(queueJoin, { patient: 'P-00002', specialization: 'G' });
  await clinic.desk.perform(bookVisit, {});
});
afterEach(() => clinic.close());

const bookVisit = defineOperation({
  name: 'test.book',
  title: 'Book',
  input: z.object({}),
  permission: 'appointments.work',
  async run(work) {
    work.em.create(Appointment, {
      id: VISIT,
      patient: await work.em.findOneOrFail(Patient, { number: 'P-00001' }),
      doctor: await work.em.findOneOrFail(Doctor, { license_number: 'L1' }),
      specialization: await work.em.findOneOrFail(Specialization, { code: 'G' }),
      starts_at: '2026-11-21T11:00:00.000Z',
      ends_at: '2026-11-21T11:30:00.000Z',
      appointment_date: '2026-11-21',
      appointment_time: '11:00',
      reason: 'Consultation',
    });
  },
});

function visit() {
  return look(clinic.desk, (view) => view.em.findOneOrFail(Appointment, { id: VISIT }));
}

function arrive(patient = 'P-00001') {
  return clinic.desk.perform(queueJoin, { patient, specialization: 'G', appointment: VISIT });
}

describe('whoever comes for an appointment', () => {
  test('is never refused for want of room, and her visit has arrived', async () => {
    expect(await arrive()).toMatchObject({ ticket: 'G-002', appointment: VISIT, doctor_name: 'Dr Lindt' });
    expect(await visit()).toMatchObject({ status: 'Confirmed', arrived_at: '2026-11-21T10:40:00.000Z' });
  });

  test('keeps the ticket she already waits with', async () => {
    await clinic.desk.perform(queueRemove, { id: 'G-001', reason: 'left' });
    await clinic.desk.perform(queueJoin, { patient: 'P-00001', specialization: 'G' });
    expect(await arrive()).toMatchObject({ ticket: 'G-002', appointment: VISIT });
  });

  test('is not somebody else', async () => {
    await expect(arrive('P-00003')).rejects.toMatchObject({ code: 'invalid' });
  });

  test('is left waiting when another doctor calls', async () => {
    await clinic.desk.perform(queueRemove, { id: 'G-001', reason: 'left' });
    await arrive();
    expect(await clinic.desk.perform(queueNext, { specialization: 'G', doctor: 'L2' })).toBeNull();
    expect(await clinic.desk.perform(queueNext, { specialization: 'G', doctor: 'L1' })).toMatchObject({
      ticket: 'G-002',
    });
  });

  test('cannot come to a visit of another day, nor to one that was cancelled', async () => {
    const join = () =>
      clinic.desk.perform(queueJoin, { patient: 'P-00001', specialization: 'G', appointment: VISIT });
    const change = (values: object) =>
      clinic.desk.perform(
        defineOperation({
          name: 'test.change',
          title: 'Change',
          input: z.object({}),
          permission: 'appointments.work',
          run: async (work) => {
            work.em.assign(await work.em.findOneOrFail(Appointment, { id: VISIT }), values);
          },
        }),
        {},
      );
    clinic.clock.advance({ hours: 24 });
    await expect(join()).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('2026-11-21'),
    });
    clinic.clock.advance({ hours: -24 });
    await change({ status: 'Cancelled', cancelled_at: clinic.clock.now(), cancellation_reason: 'ill' });
    await expect(join()).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('cancelled'),
    });
    expect(await visit()).toMatchObject({ status: 'Cancelled', arrived_at: null });
  });

  test('starts and completes the visit from the queue', async () => {
    await arrive();
    await clinic.desk.perform(queueNext, { specialization: 'G' });
    await clinic.desk.perform(queueNext, { specialization: 'G' });
    await clinic.desk.perform(queueStart, { id: 'G-002' });
    expect(await visit()).toMatchObject({ status: 'In Progress', started_at: '2026-11-21T10:40:00.000Z' });
    await clinic.desk.perform(queueFinish, { id: 'G-002' });
    expect(await visit()).toMatchObject({ status: 'Completed', completed_at: '2026-11-21T10:40:00.000Z' });
  });

  test('leaves the visit open when she is removed', async () => {
    await arrive();
    await clinic.desk.perform(queueRemove, { id: 'G-002', reason: 'went home' });
    expect(await visit()).toMatchObject({ status: 'Confirmed', arrived_at: null });
  });

  test('is served from the appointments too', async () => {
    const advance = (step: 'start' | 'finish') =>
      clinic.desk.perform(
        defineOperation({
          name: 'test.advance',
          title: 'Advance',
          input: z.object({}),
          permission: 'appointments.work',
          run: (work) => advanceWithAppointment(work, VISIT, step),
        }),
        {},
      );
    await arrive();
    await advance('start');
    const rows = await clinic.desk.read(queueList, {});
    expect(rows.find(({ ticket }) => ticket === 'G-002')).toMatchObject({ phase: 'in_service' });
    await advance('finish');
    expect((await clinic.desk.read(queueList, {})).map(({ ticket }) => ticket)).toEqual(['G-001']);
  });
});
