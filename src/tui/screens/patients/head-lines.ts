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
  const left = ` born ${patient.birth_date} · ${patient.phone_typed ?? 'no phone'}`;
  const email = glance?.email ? ` · ${glance.email}` : '';
  const blood = glance?.blood_type ? `Blood ${glance.blood_type}` : '';
  const insured = (...parts: (string | null | undefined)[]) => {
    const said = parts.filter(Boolean).join(' ');
    return said === '' ? '' : `Insurance ${said}`;
  };
  // Nobody can call half a number: where it is tight the policy goes first, which stands in the summary, too.
  const rights = [
    [blood, insured(glance?.insurance, glance?.policy_number)],
    [blood, insured(glance?.insurance)],
  ].map((parts) => parts.filter(Boolean).join(' · '));
  const right = rights.find((text) => displayWidth(left) + displayWidth(text) + 2 <= width) ?? blood;
  return [{ text: bothEnds(left + email, right, width - 1) }];
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
