import { z } from 'zod';
import { optional } from '../../desk/fields/index.ts';
import { defineOperation } from '../../desk/index.ts';
import { findDoctor } from '../doctors/index.ts';
import { readSettings } from '../settings/index.ts';
import { refuseClash } from './clash.ts';
import * as fields from './fields.ts';
import { editAppointment } from './find.ts';
import { chooseSpecialization, refuseGonePatient } from './parties.ts';
import { placeVisit } from './place.ts';
import { refuseAct } from './refuse-act.ts';
import { toRow } from './row.ts';
import { statusAfter } from './status.ts';

/**
 * Moves a visit to another time, doctor or length; it has to be confirmed anew. An overbooking is not carried
 * along: at the new time it needs its own reason. Throws `overlap`, `outside_schedule`, `invalid`, `stale`.
 */
export const rescheduleAppointment = defineOperation({
  name: 'appointments.reschedule',
  title: 'Reschedule an appointment',
  permission: 'appointments.work',
  cli: { positional: ['id'] },
  input: z.strictObject({
    id: fields.idField,
    start: fields.startField,
    doctor: optional(fields.doctorField).describe('Another doctor: id or licence number'),
    duration: optional(fields.durationField).describe('Another length in minutes, 15 to 480'),
    overbook: fields.overbookField,
    version: fields.versionField,
  }),
  async run(work, input) {
    const { time_zone: zone } = await readSettings(work);
    const visit = await editAppointment(work, input.id, input.version);
    refuseAct('reschedule', visit, work.now, zone);
    refuseGonePatient(visit.patient);
    const doctor = input.doctor ? await findDoctor(work, input.doctor) : visit.doctor;
    const duration = input.duration ?? visit.duration;
    const overbooked = input.overbook ?? null;
    const times = await placeVisit(work, { doctor, start: input.start, duration, overbooked, zone });
    await refuseClash(work, { id: visit.id, doctor, patient: visit.patient, overbooked, ...times }, zone);
    visit.specialization = await chooseSpecialization(work, doctor, null, visit.specialization);
    visit.doctor = doctor;
    visit.duration = duration;
    visit.starts_at = times.starts_at;
    visit.ends_at = times.ends_at;
    visit.appointment_date = input.start.slice(0, 10);
    visit.appointment_time = input.start.slice(11);
    visit.overbooked = overbooked;
    visit.status = statusAfter('reschedule');
    visit.confirmed_at = null;
    await work.flush();
    return toRow(visit, zone);
  },
});
