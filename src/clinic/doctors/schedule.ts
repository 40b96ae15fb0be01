/** One row of a doctor's week. `day_of_week` 0 is Sunday; times are wall times `HH:MM` in the clinic's zone. */
export interface ScheduleDay {
  day_of_week: number;
  start_time: string;
  end_time: string;
  break_start: string | null;
  break_end: string | null;
  is_available: boolean;
}

export const dayNames = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** A stretch of wall time within one day, half-open: `start` belongs to it, `end` does not. */
export interface Stretch {
  start: string;
  end: string;
}

type Problems = Partial<Record<'end_time' | 'break_start' | 'break_end', string>>;

/** What is wrong with one day, by field; an empty object when nothing is. Times must already be `HH:MM`. */
export function findScheduleProblems(
  day: Pick<ScheduleDay, 'start_time' | 'end_time' | 'break_start' | 'break_end'>,
): Problems {
  const { start_time, end_time, break_start, break_end } = day;
  const problems: Problems = {};
  if (end_time <= start_time) {
    problems.end_time = `The day must end after it starts: ${end_time} is not after ${start_time}.`;
    return problems;
  }
  if (break_start === null && break_end === null) return problems;
  if (break_start === null) return { break_start: 'A break needs a start as well as an end.' };
  if (break_end === null) return { break_end: 'A break needs an end as well as a start.' };
  if (break_start < start_time || break_start >= end_time) {
    problems.break_start = `The break must start within the day, ${start_time} to ${end_time}.`;
  }
  if (break_end <= break_start) {
    problems.break_end = `The break must end after it starts: ${break_end} is not after ${break_start}.`;
  } else if (break_end > end_time) {
    problems.break_end = `The break must end within the day, by ${end_time}.`;
  }
  return problems;
}

/** The stretches worked on a day, its break taken out; none when the day is not available. */
export function workedStretches(day: ScheduleDay | undefined): Stretch[] {
  if (!day?.is_available) return [];
  if (day.break_start === null || day.break_end === null) {
    return [{ start: day.start_time, end: day.end_time }];
  }
  return [
    { start: day.start_time, end: day.break_start },
    { start: day.break_end, end: day.end_time },
  ].filter((stretch) => stretch.start < stretch.end);
}

/** 0 (Sunday) to 6 (Saturday) of a date `YYYY-MM-DD`. */
export function dayOfWeek(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek % 7;
}
