import { dayOfWeek, type ScheduleDay } from '../../src/clinic/doctors/index.ts';
import type { DemoDoctor } from './doctors.ts';

/** Minutes since midnight and back. */
const toMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const toTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const lastMinute = 23 * 60 + 59;

/**
 * A doctor's week. Whoever should be on duty gets hours around `local` (the clinic's wall time) on that weekday,
 * so that the demo is a working clinic at night and on Sundays too; whoever has the day off gets none.
 */
export function demoWeek(doctor: DemoDoctor, local: string, stagger: number): ScheduleDay[] {
  const today = dayOfWeek(local.slice(0, 10));
  const usual = doctor.week.days.map((day) => usualDay(doctor, day));
  const others = usual.filter((day) => day.day_of_week !== today);
  const own = usual.find((day) => day.day_of_week === today);
  if (doctor.presence === 'off today') return others;
  if (doctor.presence !== 'on duty') return usual;
  const now = toMinutes(local.slice(11, 16));
  const day = own && covers(own, now) ? own : dayAround(today, now, stagger);
  return [...others, day].sort((a, b) => a.day_of_week - b.day_of_week);
}

function usualDay({ week }: DemoDoctor, day_of_week: number): ScheduleDay {
  return {
    day_of_week,
    start_time: week.hours[0],
    end_time: week.hours[1],
    break_start: week.pause?.[0] ?? null,
    break_end: week.pause?.[1] ?? null,
    is_available: true,
  };
}

/** True when work goes on for a while before and after, outside the break. */
function covers(day: ScheduleDay, now: number): boolean {
  if (toMinutes(day.start_time) > now - 120 || toMinutes(day.end_time) < now + 60) return false;
  if (day.break_start === null || day.break_end === null) return true;
  return toMinutes(day.break_end) <= now - 15 || toMinutes(day.break_start) >= now + 45;
}

function dayAround(day_of_week: number, now: number, stagger: number): ScheduleDay {
  const half = Math.floor(now / 30) * 30;
  const start = Math.max(0, half - 180 - (stagger % 3) * 30);
  const end = Math.min(lastMinute, half + 240 + (stagger % 4) * 30);
  const pause = half + 90 + (stagger % 2) * 30;
  const hasBreak = pause + 120 <= end;
  return {
    day_of_week,
    start_time: toTime(start),
    end_time: toTime(end),
    break_start: hasBreak ? toTime(pause) : null,
    break_end: hasBreak ? toTime(pause + 45) : null,
    is_available: true,
  };
}
