import { z } from 'zod';
import { DoctorAbsence, doctorAbsence } from '../../../clinic/doctors/index.ts';
import { date, optional, text } from '../../../desk/fields/index.ts';
import { dateField, type ImportField, needed, textField } from '../columns/field.ts';
import type { Landing } from '../landing/landing.ts';
import type { Landed } from '../landing/outcome.ts';
import { findDoctorRow } from '../landing/references.ts';
import { check } from './check.ts';
import { conflict } from './difference.ts';
import { doctorColumn } from './doctor-column.ts';
import type { ImportTable } from './table.ts';

const fields: readonly ImportField[] = [
  needed(doctorColumn),
  needed(dateField('from_date', 'from', 'start', 'start date', 'first day', 'leave from')),
  dateField('to_date', 'to', 'until', 'end', 'end date', 'last day', 'leave to'),
  textField('reason', 'why', 'kind', 'type', 'leave type', 'comment'),
];

const schema = z.object({
  doctor: text('Doctor', 100),
  from_date: date('First day'),
  to_date: optional(date('Last day')),
  reason: optional(text('Reason', 200)),
});
type Leave = z.output<typeof schema>;

/** Leave of doctors; a row is known again by doctor and first day. */
export const doctorAbsences: ImportTable = {
  name: 'doctor_absences',
  known_as: ['absences', 'leave', 'leaves', 'doctor leave', 'holidays'],
  fields,
  skipped: [],
  throughOperations: true,
  reader: () => (cells) => {
    const checked = check(schema, cells);
    return checked.ok ? { ...checked, land: (landing) => landLeave(landing, checked.values) } : checked;
  },
};

async function landLeave(landing: Landing, leave: Leave): Promise<Landed> {
  const { doctor: said, from_date, reason } = leave;
  const to_date = leave.to_date ?? from_date;
  const doctor = String((await findDoctorRow(landing, said)).id);
  const { work, onConflict } = landing;
  const known = await work.em.findOne(DoctorAbsence, { doctor, from_date });
  if (known === null) {
    await work.run(doctorAbsence, { id: doctor, from: from_date, to: to_date, reason });
    return 'inserted';
  }
  const other = [
    ...(known.to_date === to_date ? [] : ['last day']),
    ...(reason && known.reason !== reason ? ['reason'] : []),
  ];
  if (other.length === 0) return 'unchanged';
  if (onConflict !== 'update') throw conflict(`The leave of ${said} from ${from_date}`, other, onConflict);
  await work.run(doctorAbsence, { id: doctor, remove: known.id });
  await work.run(doctorAbsence, {
    id: doctor,
    from: from_date,
    to: to_date,
    reason: reason ?? known.reason ?? null,
  });
  return 'updated';
}
