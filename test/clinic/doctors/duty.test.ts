import { describe, expect, it } from 'vitest';
import {
  type DutyFacts,
  describeDuty,
  dutyAt,
  isOnDuty,
  workingHours,
} from '../../../src/clinic/doctors/duty.ts';

const monday = {
  day_of_week: 1,
  start_time: '08:00',
  end_time: '16:00',
  break_start: '12:00',
  break_end: '13:00',
  is_available: true,
};
const lindt: DutyFacts = { status: 'Active', schedule: [monday], absences: [] };
const at = (time: string) => `2026-11-23T${time}`;

describe('duty', () => {
  it('follows the day: before, at work, in the break, after', () => {
    expect(dutyAt(lindt, at('07:59'))).toEqual({ state: 'later', from: '08:00' });
    expect(dutyAt(lindt, at('08:00'))).toEqual({ state: 'on_duty', until: '16:00' });
    expect(dutyAt(lindt, at('12:00'))).toEqual({ state: 'break', until: '13:00' });
    expect(dutyAt(lindt, at('13:00'))).toEqual({ state: 'on_duty', until: '16:00' });
    expect(dutyAt(lindt, at('16:00'))).toEqual({ state: 'done' });
  });

  it('is off on a day without a row, or with a row marked not available', () => {
    expect(dutyAt(lindt, '2026-11-24T09:00')).toEqual({ state: 'off' });
    const closed = { ...lindt, schedule: [{ ...monday, is_available: false }] };
    expect(dutyAt(closed, at('09:00'))).toEqual({ state: 'off' });
  });

  it('is leave from the first to the last day of an absence, both included', () => {
    const away = { ...lindt, absences: [{ from_date: '2026-11-16', to_date: '2026-11-23' }] };
    expect(dutyAt(away, at('09:00'))).toEqual({ state: 'on_leave', back_on: '2026-11-24' });
    expect(dutyAt(away, '2026-11-30T09:00').state).toBe('on_duty');
    expect(workingHours(away, '2026-11-23')).toEqual([]);
    expect(workingHours(away, '2026-11-30')).toHaveLength(2);
  });

  it('is leave while the status says so, and nothing for the inactive', () => {
    expect(dutyAt({ ...lindt, status: 'On Leave' }, at('09:00'))).toEqual({
      state: 'on_leave',
      back_on: null,
    });
    expect(isOnDuty({ ...lindt, status: 'Inactive' }, at('09:00'))).toBe(false);
    expect(workingHours({ ...lindt, status: 'Inactive' }, '2026-11-23')).toEqual([]);
  });

  it('is told in a few words', () => {
    expect(describeDuty(dutyAt(lindt, at('09:00')))).toBe('until 16:00');
    expect(describeDuty(dutyAt(lindt, at('12:30')))).toBe('break until 13:00');
    expect(describeDuty({ state: 'on_leave', back_on: '2026-11-24' })).toBe('away, back 24 Nov');
  });
});
