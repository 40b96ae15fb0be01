import { dayOfWeek, type ScheduleDay, type Stretch, workedStretches } from './schedule.ts';

/** A leave: whole days `YYYY-MM-DD`, both ends included. */
export interface AbsenceDays {
  from_date: string;
  to_date: string;
}

/** What decides whether a doctor works: the status, the week and the absences. */
export interface DutyFacts {
  status: string;
  schedule: readonly ScheduleDay[];
  absences: readonly AbsenceDays[];
}

export type Duty =
  | { state: 'on_duty'; until: string }
  | { state: 'break'; until: string }
  | { state: 'later'; from: string }
  | { state: 'done' }
  | { state: 'off' }
  | { state: 'on_leave'; back_on: string | null }
  | { state: 'inactive' };

/** The absence that covers a date, if there is one. */
export function absenceOn<A extends AbsenceDays>(absences: readonly A[], date: string): A | undefined {
  return absences.find((absence) => absence.from_date <= date && date <= absence.to_date);
}

/** The stretches a doctor works on a date `YYYY-MM-DD`: none on leave, when inactive, or on a free day. */
export function workingHours(facts: DutyFacts, date: string): Stretch[] {
  if (facts.status !== 'Active' || absenceOn(facts.absences, date)) return [];
  return workedStretches(facts.schedule.find((day) => day.day_of_week === dayOfWeek(date)));
}

/**
 * Where a doctor stands at a local time `YYYY-MM-DDTHH:MM` of the clinic. The break is not duty, but `until`
 * of a working doctor is the end of the day, as people at the desk say it ("until 17:00").
 */
export function dutyAt(facts: DutyFacts, local: string): Duty {
  const date = local.slice(0, 10);
  const time = local.slice(11, 16);
  if (facts.status === 'Inactive') return { state: 'inactive' };
  const absence = absenceOn(facts.absences, date);
  if (facts.status === 'On Leave' || absence) {
    return { state: 'on_leave', back_on: absence ? dayAfter(absence.to_date) : null };
  }
  const hours = workingHours(facts, date);
  const last = hours.at(-1);
  if (!last) return { state: 'off' };
  if (hours.some((stretch) => stretch.start <= time && time < stretch.end)) {
    return { state: 'on_duty', until: last.end };
  }
  const next = hours.find((stretch) => time < stretch.start);
  if (!next) return { state: 'done' };
  return next === hours[0] ? { state: 'later', from: next.start } : { state: 'break', until: next.start };
}

/** True while a doctor sees patients; in the break and outside the schedule nobody is on duty. */
export function isOnDuty(facts: DutyFacts, local: string): boolean {
  return dutyAt(facts, local).state === 'on_duty';
}

/** The duty as a few words for a list: "until 17:00", "break until 13:00", "away, back 25 Nov". */
export function describeDuty(duty: Duty): string {
  switch (duty.state) {
    case 'on_duty':
      return `until ${duty.until}`;
    case 'break':
      return `break until ${duty.until}`;
    case 'later':
      return `from ${duty.from}`;
    case 'done':
      return 'gone for today';
    case 'off':
      return 'not today';
    case 'on_leave':
      return duty.back_on === null ? 'on leave' : `away, back ${shortDate(duty.back_on)}`;
    case 'inactive':
      return 'inactive';
  }
}

function dayAfter(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString();
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "24 Nov". Written by hand: the first use of Intl costs more than a first frame has. */
function shortDate(date: string): string {
  return `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1]}`;
}
