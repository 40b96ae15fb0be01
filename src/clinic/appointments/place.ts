import { refuse, type View } from '../../desk/index.ts';
import { callName, type Doctor, loadSchedule } from '../doctors/index.ts';
import type { Interval } from './interval.ts';
import { outsideSchedule, workingDay } from './schedule.ts';
import { outsideSentence } from './schedule-sentence.ts';
import { addMinutes, toInstant } from './wall-time.ts';

export interface Place {
  doctor: Doctor;
  /** Wall time in `zone`. */
  start: string;
  duration: number;
  overbooked: string | null;
  zone: string;
}

/**
 * The instants of a visit at a wall time, after asking whether the doctor works then. Throws `invalid` for a time
 * that does not exist or is past or a doctor who left, `outside_schedule` unless overbooked on purpose.
 */
export async function placeVisit(view: View, place: Place): Promise<Interval> {
  const { doctor, start, duration, zone } = place;
  const read = toInstant(start, zone);
  if (!read.ok) refuse('invalid', read.why, { hint: 'Choose another time.', fields: { start: read.why } });
  const visit = { starts_at: read.instant, ends_at: addMinutes(read.instant, duration) };
  refusePast(visit.starts_at, start, view.now);
  await refuseOutside(view, doctor, visit, place);
  return visit;
}

function refusePast(starts_at: string, start: string, now: string): void {
  // The minute under way is still now: one who stands at the desk is booked at it.
  if (starts_at >= `${now.slice(0, 17)}00.000Z`) return;
  refuse('invalid', `${start.replace('T', ' ')} is past.`, {
    hint: 'Choose a time from now on.',
    fields: { start: 'This time is past.' },
  });
}

async function refuseOutside(view: View, doctor: Doctor, visit: Interval, place: Place): Promise<void> {
  const facts = await loadSchedule(view, doctor);
  const reason = outsideSchedule(facts, visit, place.zone);
  if (!reason) return;
  const day = workingDay(facts, place.start.slice(0, 10), place.zone);
  const sentence = outsideSentence(callName(doctor), reason, day);
  if (reason === 'doctor inactive') {
    refuse('invalid', sentence, { hint: 'Choose another doctor.', fields: { doctor: sentence } });
  }
  if (place.overbooked !== null) return;
  refuse('outside_schedule', sentence, {
    hint: 'Choose another time, or overbook on purpose with a reason.',
    fields: { start: sentence },
    details: { reason },
  });
}
