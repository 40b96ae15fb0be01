import {
  type DoctorDetail,
  dayNames,
  findScheduleProblems,
  type ScheduleDay,
} from '../../../clinic/doctors/index.ts';
import type { FormField, FormValues } from '../../kit.ts';
import { hoursText, readHours } from './hours.ts';

/** Days in the order of a working week, from Monday; the numbers count from Sunday. */
const order = [1, 2, 3, 4, 5, 6, 0];

export const dayField = (day: number) => `day_${day}`;

export const weekFields: readonly FormField[] = order.map((day) => ({
  name: dayField(day),
  label: dayNames[day] ?? '',
  kind: 'text',
  width: 38,
  placeholder: 'free',
  note: (value) => noteOf(value),
}));

/** The field of the day before, for "the same as the day before"; none for Monday. */
export function fieldBefore(field: string): string | undefined {
  const index = order.findIndex((day) => dayField(day) === field);
  const before = order[index - 1];
  return before === undefined ? undefined : dayField(before);
}

export function weekValues(doctor: DoctorDetail): FormValues {
  return Object.fromEntries(
    order.map((day) => [dayField(day), hoursText(doctor.schedule.find((one) => one.day_of_week === day))]),
  );
}

/** What is wrong with each day, by field. */
export function weekProblems(values: FormValues): Record<string, string> {
  return Object.fromEntries(
    order.flatMap((day) => {
      const problem = problemOf(values[dayField(day)] ?? '');
      return problem ? [[dayField(day), problem]] : [];
    }),
  );
}

/** The days that are worked. */
export function weekOf(values: FormValues): ScheduleDay[] {
  return order.flatMap((day) => {
    const reading = readHours(values[dayField(day)] ?? '');
    return reading.ok && reading.hours ? [{ day_of_week: day, ...reading.hours }] : [];
  });
}

function problemOf(typed: string): string | undefined {
  const reading = readHours(typed);
  if (!reading.ok) return reading.problem;
  return reading.hours ? Object.values(findScheduleProblems(reading.hours))[0] : undefined;
}

/** How a day was read, once it can be: "7 h". */
function noteOf(typed: string): string | undefined {
  const reading = readHours(typed);
  if (!reading.ok || problemOf(typed) !== undefined) return undefined;
  const { hours } = reading;
  if (!hours) return 'free';
  const pause =
    hours.break_start && hours.break_end ? minutesOf(hours.break_end) - minutesOf(hours.break_start) : 0;
  const minutes = minutesOf(hours.end_time) - minutesOf(hours.start_time) - pause;
  const rest = minutes % 60 === 0 ? '' : ` ${String(minutes % 60).padStart(2, '0')}`;
  return `${Math.floor(minutes / 60)} h${rest}${hours.is_available ? '' : ', nobody can be booked'}`;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
