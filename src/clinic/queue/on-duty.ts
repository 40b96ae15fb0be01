import type { View } from '../../desk/index.ts';
import {
  type Doctor,
  DoctorAbsence,
  DoctorSchedule,
  DoctorSpecialization,
  dayOfWeek,
  isOnDuty,
} from '../doctors/index.ts';
import { localNow } from '../settings/index.ts';

/**
 * The doctors who see patients at this call's instant, by specialization, in the order of their names. Asks
 * for today's schedules alone: a clinic may have a thousand doctors on record and a dozen in the house.
 */
export async function doctorsOnDuty(view: View): Promise<Map<string, Doctor[]>> {
  const local = await localNow(view);
  const date = local.slice(0, 10);
  const days = await view.em.find(
    DoctorSchedule,
    { day_of_week: dayOfWeek(date), is_available: true, doctor: { status: 'Active' } },
    { populate: ['doctor'] },
  );
  const ids = days.map(({ doctor }) => doctor.id);
  const absences = await view.em.find(DoctorAbsence, {
    doctor: { $in: ids },
    from_date: { $lte: date },
    to_date: { $gte: date },
  });
  const onDuty = days.filter(({ doctor, break_start, break_end, ...day }) => {
    const schedule = [{ ...day, break_start: break_start ?? null, break_end: break_end ?? null }];
    const own = absences.filter((absence) => absence.doctor.id === doctor.id);
    return isOnDuty({ status: doctor.status, schedule, absences: own }, local);
  });
  const doctors = new Map(onDuty.map(({ doctor }) => [doctor.id, doctor]));
  const links = await view.em.find(DoctorSpecialization, { doctor: { $in: [...doctors.keys()] } });
  const found = new Map<string, Doctor[]>();
  for (const { doctor, specialization } of links) {
    const known = doctors.get(doctor.id);
    if (known) found.set(specialization.id, [...(found.get(specialization.id) ?? []), known]);
  }
  for (const team of found.values()) team.sort((a, b) => a.full_name.localeCompare(b.full_name));
  return found;
}
