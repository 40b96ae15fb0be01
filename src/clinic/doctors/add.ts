import { z } from 'zod';
import { readPhone } from '../../desk/fields/index.ts';
import { defineOperation, refuse, type View, type Work } from '../../desk/index.ts';
import { readSettings } from '../settings/index.ts';
import { Doctor } from './entity.ts';
import { addShape } from './fields.ts';
import { type DoctorDetail, detailOf } from './show.ts';
import { assignSpecializations } from './specializations.ts';

export const doctorAdd = defineOperation({
  name: 'doctors.add',
  title: 'Add a doctor',
  input: z.object(addShape),
  permission: 'clinic.configure',
  async run(work, input): Promise<DoctorDetail> {
    const { specializations, phone, status, ...fields } = input;
    await refuseTakenLicence(work, fields.license_number);
    const doctor = work.em.create(
      Doctor,
      {
        id: work.id(),
        ...fields,
        ...(await phoneColumns(work, phone)),
        status: status ?? 'Active',
        created_by: work.actor.name,
      },
      { partial: true },
    );
    await assignSpecializations(work, doctor, specializations ?? []);
    await work.flush();
    return detailOf(work, doctor);
  },
});

/** The two columns of a phone: as it is dialled and as it was typed. Throws `invalid` for a number that cannot be. */
export async function phoneColumns(work: Work, typed: string | null | undefined) {
  if (typed === undefined) return {};
  if (typed === null) return { phone: null, phone_typed: null };
  const { country } = await readSettings(work);
  const reading = await readPhone('Phone', typed, country);
  if (!reading.ok) return refuse('invalid', reading.problem, { fields: { phone: reading.problem } });
  return { phone: reading.value.e164, phone_typed: reading.value.as_typed };
}

/** Throws `duplicate` when another doctor has this licence number. */
export async function refuseTakenLicence(view: View, license_number: string, own?: string): Promise<void> {
  const holder = await view.em.findOne(Doctor, { license_number });
  if (!holder || holder.id === own) return;
  const message = `${holder.full_name} already has the licence number ${license_number}.`;
  refuse('duplicate', message, {
    hint: 'Check the number, or open that doctor.',
    fields: { license_number: message },
    details: { doctor: holder.id },
  });
}
