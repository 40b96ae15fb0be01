import type { AppointmentRow } from '../../../clinic/appointments/index.ts';
import type { DoctorRow } from '../../../clinic/doctors/index.ts';
import { describeEstimate, type QueueSummary } from '../../../clinic/queue/index.ts';
import { earlierDay } from '../../kit.ts';

/** From this wait on, a queue's longest one is marked. Minutes. */
const LONG_WAIT = 45;

/** What somebody at the desk should know at once, a sentence each; the worst first. */
export function warningsOf(queues: readonly QueueSummary[], today: string): string[] {
  const uncovered = queues
    .filter((queue) => queue.uncovered)
    .map((queue) => `No doctor on duty for ${queue.specialization_name}: ${peopleWait(queue.waiting)}.`);
  const full = queues
    .filter((queue) => queue.waiting >= queue.max_capacity)
    .map((queue) => `${queue.specialization_name} is full: ${queue.waiting} of ${queue.max_capacity} wait.`);
  return [...leftOver(queues, today), ...uncovered, ...full];
}

/** Those whom nobody took off the queue on an earlier day; `today` on the clinic's calendar. */
function leftOver(queues: readonly QueueSummary[], today: string): string[] {
  const count = queues.reduce((sum, { left_over }) => sum + left_over, 0);
  const [earliest] = queues.flatMap(({ left_since }) => left_since ?? []).sort();
  if (earliest === undefined) return [];
  const who = count === 1 ? '1 person is' : `${count} people are`;
  const day = earlierDay(earliest, today);
  return [`${who} still in the queue since ${day}. Keys 3 E take them off.`];
}

function peopleWait(count: number): string {
  return count === 1 ? '1 person waits' : `${count} people wait`;
}

/** One queue as the panel shows it: `34 m`, with `!` when that is long; a dash where nobody waits. */
export function queueCells(queue: QueueSummary): { longest: string; isLong: boolean; estimate: string } {
  const minutes = queue.longest_wait_minutes;
  const isLong = minutes !== null && minutes >= LONG_WAIT;
  return {
    longest: minutes === null ? '–' : `${minutes} m${isLong ? '!' : ''}`,
    isLong,
    estimate:
      queue.waiting === 0 && queue.estimate.kind !== 'unknown' ? '–' : describeEstimate(queue.estimate),
  };
}

/** Doctors to be named: who is here, who comes, who is away. Who has gone home is no help to anybody. */
export function dutyRows(doctors: readonly DoctorRow[]): readonly DoctorRow[] {
  return doctors.filter((doctor) => doctor.duty.state !== 'done');
}

/** Minutes past the agreed time, 0 before it. Both are instants. */
export function lateMinutes(visit: Pick<AppointmentRow, 'starts_at'>, now: string): number {
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(visit.starts_at)) / 60_000));
}

/** Where a draft is taken up again: the screen with its params, and what it is called. */
export function draftPlace(kind: string): { title: string; params: Record<string, string> } | null {
  if (kind === 'patients.register') return { title: 'New patient', params: { draft: 'yes' } };
  const id = /^patients\.edit:(.+)$/.exec(kind)?.[1];
  return id === undefined ? null : { title: 'Edit of a patient', params: { id, draft: 'yes' } };
}
