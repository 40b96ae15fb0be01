import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bookAppointment, cancelAppointment } from '../../../src/clinic/appointments/index.ts';
import { DeskError } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { book, furnish, monday } from './house.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic({ now: monday });
  await furnish(clinic.desk);
});
afterEach(() => clinic.close());

const asked = (changes: Record<string, unknown> = {}) => ({
  patient: 'P-00001',
  doctor: 'L1',
  start: '2026-11-23T10:00',
  ...changes,
});
const booking = (changes: Record<string, unknown> = {}) =>
  clinic.desk.perform(bookAppointment, asked(changes));
const refusal = async (changes: Record<string, unknown>): Promise<DeskError> => {
  const before = await book(clinic.desk);
  const error = await booking(changes).then(
    () => null,
    (problem: unknown) => problem,
  );
  if (!(error instanceof DeskError))
    throw new Error(`not refused: ${JSON.stringify(changes)} ${String(error)}`);
  expect(await book(clinic.desk)).toEqual(before);
  return error;
};

describe('booking', () => {
  it('takes the usual values when only patient, doctor and start are said', async () => {
    expect(await booking()).toMatchObject({
      patient_number: 'P-00001',
      patient_name: 'Samira Smith',
      doctor_name: 'Dr Lindt',
      specialization_name: 'General practice',
      start: '2026-11-23T10:00',
      end: '2026-11-23T10:30',
      starts_at: '2026-11-23T09:00:00.000Z',
      ends_at: '2026-11-23T09:30:00.000Z',
      duration: 30,
      appointment_type: 'Regular',
      reason: 'Consultation',
      status: 'Scheduled',
      overbooked: null,
      created_by: 'ana',
      version: 1,
    });
    expect(await book(clinic.desk)).toEqual(['2026-11-23 10:00 Smith Scheduled']);
  });

  it('reads what people type', async () => {
    const row = await booking({
      start: '2026-11-24 9:15',
      duration: '45',
      type: 'follow up',
      reason: ' blood  test ',
    });
    expect(row).toMatchObject({
      start: '2026-11-24T09:15',
      end: '2026-11-24T10:00',
      appointment_type: 'Follow-up',
      reason: 'blood test',
    });
  });

  it('lets visits touch', async () => {
    await booking();
    await booking({ patient: 'P-00002', start: '2026-11-23T10:30' });
    await booking({ patient: 'P-00003', start: '2026-11-23T09:30' });
    expect(await book(clinic.desk)).toHaveLength(3);
  });

  it('refuses the doctor’s taken time and names who is in the way', async () => {
    const first = await booking();
    const error = await refusal({ patient: 'P-00002', start: '2026-11-23T10:15' });
    expect(error.code).toBe('overlap');
    expect(error.message).toBe('Dr Lindt has Samira Smith from 10:00 to 10:30 on 2026-11-23.');
    expect(error.hint).toContain('overbook');
    expect(error.details).toMatchObject({ appointment: first.id });
  });

  it('refuses a second visit of the patient at that time, with any doctor, also when overbooking', async () => {
    await booking();
    const error = await refusal({ doctor: 'L2', start: '2026-11-23T10:15' });
    expect(error).toMatchObject({ code: 'overlap' });
    expect(error.message).toBe(
      'Samira Smith already has a visit at that time: from 10:00 to 10:30 on 2026-11-23.',
    );
    expect((await refusal({ start: '2026-11-23T10:15', overbook: 'pain' })).code).toBe('overlap');
  });

  it('overbooks on purpose with a reason', async () => {
    await booking();
    const row = await booking({
      patient: 'P-00002',
      start: '2026-11-23T10:15',
      duration: 15,
      overbook: 'pain, seen between',
    });
    expect(row.overbooked).toBe('pain, seen between');
    await booking({ patient: 'P-00003', start: '2026-11-23T12:15', overbook: 'in her break, as agreed' });
    expect(await book(clinic.desk)).toHaveLength(3);
  });

  it('takes the time of a cancelled visit', async () => {
    const first = await booking();
    await clinic.desk.perform(cancelAppointment, { id: first.id, reason: 'ill' });
    await booking({ patient: 'P-00002' });
    expect(await book(clinic.desk)).toEqual([
      '2026-11-23 10:00 Smith Cancelled',
      '2026-11-23 10:00 Meyer Scheduled',
    ]);
  });

  it.each([
    ['before the hours', { start: '2026-11-23T08:30' }, 'Dr Lindt starts at 09:00 on 2026-11-23.'],
    ['over the end', { start: '2026-11-23T16:45' }, 'Dr Lindt works until 17:00'],
    ['into the break', { start: '2026-11-23T11:45' }, 'Dr Lindt has a break from 12:00 to 13:00'],
    ['on a free day', { start: '2026-11-28T10:00' }, 'Dr Lindt does not work on Saturdays.'],
    [
      'on leave',
      { doctor: 'L2', start: '2026-12-03T10:00' },
      'Dr Osei is on leave from 2026-12-01 to 2026-12-05 (course).',
    ],
  ])('refuses a time %s', async (_, changes, sentence) => {
    const error = await refusal(changes);
    expect(error.code).toBe('outside_schedule');
    expect(error.message).toContain(sentence);
  });

  it.each([
    ['an inactive patient', { patient: 'P-00005' }, 'invalid', 'is inactive'],
    ['a deceased patient', { patient: 'P-00006' }, 'invalid', 'has died'],
    [
      'an inactive doctor, overbooked or not',
      { doctor: 'L3', overbook: 'please' },
      'invalid',
      'no longer works here',
    ],
    ['an unknown patient', { patient: 'P-99' }, 'not_found', 'P-99'],
    ['an unknown doctor', { doctor: 'L99' }, 'not_found', 'L99'],
    [
      'a specialization of somebody else',
      { specialization: 'C' },
      'invalid',
      'Dr Lindt does not work in Cardiology.',
    ],
    ['the past', { start: '2026-11-20T10:00' }, 'invalid', 'is past'],
    ['the past, also overbooked', { start: '2026-11-20T10:00', overbook: 'late' }, 'invalid', 'is past'],
    ['14 minutes', { duration: 14 }, 'invalid', 'from 15 to 480'],
    ['481 minutes', { duration: 481 }, 'invalid', 'from 15 to 480'],
    ['a type there is none of', { type: 'Chat' }, 'invalid', 'Regular, Follow-up'],
    ['a start without a time', { start: '2026-11-23' }, 'invalid', 'such as 2026-11-23T10:30'],
    ['a start that is no date', { start: '2026-02-30T10:00' }, 'invalid', 'The date of the start'],
    [
      'an hour the clocks skip',
      { doctor: 'L4', start: '2027-03-28T02:30' },
      'invalid',
      'the clocks go forward',
    ],
    ['a reason of a megabyte', { reason: 'x'.repeat(1_000_000) }, 'invalid', 'too long'],
    ['escape sequences', { reason: 'a\u001b[31mb' }, 'invalid', 'control characters'],
  ])('refuses %s', async (_, changes, code, sentence) => {
    const error = await refusal(changes);
    expect({ code: error.code, message: error.message }).toEqual({
      code,
      message: expect.stringContaining(sentence),
    });
  });

  it('takes the minute under way for now', async () => {
    clinic.clock.set('2026-11-23T09:00:42.000Z');
    expect((await booking()).start).toBe('2026-11-23T10:00');
  });

  it('has no word that opens the past', async () => {
    const past = { start: '2020-03-02T10:00', overbook: 'imported' };
    await expect(booking(past)).rejects.toMatchObject({
      code: 'invalid',
      fields: { start: 'This time is past.' },
    });
    expect(await book(clinic.desk)).toEqual([]);
  });

  it('on the night of the clock change means the first pass through the repeated hour', async () => {
    const row = await booking({ doctor: 'L4', start: '2027-10-31T02:30', duration: 60 });
    expect(row).toMatchObject({ starts_at: '2027-10-31T00:30:00.000Z', ends_at: '2027-10-31T01:30:00.000Z' });
    // An hour later the wall shows the same time again.
    expect(row.end).toBe('2027-10-31T02:30');
    const spring = await booking({ doctor: 'L4', start: '2027-03-28T01:30', duration: 60 });
    expect(spring.end).toBe('2027-03-28T03:30');
  });
});
