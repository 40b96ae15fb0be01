import { Appointment } from '../../clinic/appointments/index.ts';
import { PATIENT_STATUS, Patient } from '../../clinic/patients/index.ts';
import { QUEUE_STATUS, QueueEntry } from '../../clinic/queue/index.ts';
import type { View } from '../../desk/index.ts';

/** Patients who are looked at together. */
const together = 500;

export interface LongGone {
  readonly due: readonly Patient[];
  /** Old by their record, and not by their visits. */
  readonly kept: number;
  /** Where to go on; null at the end. */
  readonly next: string | null;
}

/**
 * Patients who are inactive or deceased and have neither come nor been changed since: some at a time, by id.
 *
 * @param after the id after which to look; '' from the beginning
 */
export async function longGone({ em }: View, before: string, after: string): Promise<LongGone> {
  const found = await em.find(
    Patient,
    {
      id: { $gt: after },
      status: [PATIENT_STATUS.inactive, PATIENT_STATUS.deceased],
      anonymised_at: null,
      updated_at: { $lt: before },
    },
    { orderBy: { id: 'asc' }, limit: together },
  );
  const ids = found.map(({ id }) => id);
  const visits = await em.find(
    Appointment,
    {
      patient: ids,
      $or: [{ ends_at: { $gte: before } }, { status: ['Scheduled', 'Confirmed', 'In Progress'] }],
    },
    { fields: ['patient'] },
  );
  const entries = await em.find(
    QueueEntry,
    {
      patient: ids,
      $or: [{ joined_at: { $gte: before } }, { status: [QUEUE_STATUS.waiting, QUEUE_STATUS.called] }],
    },
    { fields: ['patient'] },
  );
  const busy = new Set([...visits, ...entries].map(({ patient }) => patient.id));
  return {
    due: found.filter(({ id }) => !busy.has(id)),
    kept: busy.size,
    next: found.length < together ? null : (ids.at(-1) ?? null),
  };
}
