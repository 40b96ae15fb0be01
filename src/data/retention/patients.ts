import { Appointment, liveStatuses } from '../../clinic/appointments/index.ts';
import { PATIENT_STATUS, Patient } from '../../clinic/patients/index.ts';
import { openStatuses, QueueEntry } from '../../clinic/queue/index.ts';
import type { View } from '../../desk/index.ts';

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
 * @param limit how many records are looked at together; fewer of them may be due
 */
export async function longGone(
  { em }: View,
  before: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<LongGone> {
  const found = await em.find(
    Patient,
    {
      id: { $gt: after },
      status: [PATIENT_STATUS.inactive, PATIENT_STATUS.deceased],
      anonymised_at: null,
      updated_at: { $lt: before },
    },
    { orderBy: { id: 'asc' }, limit },
  );
  const ids = found.map(({ id }) => id);
  const visits = await em.find(
    Appointment,
    {
      patient: ids,
      $or: [{ ends_at: { $gte: before } }, { status: [...liveStatuses] }],
    },
    { fields: ['patient'] },
  );
  const entries = await em.find(
    QueueEntry,
    {
      patient: ids,
      $or: [{ joined_at: { $gte: before } }, { status: [...openStatuses] }],
    },
    { fields: ['patient'] },
  );
  const busy = new Set([...visits, ...entries].map(({ patient }) => patient.id));
  return {
    due: found.filter(({ id }) => !busy.has(id)),
    kept: busy.size,
    next: found.length < limit ? null : (ids.at(-1) ?? null),
  };
}
