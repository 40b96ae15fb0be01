import type { Appointment } from '../appointments/entity.ts';

type Visit = Pick<Appointment, 'status' | 'arrived_at' | 'confirmed_at' | 'started_at' | 'completed_at'>;

/** She has come: nothing is left to be confirmed. */
export function arriveVisit(visit: Visit, now: string): void {
  visit.arrived_at ??= now;
  if (visit.status === 'Scheduled' || visit.status === 'No-Show') visit.status = 'Confirmed';
}

/** She is with the doctor. */
export function startVisit(visit: Visit, now: string): void {
  if (visit.status !== 'Scheduled' && visit.status !== 'Confirmed') return;
  visit.status = 'In Progress';
  visit.arrived_at ??= now;
  visit.started_at ??= now;
}

/** The doctor has seen her. */
export function completeVisit(visit: Visit, now: string): void {
  if (visit.status !== 'In Progress') return;
  visit.status = 'Completed';
  visit.completed_at ??= now;
}

/** She went before she was seen: the visit is open again, to be marked as a no-show or booked anew. */
export function takeBackArrival(visit: Visit): void {
  if (visit.status === 'In Progress') visit.status = 'Confirmed';
  if (visit.status !== 'Scheduled' && visit.status !== 'Confirmed') return;
  visit.arrived_at = null;
  visit.started_at = null;
}
