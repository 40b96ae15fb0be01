import { agoText, counted, wallText } from '../../desk/words/index.ts';
import type { BackupComparison } from './compare.ts';

/** What a row of a table is, one and many, and what happens to one: `3 patients registered since`. */
const nouns: Readonly<Record<string, readonly [one: string, many: string, made: string]>> = {
  patients: ['patient', 'patients', 'registered'],
  appointments: ['appointment', 'appointments', 'booked'],
  queue_entries: ['queue entry', 'queue entries', 'made'],
  doctors: ['doctor', 'doctors', 'added'],
  doctor_schedules: ['working day', 'working days', 'set'],
  doctor_absences: ['absence', 'absences', 'entered'],
  doctor_specializations: ['doctor’s specialization', 'doctors’ specializations', 'added'],
  specializations: ['specialization', 'specializations', 'added'],
  settings: ['setting', 'settings', 'made'],
  uploads: ['upload', 'uploads', 'made'],
};

/** What a restore would do, in sentences without a full stop, the worst first; times by the wall of the zone. */
export function differencesInWords(
  { age, present, at, lost, changed, returning }: Omit<BackupComparison, 'words'>,
  { now, zone }: { readonly now: string; readonly zone: string },
): string[] {
  if (present === 'lost')
    return [`What was entered after ${wallText(at, zone)} is not in it (${agoText(at, now)})`];
  const words = [
    ...lost.map(
      ({ table, rows, names }) =>
        `${rowsOf(table, rows)} ${made(table)} since would be gone${listed(names, rows)}`,
    ),
    ...changed.map(({ table, rows }) => `${rowsOf(table, rows)} changed since would be as before`),
    ...returning.map(({ table, rows }) => `${rowsOf(table, rows)} deleted since would come back`),
  ];
  if (age === 'newer') words.unshift('It is newer than the present data');
  if (age === 'other') words.unshift('It has another past than the present data');
  return words.length > 0 ? words : ['Nothing would be different'];
}

function rowsOf(table: string, rows: number): string {
  const [one, many] = nouns[table] ?? [`row of ${table}`, `rows of ${table}`];
  return counted(rows, one, many);
}

function made(table: string): string {
  return nouns[table]?.[2] ?? 'made';
}

/** `: Okafor, Roy, Smith …` */
function listed(names: readonly string[], rows: number): string {
  if (names.length === 0) return '';
  return `: ${names.join(', ')}${rows > names.length ? ' …' : ''}`;
}

/** Of entries of the audit log that came with a backup, without a full stop. */
export function unverifiedWords(entries: number): string {
  return `${counted(entries, 'entry', 'entries')} of the backup’s audit log ${entries === 1 ? 'has' : 'have'} no seal of this clinic: kept apart as unverified`;
}

/** Of rules of a backup that were not those of the program, without a full stop. */
export function mendedWords(mended: readonly string[]): string {
  const more = mended.length > 1 ? ` and ${mended.length - 1} more` : '';
  return `The backup did not have the rules of its program, and has them now: ${mended[0]}${more}`;
}
