import type { PatientRecord } from '../../../clinic/patients/index.ts';
import { longDate, plainText, type Span, toLocalDate, toLocalTime, wrapLines } from '../../kit.ts';
import { timeInWords } from './dates.ts';

const labelWidth = 19;

/** Everything on file about a patient, label by label; what is empty is left out. Days are those of `zone`. */
export function summaryLines(record: PatientRecord, zone: string, width: number): Span[][] {
  const place = [record.address, [record.postal_code, record.city].filter(Boolean).join(' '), record.state];
  const contact = [
    record.emergency_contact_name,
    record.emergency_contact_relationship && `(${record.emergency_contact_relationship})`,
    record.emergency_contact_phone,
  ];
  const closed = closedWords[record.clinical];
  const tone = closed === null ? undefined : 'muted';
  const items: [label: string, value: string | null, tone?: Span['tone']][] = [
    ['Allergies', record.allergies ?? 'none on record', record.allergies ? 'danger' : 'muted'],
    ['Medications', record.medications ?? closed, tone],
    ['Medical history', record.medical_history ?? closed, tone],
    ['Blood type', record.blood_type],
    ['Address', place.filter(Boolean).join(', ')],
    ['Insurance', [record.insurance, record.policy_number].filter(Boolean).join(' · ')],
    ['Emergency contact', contact.filter(Boolean).join(' ')],
    ['E-mail', record.email],
    [
      'Registered',
      `${longDate(toLocalDate(record.registration_date, zone))}${record.created_by ? ` by ${record.created_by}` : ''}`,
    ],
    ['Deceased', record.deceased_on],
    ['Known elsewhere as', record.external_ref],
    [
      'Opened',
      record.clinical_until && `for you until ${timeInWords(toLocalTime(record.clinical_until, zone))}`,
    ],
  ];
  return items.flatMap(([label, value, tone]) => (value ? labelled(label, value, tone, width) : []));
}

const closedWords = {
  open: null,
  reason_needed: 'opens with a reason: press o',
  never: 'not for the front desk',
} as const;

function labelled(label: string, value: string, tone: Span['tone'], width: number): Span[][] {
  const room = Math.max(10, width - labelWidth - 2);
  const lines = plainText(value)
    .split('\n')
    .flatMap((line) => wrapLines(line, room));
  return lines.map((line, index) => [
    { text: ` ${(index === 0 ? label : '').padEnd(labelWidth)}`, tone: 'muted' },
    { text: line, tone },
  ]);
}
