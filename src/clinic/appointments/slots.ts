import { z } from 'zod';
import { date, optional } from '../../desk/fields/index.ts';
import { defineQuery, refuse, type View } from '../../desk/index.ts';
import { callName, type Doctor, DoctorSpecialization, findDoctor, loadSchedules } from '../doctors/index.ts';
import { findPatient } from '../patients/index.ts';
import { readSettings } from '../settings/index.ts';
import { findActiveSpecialization } from '../specializations/index.ts';
import { loadLiveVisits } from './busy.ts';
import * as fields from './fields.ts';
import { type FreeSlot, findFreeSlots, slotDays } from './free-slots.ts';
import { wholeDay } from './schedule.ts';
import { addDays, localDate } from './wall-time.ts';

/** A free time: `start` and `end` are the clinic's wall time, `doctor` is an id. */
export interface SlotRow extends FreeSlot {
  doctor: string;
  doctor_name: string;
}

/** The free times of a doctor, or of every doctor of a specialization, over fourteen days, earliest first. */
export const findSlots = defineQuery({
  name: 'appointments.slots',
  title: 'Find free times',
  permission: 'appointments.work',
  cli: { columns: ['start', 'end', 'doctor_name', 'doctor'] },
  input: z.strictObject({
    doctor: optional(fields.doctorField).describe('Of this doctor: id or licence number'),
    specialization: optional(fields.specializationField).describe(
      'Of any doctor of this specialization: id, code or name',
    ),
    patient: optional(fields.patientField).describe('Only when this patient is free too: id or number'),
    from: optional(date('From')).describe('First day, YYYY-MM-DD; today unless said'),
    duration: optional(fields.durationField),
    limit: fields.limitField,
  }),
  async run(view, input): Promise<SlotRow[]> {
    const { time_zone: zone } = await readSettings(view);
    const today = localDate(view.now, zone);
    const from = input.from && input.from > today ? input.from : today;
    const range = {
      starts_at: wholeDay(from, zone).starts_at,
      ends_at: wholeDay(addDays(from, slotDays), zone).ends_at,
    };
    const doctors = await doctorsAsked(view, input);
    const facts = await loadSchedules(view, doctors);
    const taken = await loadLiveVisits(view, { doctors: doctors.map(({ id }) => id) }, range);
    const patient = input.patient ? await findPatient(view, input.patient) : null;
    const own = patient ? await loadLiveVisits(view, { patient: patient.id }, range) : [];
    const limit = input.limit ?? Number.POSITIVE_INFINITY;
    const duration = input.duration ?? fields.usualVisit;
    const found = doctors.flatMap((doctor) => {
      const working = facts.get(doctor.id);
      if (!working) return [];
      const busy = [...taken.filter((visit) => visit.doctor.id === doctor.id), ...own];
      const search = { doctor: working, busy, duration, from, now: view.now, zone, limit };
      return findFreeSlots(search).map((slot) => ({
        ...slot,
        doctor: doctor.id,
        doctor_name: callName(doctor),
      }));
    });
    return found.sort(earlierFirst).slice(0, limit);
  },
});

async function doctorsAsked(
  view: View,
  input: { doctor?: string | null | undefined; specialization?: string | null | undefined },
): Promise<Doctor[]> {
  if (input.doctor) return [await findDoctor(view, input.doctor)];
  if (!input.specialization) {
    refuse('invalid', 'Whose free times? Name a doctor or a specialization.', {
      fields: { doctor: 'A doctor or a specialization is needed.' },
    });
  }
  const specialization = await findActiveSpecialization(view, input.specialization);
  const links = await view.em.find(
    DoctorSpecialization,
    { specialization: specialization.id, doctor: { status: 'Active' } },
    { populate: ['doctor'] },
  );
  return links.map((link) => link.doctor);
}

function earlierFirst(one: SlotRow, other: SlotRow): number {
  if (one.starts_at !== other.starts_at) return one.starts_at < other.starts_at ? -1 : 1;
  return one.doctor_name.localeCompare(other.doctor_name);
}
