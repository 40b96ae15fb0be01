import { describe, expect, it } from 'vitest';
import { outsideSchedule, workingDay } from '../../../src/clinic/appointments/schedule.ts';
import { outsideSentence } from '../../../src/clinic/appointments/schedule-sentence.ts';
import { addMinutes, boundary } from '../../../src/clinic/appointments/wall-time.ts';
import { lindt, night } from './lindt.ts';

const zone = 'Europe/Berlin';
const visit = (local: string, minutes = 30) => {
  const starts_at = boundary(local, zone);
  return { starts_at, ends_at: addMinutes(starts_at, minutes) };
};
const reasonFor = (local: string, minutes = 30, doctor = lindt()) =>
  outsideSchedule(doctor, visit(local, minutes), zone);

describe('the schedule', () => {
  it('takes a visit from opening to closing, both edges included', () => {
    expect(reasonFor('2026-11-23T09:00')).toBeNull();
    expect(reasonFor('2026-11-23T16:30')).toBeNull();
    expect(reasonFor('2026-11-23T11:30')).toBeNull();
    expect(reasonFor('2026-11-23T13:00')).toBeNull();
  });

  it('refuses what begins too early, ends too late or reaches into the break', () => {
    expect(reasonFor('2026-11-23T08:45')).toBe('before hours');
    expect(reasonFor('2026-11-23T16:45')).toBe('after hours');
    expect(reasonFor('2026-11-23T23:50')).toBe('after hours');
    expect(reasonFor('2026-11-23T11:45')).toBe('in the break');
    expect(reasonFor('2026-11-23T12:30')).toBe('in the break');
    expect(reasonFor('2026-11-23T11:00', 240)).toBe('in the break');
  });

  it('refuses a day without a row and a row that is switched off', () => {
    expect(reasonFor('2026-11-24T10:00')).toBe('closed that day');
    expect(reasonFor('2026-11-25T10:00')).toBe('closed that day');
  });

  it('refuses every day of a leave, the first and the last too', () => {
    const away = lindt({ absences: [{ from_date: '2026-11-23', to_date: '2026-11-30', reason: 'course' }] });
    expect(reasonFor('2026-11-23T10:00', 30, away)).toBe('on leave');
    expect(reasonFor('2026-11-30T10:00', 30, away)).toBe('on leave');
    expect(reasonFor('2026-12-07T10:00', 30, away)).toBeNull();
  });

  it('refuses an inactive doctor, and one whose status says on leave', () => {
    expect(reasonFor('2026-11-23T10:00', 30, lindt({ status: 'Inactive' }))).toBe('doctor inactive');
    expect(reasonFor('2026-11-23T10:00', 30, lindt({ status: 'On Leave' }))).toBe('on leave');
  });

  it('counts real minutes on the night the clocks change', () => {
    // In spring 01:00 to 04:00 are two hours, in autumn four.
    expect(reasonFor('2026-03-29T01:00', 120, night)).toBeNull();
    expect(reasonFor('2026-03-29T01:00', 135, night)).toBe('after hours');
    expect(reasonFor('2026-10-25T01:00', 240, night)).toBeNull();
    expect(reasonFor('2026-10-25T01:00', 255, night)).toBe('after hours');
  });

  it('says in a sentence what is in the way', () => {
    const away = lindt({ absences: [{ from_date: '2026-11-23', to_date: '2026-11-30', reason: 'course' }] });
    const say = (local: string, doctor = lindt()) => {
      const reason = reasonFor(local, 30, doctor);
      const day = workingDay(doctor, local.slice(0, 10), zone);
      return reason && outsideSentence('Dr Lindt', reason, day);
    };
    expect(say('2026-11-23T08:00')).toBe('Dr Lindt starts at 09:00 on 2026-11-23.');
    expect(say('2026-11-23T12:15')).toBe('Dr Lindt has a break from 12:00 to 13:00 on 2026-11-23.');
    expect(say('2026-11-24T10:00')).toBe('Dr Lindt does not work on Tuesdays.');
    expect(say('2026-11-23T10:00', away)).toBe(
      'Dr Lindt is on leave from 2026-11-23 to 2026-11-30 (course).',
    );
  });
});
