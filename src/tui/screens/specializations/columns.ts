import type { SpecializationRow } from '../../../clinic/specializations/index.ts';
import type { Column } from '../../kit.ts';

export const specializationColumns: readonly Column<SpecializationRow>[] = [
  { title: 'Code', width: 5, text: (one) => one.code },
  { title: 'Name', flex: 2, min: 18, text: (one) => one.name },
  { title: 'Capacity', width: 8, align: 'right', text: (one) => String(one.max_capacity) },
  { title: 'Doctors', width: 7, align: 'right', text: (one) => String(one.doctors.length) },
  { title: 'State', width: 10, text: (one) => (one.is_active ? '● active' : '– inactive') },
  { title: 'About', flex: 3, min: 20, text: (one) => one.description ?? '', optional: true },
];
