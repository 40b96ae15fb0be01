import {
  ageInWords,
  lastFirst,
  type PatientGlance,
  type PatientListRow,
} from '../../../clinic/patients/index.ts';
import { bothEnds, displayWidth, patientMark, plainLine, type Span, truncate } from '../../kit.ts';
import { dayInWords, timeInWords } from './dates.ts';

/** The three lines that say who this is, what is dangerous, and what comes next. `today` is the clinic's date. */
export function headLines(
  patient: PatientListRow,
  glance: PatientGlance | undefined,
  today: string,
  width: number,
): Span[][] {
  return [
    nameLine(patient, glance, today, width),
    contactLine(patient, glance, width),
    visitsLine(glance, today, width),
  ];
}

function nameLine(
  patient: PatientListRow,
  glance: PatientGlance | undefined,
  today: string,
  width: number,
): Span[] {
  const state = patientMark(patient.status);
  const name = plainLine(lastFirst(patient));
  const facts = [
    patient.gender.toLowerCase(),
    ageInWords(patient.birth_date, glance?.deceased_on ?? today),
    patient.number,
  ];
  const standing =
    state.word === ''
      ? ''
      : ` · ${state.sign} ${state.word}${glance?.deceased_on ? ` ${glance.deceased_on}` : ''}`;
  const left = ` ${name} · ${facts.join(' · ')}${standing}`;
  const allergies = glance?.allergies ? `ALLERGIES: ${plainLine(glance.allergies)}` : '';
  const shown = truncate(allergies, Math.max(20, width - displayWidth(left) - 3));
  return [
    { text: bothEnds(left, '', width - displayWidth(shown) - 1), tone: 'title' },
    { text: shown, tone: 'danger' },
  ];
}

function contactLine(patient: PatientListRow, glance: PatientGlance | undefined, width: number): Span[] {
  const left = [`born ${patient.birth_date}`, patient.phone_typed ?? 'no phone', glance?.email ?? '']
    .filter(Boolean)
    .join(' · ');
  const insurance = [glance?.insurance, glance?.policy_number].filter(Boolean).join(' ');
  const right = [
    glance?.blood_type ? `Blood ${glance.blood_type}` : '',
    insurance === '' ? '' : `Insurance ${insurance}`,
  ];
  return [{ text: bothEnds(` ${left}`, right.filter(Boolean).join(' · '), width - 1) }];
}

function visitsLine(glance: PatientGlance | undefined, today: string, width: number): Span[] {
  if (!glance) return [];
  const [entry] = glance.waiting;
  const now = entry
    ? `${entry.status === 0 ? 'Waiting' : 'Called'}: ${entry.specialization_name}, ${entry.ticket}`
    : '';
  const next = glance.next_appointment;
  const coming = next
    ? `Next: ${dayInWords(next.start, today)} ${timeInWords(next.start)} ${next.doctor_name} (${next.appointment_type}, ${next.status.toLowerCase()})`
    : 'No appointment ahead';
  const seen = glance.last_seen ? `Last seen ${dayInWords(glance.last_seen, today)}` : 'Not seen yet';
  return [{ text: bothEnds(` ${[now, coming].filter(Boolean).join(' · ')}`, seen, width - 1) }];
}
