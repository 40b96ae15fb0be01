import type { DoctorRow } from '../../../clinic/doctors/index.ts';
import { fold } from '../../kit.ts';

export const tabNames = ['summary', 'schedule', 'leave', 'specializations', 'load'] as const;
export type TabName = (typeof tabNames)[number];

export function isTab(name: string | undefined): name is TabName {
  return tabNames.some((tab) => tab === name);
}

/** The doctors whose name, licence or specializations hold every word typed, in any order, accents aside. */
export function foundDoctors(doctors: readonly DoctorRow[], typed: string): readonly DoctorRow[] {
  const words = fold(typed).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return doctors;
  return doctors.filter((doctor) => {
    const { full_name, title, license_number, specializations, status } = doctor;
    const where = specializations.map(({ code, name }) => `${code} ${name}`).join(' ');
    const text = fold(`${title ?? ''} ${full_name} ${license_number} ${where} ${status}`);
    return words.every((word) => text.includes(word));
  });
}
