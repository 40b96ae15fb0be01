import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  arriveAppointment,
  bookAppointment,
  cancelAppointment,
  dayOfDoctor,
  findSlots,
  listAppointments,
  nextAppointments,
  weekOfDoctor,
} from '../../../src/clinic/appointments/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish, monday } from './house.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic({ now: monday });
  await furnish(clinic.desk);
});
afterEach(() => clinic.close());

const booking = (
  patient: string,
  start: string,
  more: { doctor?: string; duration?: number; overbook?: string } = {},
) => clinic.desk.perform(bookAppointment, { patient, doctor: 'L1', start, ...more });

describe('free times', () => {
  const starts = async (
    input: Parameters<typeof clinic.desk.read<(typeof findSlots)['input'], unknown>>[1],
  ) => (await clinic.desk.read(findSlots, input)).map((slot) => `${slot.start} ${slot.doctor_name}`);

  it('of a doctor go round visits, the break and the past', async () => {
    await booking('P-00001', '2026-11-23T09:00', { duration: 150 });
    expect(await starts({ doctor: 'L1', limit: 3 })).toEqual([
      '2026-11-23T11:30 Dr Lindt',
      '2026-11-23T13:00 Dr Lindt',
      '2026-11-23T13:15 Dr Lindt',
    ]);
  });

  it('of a specialization are those of all its doctors, earliest first', async () => {
    await booking('P-00001', '2026-11-23T09:00');
    expect(await starts({ specialization: 'G', limit: 4 })).toEqual([
      '2026-11-23T09:00 Dr Osei',
      '2026-11-23T09:15 Dr Osei',
      '2026-11-23T09:30 Dr Lindt',
      '2026-11-23T09:30 Dr Osei',
    ]);
  });

  it('for a patient leave out when she is elsewhere', async () => {
    await booking('P-00001', '2026-11-23T09:00', { doctor: 'L2' });
    expect(await starts({ doctor: 'L1', patient: 'P-00001', limit: 1 })).toEqual([
      '2026-11-23T09:30 Dr Lindt',
    ]);
  });

  it('cover fourteen days from a date, leave left out', async () => {
    const found = await clinic.desk.read(findSlots, { doctor: 'L2', from: '2026-11-30', duration: 240 });
    expect(found.map((slot) => slot.start.slice(0, 10))).toContain('2026-11-30');
    expect(found.some((slot) => slot.start >= '2026-12-01' && slot.start < '2026-12-06')).toBe(false);
    expect(found.every((slot) => slot.start < '2026-12-14')).toBe(true);
    expect(found[0]).toMatchObject({ start: '2026-11-30T13:00', end: '2026-11-30T17:00' });
  });

  it('can each be booked', async () => {
    await booking('P-00002', '2026-11-23T10:00', { duration: 20 });
    const [slot] = await clinic.desk.read(findSlots, {
      specialization: 'G',
      from: '2026-11-24',
      duration: 60,
    });
    const row = await booking('P-00001', slot?.start ?? '', { doctor: slot?.doctor ?? '', duration: 60 });
    expect(row.end).toBe(slot?.end);
  });

  it('need to know whose', async () => {
    await expect(clinic.desk.read(findSlots, {})).rejects.toMatchObject({ code: 'invalid' });
    await expect(clinic.desk.read(findSlots, { specialization: 'Z' })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await starts({ doctor: 'L3' })).toEqual([]);
  });
});

describe('lists', () => {
  beforeEach(async () => {
    const cancelled = await booking('P-00001', '2026-11-23T09:00');
    await clinic.desk.perform(cancelAppointment, { id: cancelled.id, reason: 'ill' });
    await booking('P-00002', '2026-11-23T11:00');
    await booking('P-00003', '2026-11-23T10:00', { doctor: 'L2' });
    await booking('P-00001', '2026-11-25T09:00');
  });
  const names = async (
    input: Parameters<typeof clinic.desk.read<(typeof listAppointments)['input'], unknown>>[1],
  ) =>
    (await clinic.desk.read(listAppointments, input)).map(
      (row) => `${row.start.slice(5)} ${row.patient_number}`,
    );

  it('show a day, by default today, what stands first', async () => {
    expect(await names({})).toEqual(['11-23T10:00 P-00003', '11-23T11:00 P-00002', '11-23T09:00 P-00001']);
    expect(await names({ date: '2026-11-24' })).toEqual([]);
    expect(await names({ limit: 1 })).toEqual(['11-23T10:00 P-00003']);
  });

  it('show some days, a doctor, a patient, a status', async () => {
    const days = { from: '2026-11-23', to: '2026-11-25' };
    expect(await names(days)).toHaveLength(4);
    expect(await names({ ...days, doctor: 'L2' })).toEqual(['11-23T10:00 P-00003']);
    expect(await names({ patient: 'P-00001' })).toEqual(['11-25T09:00 P-00001', '11-23T09:00 P-00001']);
    expect(await names({ ...days, status: 'cancelled' })).toEqual(['11-23T09:00 P-00001']);
  });

  it('show who is expected next, and not who has come', async () => {
    const next = async () => (await clinic.desk.read(nextAppointments, {})).map((row) => row.patient_number);
    expect(await next()).toEqual(['P-00003', 'P-00002']);
    const [first] = await clinic.desk.read(nextAppointments, { limit: 1 });
    await clinic.desk.perform(arriveAppointment, { id: first?.id });
    expect(await next()).toEqual(['P-00002']);
    clinic.clock.set('2026-11-23T12:00:00.000Z');
    expect(await next()).toEqual([]);
  });

  it('give the pages of the book what they are drawn from', async () => {
    const day = await clinic.desk.read(dayOfDoctor, { doctor: 'L1', date: '2026-11-23' });
    expect(day).toMatchObject({
      doctor: { name: 'Dr Lindt', specializations: ['General practice'] },
      zone: 'Europe/Berlin',
      working: { status: 'Active' },
    });
    expect(day.visits.map((visit) => visit.status)).toEqual(['Cancelled', 'Scheduled']);
    const week = await clinic.desk.read(weekOfDoctor, { doctor: 'L1', from: '2026-11-23' });
    expect(week.visits.map((visit) => visit.start)).toEqual([
      '2026-11-23T09:00',
      '2026-11-23T11:00',
      '2026-11-25T09:00',
    ]);
  });
});
