import { lastFirst, type PatientListRow, type Present } from '../../../clinic/patients/index.ts';
import { type Column, patientMark, queueMark, type Tone } from '../../kit.ts';

/** The list's columns. `present` says who is in a queue now. */
export function patientColumns(present: readonly Present[]): readonly Column<PatientListRow>[] {
  const where = new Map(present.map((one) => [one.patient, one]));
  const state = (row: PatientListRow): { text: string; tone: Tone } => {
    const entry = where.get(row.id);
    const mark = entry ? queueMark(entry.status) : patientMark(row.status);
    const text = entry
      ? `${mark.sign} ${mark.word} ${entry.specialization_code}`
      : `${mark.sign} ${mark.word}`;
    return { text: text.trimEnd(), tone: mark.tone };
  };
  return [
    { title: 'Number', width: 8, text: (row) => row.number },
    { title: 'Name', flex: 1, min: 14, text: lastFirst },
    { title: 'Born', width: 10, text: (row) => row.birth_date },
    { title: 'Phone', width: 16, text: (row) => row.phone_typed ?? '', optional: true },
    {
      title: 'Status',
      width: 14,
      text: (row) => state(row).text,
      tone: (row) => state(row).tone,
    },
  ];
}
