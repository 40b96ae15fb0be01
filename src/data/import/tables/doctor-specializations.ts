import { z } from 'zod';
import { text } from '../../../desk/fields/index.ts';
import { type ImportField, needed, textField } from '../columns/field.ts';
import type { Landing } from '../landing/landing.ts';
import type { Landed } from '../landing/outcome.ts';
import { findDoctorRow, findSpecializationNamed } from '../landing/references.ts';
import { check } from './check.ts';
import { doctorColumn } from './doctor-column.ts';
import type { ImportTable } from './table.ts';

const fields: readonly ImportField[] = [needed(doctorColumn), needed(specializationColumn())];

function specializationColumn(): ImportField {
  return textField(
    'specialization',
    'specialization id',
    'specialisation',
    'specialty',
    'speciality',
    'department',
    'specialization code',
    'specialization name',
  );
}

const schema = z.object({ doctor: text('Doctor', 100), specialization: text('Specialization', 100) });

/** Which doctor works in which specialization; there is nothing in a row to differ. */
export const doctorSpecializations: ImportTable = {
  name: 'doctor_specializations',
  known_as: ['doctor specialization', 'doctor specialties'],
  fields,
  skipped: [],
  throughOperations: false,
  reader: () => (cells) => {
    const checked = check(schema, cells);
    return checked.ok ? { ...checked, land: (landing) => landLink(landing, checked.values) } : checked;
  },
};

async function landLink(landing: Landing, said: z.output<typeof schema>): Promise<Landed> {
  const doctor_id = String((await findDoctorRow(landing, said.doctor)).id);
  const specialization_id = String((await findSpecializationNamed(landing, said.specialization)).id);
  const link = { doctor_id, specialization_id };
  const [known] = await landing.bulk.find('doctor_specializations', link, 1);
  if (known !== undefined) return 'unchanged';
  await landing.insert('doctor_specializations', link);
  return 'inserted';
}
