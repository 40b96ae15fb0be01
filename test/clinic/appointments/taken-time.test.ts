import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  Appointment,
  bookAppointment,
  cancelAppointment,
  rescheduleAppointment,
} from '../../../src/clinic/appointments/index.ts';
import { undoLast } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { book, furnish, monday, perform } from './house.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic({ now: monday });
  await furnish(clinic.desk);
});
afterEach(() => clinic.close());

const booking = (patient: string, time: string, more: { doctor?: string; overbook?: string } = {}) =>
  clinic.desk.perform(bookAppointment, { patient, doctor: 'L1', start: `2026-11-23T${time}`, ...more });

/** Changes the row itself, past every check of the program: what answers is the database. */
const tamper = (id: string, change: (visit: Appointment) => void) =>
  perform(clinic.desk, async ({ em }) => change(await em.findOneOrFail(Appointment, { id })));

describe('the database itself', () => {
  it('refuses to un-cancel onto a time that has been given away', async () => {
    const first = await booking('P-00001', '10:00');
    await clinic.desk.perform(cancelAppointment, { id: first.id, reason: 'mistake' });
    const ben = await clinic.anotherDesk();
    await ben.perform(bookAppointment, { patient: 'P-00002', doctor: 'L1', start: '2026-11-23T10:15' });
    await expect(clinic.desk.perform(undoLast, {})).rejects.toMatchObject({ code: 'overlap' });
    const uncancelled = tamper(first.id, (visit) => {
      visit.status = 'Scheduled';
      visit.cancelled_at = null;
    });
    await expect(uncancelled).rejects.toMatchObject({ code: 'overlap' });
    expect(await book(clinic.desk)).toEqual([
      '2026-11-23 10:00 Smith Cancelled',
      '2026-11-23 10:15 Meyer Scheduled',
    ]);
  });

  it.each([
    [
      'the start',
      (visit: Appointment) => {
        visit.starts_at = '2026-11-23T09:15:00.000Z';
      },
    ],
    [
      'the doctor',
      (visit: Appointment, other: Appointment) => {
        visit.starts_at = other.starts_at;
        visit.ends_at = other.ends_at;
        visit.doctor = other.doctor;
      },
    ],
  ])('refuses a change of %s onto a taken time', async (_, change) => {
    const taken = await booking('P-00001', '10:00');
    const second = await booking('P-00002', '11:00');
    const moved = perform(clinic.desk, async ({ em }) => {
      const other = await em.findOneOrFail(Appointment, { id: taken.id });
      change(await em.findOneOrFail(Appointment, { id: second.id }), other);
    });
    await expect(moved).rejects.toMatchObject({ code: 'overlap' });
  });

  it('refuses to drop the overbooking of a visit that stands over another', async () => {
    await booking('P-00001', '10:00');
    const over = await booking('P-00002', '10:15', { overbook: 'pain' });
    const dropped = tamper(over.id, (visit) => {
      visit.overbooked = null;
    });
    await expect(dropped).rejects.toMatchObject({ code: 'overlap' });
  });

  it('refuses a second patient’s visit at one time even when it is overbooked', async () => {
    await booking('P-00001', '10:00');
    const second = await booking('P-00002', '10:00', { doctor: 'L2', overbook: 'pain' });
    const other = tamper(second.id, (visit) => {
      visit.starts_at = '2026-11-23T10:00:00.000Z';
      visit.ends_at = '2026-11-23T10:30:00.000Z';
    });
    await other;
    expect(await book(clinic.desk)).toHaveLength(2);
  });
});

describe('rescheduling', () => {
  it('moves a visit, which has to be confirmed anew', async () => {
    const { id } = await booking('P-00001', '10:00');
    const row = await clinic.desk.perform(rescheduleAppointment, {
      id,
      start: '2026-11-24T14:00',
      duration: 45,
      doctor: 'L2',
    });
    expect(row).toMatchObject({
      id,
      start: '2026-11-24T14:00',
      end: '2026-11-24T14:45',
      doctor_name: 'Dr Osei',
      specialization_name: 'General practice',
      status: 'Scheduled',
    });
    await booking('P-00002', '10:00');
  });

  it('may overlap where the visit itself was', async () => {
    const { id } = await booking('P-00001', '10:00');
    const row = await clinic.desk.perform(rescheduleAppointment, { id, start: '2026-11-23T10:15' });
    expect(row.start).toBe('2026-11-23T10:15');
  });

  it('is refused onto a taken time, into the break, into the past, and leaves the visit where it was', async () => {
    await booking('P-00002', '11:00');
    const { id } = await booking('P-00001', '10:00');
    const moved = (start: string) => clinic.desk.perform(rescheduleAppointment, { id, start });
    await expect(moved('2026-11-23T10:45')).rejects.toMatchObject({ code: 'overlap' });
    await expect(moved('2026-11-23T12:00')).rejects.toMatchObject({ code: 'outside_schedule' });
    await expect(moved('2026-11-20T10:00')).rejects.toMatchObject({ code: 'invalid' });
    expect(await book(clinic.desk)).toEqual([
      '2026-11-23 10:00 Smith Scheduled',
      '2026-11-23 11:00 Meyer Scheduled',
    ]);
  });

  it('loses an overbooking, and needs a reason of its own', async () => {
    await booking('P-00002', '11:00');
    await booking('P-00001', '10:00');
    const { id } = await booking('P-00003', '10:00', { overbook: 'pain' });
    const onto = clinic.desk.perform(rescheduleAppointment, { id, start: '2026-11-23T11:15' });
    await expect(onto).rejects.toMatchObject({ code: 'overlap' });
    const row = await clinic.desk.perform(rescheduleAppointment, { id, start: '2026-11-23T14:00' });
    expect(row.overbooked).toBeNull();
  });

  it('is undone onto the old time', async () => {
    const { id } = await booking('P-00001', '10:00');
    await clinic.desk.perform(rescheduleAppointment, { id, start: '2026-11-24T14:00' });
    await clinic.desk.perform(undoLast, {});
    expect(await book(clinic.desk)).toEqual(['2026-11-23 10:00 Smith Scheduled']);
  });
});
