import { z } from 'zod';
import { defineQuery, type View } from '../../desk/index.ts';
import { localNow } from '../settings/index.ts';
import type { Doctor } from './entity.ts';
import { idField } from './fields.ts';
import { findDoctor } from './find.ts';
import { type AbsenceRow, loadSchedules } from './load-schedule.ts';
import { type DoctorRow, toRows } from './row.ts';
import type { ScheduleDay } from './schedule.ts';

/** A doctor with the whole week and every absence. */
export interface DoctorDetail extends DoctorRow {
  schedule: readonly ScheduleDay[];
  absences: readonly AbsenceRow[];
}

export const doctorShow = defineQuery({
  name: 'doctors.show',
  title: 'Show a doctor with schedule and leave',
  input: z.object({ id: idField }),
  permission: 'clinic.see',
  cli: { positional: ['id'] },
  async run(view, { id }): Promise<DoctorDetail> {
    return detailOf(view, await findDoctor(view, id));
  },
});

/** What `doctors.show` answers; operations answer it too, so that one sees what came of them. */
export async function detailOf(view: View, doctor: Doctor): Promise<DoctorDetail> {
  const facts = await loadSchedules(view, [doctor]);
  const [row] = await toRows(view, [doctor], facts, await localNow(view));
  if (!row) throw new Error(`No row came of doctor ${doctor.id}.`);
  return {
    ...row,
    schedule: facts.get(doctor.id)?.schedule ?? [],
    absences: facts.get(doctor.id)?.absences ?? [],
  };
}
