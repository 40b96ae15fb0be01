import { refuse } from '../../desk/index.ts';
import type { Appointment } from './entity.ts';
import { type AppointmentAct, refusalOf } from './status.ts';
import { localDate } from './wall-time.ts';

/** Throws `invalid` with a sentence when the act is not possible in the visit's present state. */
export function refuseAct(act: AppointmentAct, visit: Appointment, now: string, zone: string): void {
  const sentence = refusalOf(
    act,
    {
      status: visit.status,
      arrived_at: visit.arrived_at ?? null,
      starts_at: visit.starts_at,
      date: visit.appointment_date,
    },
    { now, today: localDate(now, zone) },
  );
  if (sentence) refuse('invalid', sentence, { details: { status: visit.status } });
}
