import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayOfWeek,
  findScheduleProblems,
  type ScheduleDay,
  workedStretches,
} from '../../../src/clinic/doctors/schedule.ts';

const day = (change: Partial<ScheduleDay> = {}): ScheduleDay => ({
  day_of_week: 1,
  start_time: '08:00',
  end_time: '16:00',
  break_start: '12:00',
  break_end: '13:00',
  is_available: true,
  ...change,
});

const time = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);

describe('a day of the schedule', () => {
  it('is fine with a break inside, and without one', () => {
    expect(findScheduleProblems(day())).toEqual({});
    expect(findScheduleProblems(day({ break_start: null, break_end: null }))).toEqual({});
  });

  it('ends after it starts', () => {
    expect(findScheduleProblems(day({ end_time: '08:00' })).end_time).toContain('08:00 is not after 08:00');
  });

  it('has both ends of a break or none', () => {
    expect(findScheduleProblems(day({ break_end: null })).break_end).toContain('needs an end');
    expect(findScheduleProblems(day({ break_start: null })).break_start).toContain('needs a start');
  });

  it('keeps the break inside and the right way round', () => {
    expect(findScheduleProblems(day({ break_start: '07:00' })).break_start).toContain('within the day');
    expect(findScheduleProblems(day({ break_end: '16:30' })).break_end).toContain('by 16:00');
    expect(findScheduleProblems(day({ break_end: '11:00' })).break_end).toContain('end after it starts');
  });

  it('is worked around its break', () => {
    expect(workedStretches(day())).toEqual([
      { start: '08:00', end: '12:00' },
      { start: '13:00', end: '16:00' },
    ]);
    expect(workedStretches(day({ break_start: '08:00', break_end: '09:00' }))).toEqual([
      { start: '09:00', end: '16:00' },
    ]);
    expect(workedStretches(day({ is_available: false }))).toEqual([]);
    expect(workedStretches(undefined)).toEqual([]);
  });

  it('when valid, is worked in ordered stretches within start and end', () => {
    fc.assert(
      fc.property(time, time, time, time, (start_time, end_time, break_start, break_end) => {
        const row = day({ start_time, end_time, break_start, break_end });
        fc.pre(Object.keys(findScheduleProblems(row)).length === 0);
        const edges = workedStretches(row).flatMap((stretch) => [stretch.start, stretch.end]);
        expect([...edges].sort()).toEqual(edges);
        expect(edges.every((edge) => start_time <= edge && edge <= end_time)).toBe(true);
      }),
    );
  });

  it('counts the days from Sunday', () => {
    expect(dayOfWeek('2026-11-22')).toBe(0);
    expect(dayOfWeek('2026-11-21')).toBe(6);
  });
});
