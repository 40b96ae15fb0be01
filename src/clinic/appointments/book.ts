import { z } from 'zod';
import { longText, optional, text } from '../../desk/fields/index.ts';
import { defineOperation } from '../../desk/index.ts';
import { findDoctor } from '../doctors/index.ts';
import { findPatient } from '../patients/index.ts';
import { readSettings } from '../settings/index.ts';
import { refuseClash } from './clash.ts';
import { Appointment } from './entity.ts';
import * as fields from './fields.ts';
import { chooseSpecialization, refuseGonePatient } from './parties.ts';
import { placeVisit } from './place.ts';
import { toRow } from './row.ts';

/** Books a visit. Throws `overlap`, `outside_schedule`, `invalid`, `not_found`. */
export const bookAppointment = defineOperation({
  name: 'appointments.book',
  title: 'Book an appointment',
  permission: 'appointments.work',
  input: z.strictObject({
    patient: fields.patientField,
    doctor: fields.doctorField,
    start: fields.startField,
    duration: optional(fields.durationField),
    type: optional(fields.typeField),
    reason: optional(text('Reason', 1000)).describe('What the visit is for'),
    notes: optional(longText('Notes', 5000)).describe('Notes for the desk'),
    specialization: optional(fields.specializationField).describe(
      'Specialization: id, code or name; the first of the doctor unless said',
    ),
    overbook: fields.overbookField,
  }),
  async run(work, input) {
    const { time_zone: zone } = await readSettings(work);
    const patient = await findPatient(work, input.patient);
    const doctor = await findDoctor(work, input.doctor);
    refuseGonePatient(patient);
    const specialization = await chooseSpecialization(work, doctor, input.specialization);
    const duration = input.duration ?? fields.usualVisit;
    const appointment_type = input.type ?? 'Regular';
    const overbooked = input.overbook ?? null;
    const times = await placeVisit(work, { doctor, start: input.start, duration, overbooked, zone });
    const id = work.id();
    await refuseClash(work, { id, doctor, patient, overbooked, ...times }, zone);
    const visit = work.em.create(Appointment, {
      id,
      patient,
      doctor,
      specialization,
      ...times,
      appointment_date: input.start.slice(0, 10),
      appointment_time: input.start.slice(11),
      duration,
      appointment_type,
      reason: input.reason ?? fields.usualReason[appointment_type],
      notes: input.notes ?? null,
      overbooked,
      created_by: work.actor.name,
    });
    await work.flush();
    return toRow(visit, zone);
  },
});
