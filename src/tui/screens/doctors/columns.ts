import type { DoctorRow } from '../../../clinic/doctors/index.ts';
import { type Column, doctorMark } from '../../kit.ts';

export const doctorColumns: readonly Column<DoctorRow>[] = [
  {
    title: '',
    width: 1,
    text: (doctor) => doctorMark(doctor.status).sign,
    tone: (doctor) => doctorMark(doctor.status).tone,
  },
  {
    title: 'Name',
    flex: 3,
    min: 16,
    text: (doctor) => [doctor.title, doctor.full_name].filter(Boolean).join(' '),
  },
  { title: 'Now', width: 17, text: (doctor) => doctor.duty_text },
  { title: 'In', width: 6, text: (doctor) => doctor.specializations.map(({ code }) => code).join(', ') },
  { title: 'Licence', width: 12, text: (doctor) => doctor.license_number, optional: true },
  { title: 'Phone', width: 16, text: (doctor) => doctor.phone_typed ?? '', optional: true },
];
