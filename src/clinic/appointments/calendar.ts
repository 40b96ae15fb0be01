import { z } from 'zod';
import { date } from '../../desk/fields/index.ts';
import { defineQuery, type View } from '../../desk/index.ts';
import {
  callName,
  type Doctor,
  DoctorSpecialization,
  findDoctor,
  loadSchedule,
  type WorkingFacts,
} from '../doctors/index.ts';
import { readSettings } from '../settings/index.ts';
import { Appointment } from './entity.ts';
import * as fields from './fields.ts';
import { type AppointmentRow, rowParts, toRow } from './row.ts';
import { addDays } from './wall-time.ts';

/** What a drawn day or week stands on: the doctor's working time and every visit, cancelled ones too. */
export interface CalendarPage {
  doctor: { id: string; name: string; full_name: string; specializations: string[] };
  working: WorkingFacts;
  from: string;
  to: string;
  zone: string;
  visits: AppointmentRow[];
}

/** A doctor's day, for `layOutDay`. */
export const dayOfDoctor = defineQuery({
  name: 'appointments.day',
  title: 'Show the day of a doctor',
  permission: 'appointments.work',
  input: z.strictObject({ doctor: fields.doctorField, date: date('Date').describe('The day, YYYY-MM-DD') }),
  run: (view, input) => loadPage(view, input.doctor, input.date, input.date),
});

/** Seven days of a doctor, for `layOutWeek`. */
export const weekOfDoctor = defineQuery({
  name: 'appointments.week',
  title: 'Show the week of a doctor',
  permission: 'appointments.work',
  input: z.strictObject({
    doctor: fields.doctorField,
    from: date('From').describe('The first day, YYYY-MM-DD'),
  }),
  run: (view, input) => loadPage(view, input.doctor, input.from, addDays(input.from, 6)),
});

async function loadPage(view: View, ref: string, from: string, to: string): Promise<CalendarPage> {
  const { time_zone: zone } = await readSettings(view);
  const doctor = await findDoctor(view, ref);
  const visits = await view.em.find(
    Appointment,
    { doctor: doctor.id, appointment_date: { $gte: from, $lte: to } },
    { populate: rowParts, orderBy: { starts_at: 'asc', id: 'asc' } },
  );
  return {
    doctor: {
      id: doctor.id,
      name: callName(doctor),
      full_name: doctor.full_name,
      specializations: await specializationNames(view, doctor),
    },
    working: await loadSchedule(view, doctor),
    from,
    to,
    zone,
    visits: visits.map((visit) => toRow(visit, zone)),
  };
}

async function specializationNames(view: View, doctor: Doctor): Promise<string[]> {
  const links = await view.em.find(
    DoctorSpecialization,
    { doctor: doctor.id },
    { populate: ['specialization'] },
  );
  return links.map((link) => link.specialization.name).sort();
}
