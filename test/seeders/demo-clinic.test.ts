import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';
import { describe, expect, it } from 'vitest';
import { type DemoClinic, makeDemoClinic } from '../../seeders/demo/clinic.ts';
import { isOnDuty, workedStretches } from '../../src/clinic/doctors/index.ts';
import { findScheduleProblems } from '../../src/clinic/doctors/schedule.ts';

const request = {
  seed: 'riverside',
  now: '2026-11-21T10:40:00.000Z',
  time_zone: 'Europe/London',
  country: 'GB',
};

const minutesSince = (from: string, now: string) => (Date.parse(now) - Date.parse(from)) / 60_000;

const onDuty = (clinic: DemoClinic, local: string) =>
  clinic.doctors.filter((doctor) =>
    isOnDuty(
      { status: 'Active', schedule: doctor.schedule, absences: doctor.absence ? [doctor.absence] : [] },
      local,
    ),
  );

const localTime = (now: string, zone: string) =>
  Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

/** Pairs of live visits of the same person or doctor that overlap, squeezed-in ones apart for doctors. */
function overlaps(clinic: DemoClinic, by: 'patient' | 'doctor') {
  const live = clinic.visits.filter(
    (visit) =>
      visit.status !== 'Cancelled' &&
      visit.status !== 'No-Show' &&
      (by === 'patient' || visit.overbooked === null),
  );
  return [...Map.groupBy(live, (visit) => visit[by]).values()].flatMap((own) => {
    const sorted = own.toSorted((a, b) => (a.starts_at < b.starts_at ? -1 : 1));
    return sorted.filter((visit, index) => index > 0 && visit.starts_at < (sorted[index - 1]?.ends_at ?? ''));
  });
}

