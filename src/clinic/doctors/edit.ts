import { z } from 'zod';
import { defineOperation, edit } from '../../desk/index.ts';
import { phoneColumns, refuseTakenLicence } from './add.ts';
import { type Displaced, displacedVisits } from './displaced.ts';
import { Doctor } from './entity.ts';
import { editShape, idField, versionField } from './fields.ts';
import { findDoctor } from './find.ts';
import { type DoctorDetail, detailOf } from './show.ts';
import { assignSpecializations } from './specializations.ts';

/**
 * Fields that are left out stay as they are; blank ones are emptied. Says which booked visits a doctor who is no
 * longer Active cannot see: they stay as they are.
 */
export const doctorEdit = defineOperation({
  name: 'doctors.edit',
  title: 'Edit a doctor',
  input: z.object({ id: idField, ...editShape, version: versionField }),
  permission: 'clinic.configure',
  cli: { positional: ['id'] },
  async run(work, input): Promise<DoctorDetail & { displaced: Displaced[] }> {
    const { id, version, specializations, phone, status, ...fields } = input;
    const found = await findDoctor(work, id);
    const doctor = await edit(work, Doctor, found.id, version);
    if (fields.license_number !== undefined) {
      await refuseTakenLicence(work, fields.license_number, doctor.id);
    }
    const statusBefore = doctor.status;
    // A number that was not touched keeps the way it was typed, also when the clinic's country has changed since.
    const columns = phone === doctor.phone_typed ? {} : await phoneColumns(work, phone);
    work.em.assign(doctor, { ...given({ ...fields, ...columns }), status: status ?? doctor.status });
    if (specializations !== undefined) await assignSpecializations(work, doctor, specializations);
    await work.flush();
    const displaced = doctor.status === statusBefore ? [] : await displacedVisits(work, doctor);
    return { ...(await detailOf(work, doctor)), displaced };
  },
});

/** Only the fields that were said. */
function given<T extends object>(fields: T): Partial<T> {
  const said: Partial<T> = { ...fields };
  for (const name of Object.keys(said) as (keyof T)[]) {
    if (said[name] === undefined) delete said[name];
  }
  return said;
}
