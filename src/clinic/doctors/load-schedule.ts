import type { View } from '../../desk/index.ts';
import { localNow } from '../settings/index.ts';
import { type DutyFacts, isOnDuty } from './duty.ts';
import { type Doctor, DoctorAbsence, DoctorSchedule, DoctorSpecialization } from './entity.ts';
import { dayOfWeek, type ScheduleDay } from './schedule.ts';

/** An absence as the screens and commands see it. */
export interface AbsenceRow {
  id: string;
  doctor: string;
  from_date: string;
  to_date: string;
  reason: string | null;
  version: number;
}

/** When a doctor works: status, the week's rows from Sunday on, and all absences, the earliest first. */
export interface WorkingFacts extends DutyFacts {
  schedule: readonly ScheduleDay[];
  absences: readonly AbsenceRow[];
}

/** When one doctor works, for `dutyAt`, free slots and the drawn day. */
export async function loadSchedule(view: View, doctor: Pick<Doctor, 'id' | 'status'>): Promise<WorkingFacts> {
  const facts = await loadSchedules(view, [doctor]);
  return facts.get(doctor.id) ?? { status: doctor.status, schedule: [], absences: [] };
}

/** The same for several doctors at once, by doctor id. */
export async function loadSchedules(
  view: View,
  doctors: readonly Pick<Doctor, 'id' | 'status'>[],
): Promise<Map<string, WorkingFacts>> {
  const doctor = { $in: doctors.map(({ id }) => id) };
  const days = await view.em.find(DoctorSchedule, { doctor }, { orderBy: { day_of_week: 'asc' } });
  const absences = await view.em.find(DoctorAbsence, { doctor }, { orderBy: { from_date: 'asc' } });
  return new Map(
    doctors.map(({ id, status }) => [
      id,
      {
        status,
        schedule: days.filter((day) => day.doctor.id === id).map(toScheduleDay),
        absences: absences.filter((absence) => absence.doctor.id === id).map(toAbsenceRow),
      },
    ]),
  );
}

/** The same for one date `YYYY-MM-DD` alone: what a list of hundreds needs to say who works today. */
export async function loadDay(
  view: View,
  doctors: readonly Pick<Doctor, 'id' | 'status'>[],
  date: string,
): Promise<Map<string, WorkingFacts>> {
  const days = await view.em.find(DoctorSchedule, { day_of_week: dayOfWeek(date) });
  const absences = await view.em.find(DoctorAbsence, { from_date: { $lte: date }, to_date: { $gte: date } });
  const daysOf = Map.groupBy(days, (day) => day.doctor.id);
  const absencesOf = Map.groupBy(absences, (absence) => absence.doctor.id);
  return new Map(
    doctors.map(({ id, status }) => [
      id,
      {
        status,
        schedule: (daysOf.get(id) ?? []).map(toScheduleDay),
        absences: (absencesOf.get(id) ?? []).map(toAbsenceRow),
      },
    ]),
  );
}

/** The doctors of a specialization who see patients at this moment, by name. */
export async function findDoctorsOnDuty(view: View, specializationId: string): Promise<Doctor[]> {
  const links = await view.em.find(
    DoctorSpecialization,
    { specialization: specializationId, doctor: { status: 'Active' } },
    { populate: ['doctor'], orderBy: { doctor: { full_name: 'asc' } } },
  );
  const doctors = links.map((link) => link.doctor);
  const local = await localNow(view);
  const facts = await loadDay(view, doctors, local.slice(0, 10));
  return doctors.filter(({ id }) => {
    const known = facts.get(id);
    return known !== undefined && isOnDuty(known, local);
  });
}

export function toScheduleDay(day: DoctorSchedule): ScheduleDay {
  return {
    day_of_week: day.day_of_week,
    start_time: day.start_time,
    end_time: day.end_time,
    break_start: day.break_start ?? null,
    break_end: day.break_end ?? null,
    is_available: day.is_available,
  };
}

export function toAbsenceRow(absence: DoctorAbsence): AbsenceRow {
  return {
    id: absence.id,
    doctor: absence.doctor.id,
    from_date: absence.from_date,
    to_date: absence.to_date,
    reason: absence.reason ?? null,
    version: absence.version,
  };
}
