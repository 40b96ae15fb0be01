import type { WorkingTimes } from '../../../src/clinic/appointments/schedule.ts';

/** Dr Lindt works on Mondays 09:00 to 17:00 with a break at noon; her Wednesday is switched off. */
export function lindt(changes: Partial<WorkingTimes> = {}): WorkingTimes {
  const day = { start_time: '09:00', end_time: '17:00', break_start: '12:00', break_end: '13:00' };
  return {
    status: 'Active',
    schedule: [
      { day_of_week: 1, ...day, is_available: true },
      { day_of_week: 3, ...day, is_available: false },
    ],
    absences: [],
    ...changes,
  };
}

/** On Sundays from 01:00 to 04:00: through the night on which the clocks change. */
export const night = lindt({
  schedule: [
    {
      day_of_week: 0,
      start_time: '01:00',
      end_time: '04:00',
      break_start: null,
      break_end: null,
      is_available: true,
    },
  ],
});
