import type { View } from '../../desk/index.ts';
import { Appointment } from '../appointments/entity.ts';
import { QueueEntry } from '../queue/entity.ts';

/** So many of the visits and tickets nearest to now are looked through for a doctor's own patients, each way. */
const nearest = 100;

/** The doctor who sits here, null for everybody else. */
export function ownDoctor({ standing }: Pick<View, 'standing'>): string | null {
  return standing.kind === 'signed_in' && standing.role === 'doctor' ? standing.doctor_id : null;
}

/**
 * Those among these patients who are the doctor's own: booked with that doctor (what was cancelled ties nobody), or
 * called or served by that doctor.
 */
export async function ownAmong(
  view: Pick<View, 'em'>,
  doctor: string,
  patients: readonly string[],
): Promise<Set<string>> {
  if (patients.length === 0) return new Set();
  const patient = { $in: [...patients] };
  const booked = await view.em
    .createQueryBuilder(Appointment)
    .select('patient', true)
    .where({ doctor, patient, status: { $ne: 'Cancelled' } })
    .execute('all', false);
  const served = await view.em
    .createQueryBuilder(QueueEntry)
    .select('patient', true)
    .where({ doctor, patient, status: { $in: [1, 2] } })
    .execute('all', false);
  return new Set([...booked, ...served].map((row) => String(Reflect.get(row, 'patient_id'))));
}

/** The doctor's own patients whose visits lie nearest to now: as many as a list shows first, however long the past is. */
export async function nearestOwn(view: Pick<View, 'em' | 'now'>, doctor: string): Promise<string[]> {
  const { em, now } = view;
  const ahead = await em.find(
    Appointment,
    { doctor, starts_at: { $gte: now } },
    { orderBy: { starts_at: 'asc' }, limit: nearest, fields: ['patient'] },
  );
  const past = await em.find(
    Appointment,
    { doctor, starts_at: { $lt: now } },
    { orderBy: { starts_at: 'desc' }, limit: nearest, fields: ['patient'] },
  );
  const tickets = await em.find(
    QueueEntry,
    { doctor },
    { orderBy: { joined_at: 'desc' }, limit: nearest, fields: ['patient'] },
  );
  const ids = new Set([...ahead, ...past, ...tickets].map(({ patient }) => patient.id));
  return [...(await ownAmong(view, doctor, [...ids]))];
}