describe('the demo clinic', () => {
  it('is the same for the same seed and moment, and another one for another seed', () => {
    const first = makeDemoClinic(request);
    expect(makeDemoClinic(request)).toEqual(first);
    const other = makeDemoClinic({ ...request, seed: 'other' });
    expect(other.patients.map((one) => one.id)).not.toEqual(first.patients.map((one) => one.id));
  });

  it('has the people: 400 patients of all ages, 12 doctors, names that look alike', () => {
    const { patients, doctors } = makeDemoClinic(request);
    expect(patients).toHaveLength(400);
    expect(doctors).toHaveLength(12);
    const years = patients.map((one) => 2026 - Number(one.birth_date.slice(0, 4)));
    expect(Math.min(...years)).toBeLessThan(4);
    expect(Math.max(...years)).toBeGreaterThan(88);
    expect(patients.filter((one) => one.phone === null).length).toBeGreaterThan(5);
    expect(patients.filter((one) => one.status === 1).length).toBeGreaterThan(5);
    expect(patients.filter((one) => one.status === 2).length).toBeGreaterThan(3);
    expect(
      patients.filter((one) => one.last_name === 'Nowak' && one.first_name === 'Jan').length,
    ).toBeGreaterThan(1);
    expect(new Set(patients.map((one) => one.id)).size).toBe(400);
  });

  it('has phone numbers that are valid in its country', () => {
    for (const country of ['GB', 'US', 'DE', 'IN', 'SC']) {
      const { patients } = makeDemoClinic({ ...request, country, patients: 60 });
      const phones = patients.flatMap((one) => one.phone ?? []);
      const valid = phones.filter((phone) => parsePhoneNumberFromString(phone, metadata)?.isValid());
      expect(valid, country).toEqual(phones);
      expect(phones.length).toBeGreaterThan(40);
    }
  });

  it('has four weeks of visits in every status, within the schedule', () => {
    const { visits, doctors } = makeDemoClinic(request);
    expect(visits.length).toBeGreaterThan(700);
    expect(new Set(visits.map((visit) => visit.status))).toEqual(
      new Set(['Scheduled', 'Confirmed', 'In Progress', 'Completed', 'Cancelled', 'No-Show']),
    );
    const dates = visits.map((visit) => visit.appointment_date).sort();
    expect(dates[0]).toBe('2026-11-07');
    expect(dates.at(-1)).toBe('2026-12-05');
    for (const visit of visits) {
      const doctor = doctors.find((one) => one.id === visit.doctor);
      const weekday = Temporal.PlainDate.from(visit.appointment_date).dayOfWeek % 7;
      const hours = workedStretches(doctor?.schedule.find((day) => day.day_of_week === weekday));
      const inside = hours.some(
        (one) => one.start <= visit.appointment_time && visit.appointment_time < one.end,
      );
      expect(inside, `${visit.appointment_date} ${visit.appointment_time}`).toBe(true);
    }
  });

  it('has a queue: an emergency, long waits, somebody called, nobody on duty for one department', () => {
    const clinic = makeDemoClinic(request);
    const waiting = clinic.entries.filter((entry) => entry.status === 0);
    expect(waiting.filter((entry) => entry.urgency === 'emergency')).toHaveLength(1);
    expect(waiting.filter((entry) => entry.code === 'D')).toHaveLength(3);
    expect(Math.max(...waiting.map((entry) => minutesSince(entry.joined_at, request.now)))).toBeGreaterThan(
      45,
    );
    expect(clinic.entries.some((entry) => entry.status === 1 && entry.started_at !== null)).toBe(true);
    expect(clinic.entries.some((entry) => entry.status === 2)).toBe(true);
    expect(clinic.entries.some((entry) => entry.status === 3 && entry.removal_reason !== null)).toBe(true);
    expect(onDuty(clinic, '2026-11-21T10:40').some((doctor) => doctor.codes.includes('D'))).toBe(false);
  });

  it('double-books nobody in the night in which the clocks go forward', () => {
    // Who makes it in the middle of the night has doctors who work through the change.
    const clinic = makeDemoClinic({
      ...request,
      now: '2027-04-11T01:30:00.000Z',
      time_zone: 'Europe/Berlin',
    });
    expect(overlaps(clinic, 'doctor')).toEqual([]);
    expect(overlaps(clinic, 'patient')).toEqual([]);
  });

  it('is alive at any hour, in any zone, and never breaks a rule of the house', () => {
    const moments = fc.record({
      now: fc
        .date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      time_zone: fc.constantFrom(
        'UTC',
        'Europe/Berlin',
        'America/New_York',
        'Asia/Kolkata',
        'Pacific/Auckland',
      ),
    });
    fc.assert(
      fc.property(moments, ({ now, time_zone }) => {
        const clinic = makeDemoClinic({ ...request, now, time_zone });
        // A working day ends at 23:59 at the latest, so nobody is on duty in the very last minute.
        fc.pre(!localTime(now, time_zone).endsWith('23:59'));
        expect(onDuty(clinic, localTime(now, time_zone)).length).toBeGreaterThanOrEqual(5);
        expect(overlaps(clinic, 'doctor')).toEqual([]);
        expect(overlaps(clinic, 'patient')).toEqual([]);
        for (const { schedule } of clinic.doctors) {
          for (const day of schedule) expect(findScheduleProblems(day)).toEqual({});
        }
        const waiting = clinic.entries.filter((entry) => entry.status === 0);
        expect(waiting.length).toBeGreaterThanOrEqual(10);
        expect(new Set(waiting.map((entry) => `${entry.patient} ${entry.code}`)).size).toBe(waiting.length);
        const tickets = clinic.entries.map(
          (entry) => `${entry.ticket_date} ${entry.code} ${entry.ticket_number}`,
        );
        expect(new Set(tickets).size).toBe(tickets.length);
        for (const entry of clinic.entries) {
          const course = [
            entry.joined_at,
            entry.called_at,
            entry.started_at,
            entry.served_at,
            entry.removed_at,
          ];
          const reached = course.filter((instant) => instant !== null);
          expect(reached.toSorted()).toEqual(reached);
          expect(reached.every((instant) => instant <= now)).toBe(true);
        }
        for (const visit of clinic.visits) {
          expect(visit.created_at <= now).toBe(true);
          if (visit.status === 'Completed') expect((visit.completed_at ?? '') <= now).toBe(true);
          if (visit.cancelled_at !== null) expect(visit.cancelled_at <= now).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });
});
