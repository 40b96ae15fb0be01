import { z } from 'zod';
import { optional, readDate, text } from '../../desk/fields/index.ts';
import { defineOperation, refuse, type View } from '../../desk/index.ts';
import { localNow, readSettings } from '../settings/index.ts';
import { type Displaced, displacedVisits } from './displaced.ts';
import { type Doctor, DoctorAbsence } from './entity.ts';
import { idField } from './fields.ts';
import { findDoctor } from './find.ts';
import { callName } from './names.ts';
import { type DoctorDetail, detailOf } from './show.ts';

/**
 * Puts a doctor on leave for whole days (`from`, `to`, both included; one day when `to` is not said), or takes a
 * leave away (`remove`, its id). Says which booked visits fall into it: they stay as they are.
 */
export const doctorAbsence = defineOperation({
  name: 'doctors.absence',
  title: 'Put a doctor on leave, or take a leave away',
  input: z.object({
    id: idField,
    from: optional(text('First day', 40)).describe('First day of the leave, YYYY-MM-DD'),
    to: optional(text('Last day', 40)).describe('Last day of the leave; the first one when left out'),
    reason: optional(text('Reason', 200)).describe('Why: annual leave, congress …'),
    remove: optional(text('Leave', 40)).describe('Id of a leave to take away'),
  }),
  permission: 'clinic.configure',
  cli: { positional: ['id'] },
  async run(work, input): Promise<DoctorDetail & { displaced: Displaced[] }> {
    const doctor = await findDoctor(work, input.id);
    if (input.remove) {
      const absence = await work.em.findOne(DoctorAbsence, { id: input.remove, doctor: doctor.id });
      if (!absence) refuse('not_found', `${callName(doctor)} has no such leave.`);
      work.em.remove(absence);
    } else {
      const { from_date, to_date } = await readDays(work, input.from, input.to);
      await refuseOverlap(work, doctor, from_date, to_date);
      work.em.create(
        DoctorAbsence,
        {
          id: work.id(),
          doctor,
          from_date,
          to_date,
          reason: input.reason ?? null,
          created_by: work.actor.name,
        },
        { partial: true },
      );
    }
    await work.flush();
    return { ...(await detailOf(work, doctor)), displaced: await displacedVisits(work, doctor) };
  },
});

/** The two days as people of this clinic write dates: in its order, a short year lying ahead. */
async function readDays(view: View, from: string | null | undefined, to: string | null | undefined) {
  const { date_order: order } = await readSettings(view);
  const today = (await localNow(view)).slice(0, 10);
  const read = (field: 'from' | 'to', label: string, typed: string) => {
    const reading = readDate(label, typed, { order, today, ahead: true });
    return reading.ok
      ? reading.value
      : refuse('invalid', reading.problem, { fields: { [field]: reading.problem } });
  };
  const from_date = read('from', 'First day', from ?? '');
  const to_date = to ? read('to', 'Last day', to) : from_date;
  if (to_date < from_date) {
    const message = `The last day, ${to_date}, lies before the first, ${from_date}.`;
    refuse('invalid', message, { fields: { to: message } });
  }
  return { from_date, to_date };
}

async function refuseOverlap(view: View, doctor: Doctor, from_date: string, to_date: string): Promise<void> {
  const other = await view.em.findOne(DoctorAbsence, {
    doctor: doctor.id,
    from_date: { $lte: to_date },
    to_date: { $gte: from_date },
  });
  if (!other) return;
  const message = `${callName(doctor)} is already away from ${other.from_date} to ${other.to_date}.`;
  refuse('overlap', message, {
    hint: 'Take that leave away first, or choose other days.',
    fields: { from: message },
    details: { absence: other.id },
  });
}
