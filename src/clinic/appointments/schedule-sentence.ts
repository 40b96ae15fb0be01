import type { OutsideReason, WorkingDay } from './schedule.ts';

/** The sentence a receptionist reads when a time is outside a doctor's working time. */
export function outsideSentence(doctor: string, reason: OutsideReason, day: WorkingDay): string {
  const { date, row, absence } = day;
  switch (reason) {
    case 'doctor inactive':
      return `${doctor} no longer works here.`;
    case 'on leave': {
      if (!absence) return `${doctor} is on leave.`;
      const why = absence.reason ? ` (${absence.reason})` : '';
      return `${doctor} is on leave from ${absence.from_date} to ${absence.to_date}${why}.`;
    }
    case 'closed that day':
      return `${doctor} does not work on ${weekday(date)}s.`;
    case 'before hours':
      return `${doctor} starts at ${row?.start_time} on ${date}.`;
    case 'after hours':
      return `${doctor} works until ${row?.end_time} on ${date}, and the visit would end after that.`;
    case 'in the break':
      return `${doctor} has a break from ${row?.break_start} to ${row?.break_end} on ${date}.`;
  }
}

function weekday(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString('en-GB', { weekday: 'long' });
}
