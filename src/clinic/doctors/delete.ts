import { z } from 'zod';
import { defineOperation, refuse } from '../../desk/index.ts';
import { Appointment } from '../appointments/entity.ts';
import { QueueEntry } from '../queue/entity.ts';
import { Doctor, DoctorAbsence, DoctorSchedule, DoctorSpecialization } from './entity.ts';
import { idField } from './fields.ts';
import { findDoctor } from './find.ts';
import { callName } from './names.ts';

/** Removes a doctor whom no visit and no queue entry names, with the schedule and the leave; otherwise `in_use`. */
export const doctorDelete = defineOperation({
  name: 'doctors.delete',
  title: 'Delete a doctor nothing refers to',
  input: z.object({ id: idField }),
  permission: 'clinic.configure',
  cli: { positional: ['id'] },
  async run(work, { id }): Promise<{ id: string; license_number: string; full_name: string }> {
    const doctor = await findDoctor(work, id);
    const own = { doctor: doctor.id };
    const used = (await work.em.findOne(Appointment, own)) ?? (await work.em.findOne(QueueEntry, own));
    if (used) {
      refuse('in_use', `${callName(doctor)} has visits or served patients on record and cannot be deleted.`, {
        hint: 'Set the status to Inactive instead.',
      });
    }
    const parts = [
      ...(await work.em.find(DoctorSpecialization, own)),
      ...(await work.em.find(DoctorSchedule, own)),
      ...(await work.em.find(DoctorAbsence, own)),
    ];
    for (const part of parts) work.em.remove(part);
    await work.flush();
    work.em.remove(await work.em.findOneOrFail(Doctor, doctor.id));
    await work.flush();
    return { id: doctor.id, license_number: doctor.license_number, full_name: doctor.full_name };
  },
});
