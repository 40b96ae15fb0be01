import type { Tone } from './tones.ts';

/** A sign and a word for a state: readable without colour, quicker with it. */
export interface Mark {
  readonly sign: string;
  readonly word: string;
  readonly tone: Tone;
}

const mark = (sign: string, word: string, tone: Tone): Mark => ({ sign, word, tone });

const URGENCIES: Readonly<Record<string, Mark>> = {
  routine: mark(' ', 'routine', 'plain'),
  urgent: mark('!', 'urgent', 'warning'),
  emergency: mark('‼', 'EMERGENCY', 'emergency'),
};

/** How an urgency looks: routine, urgent, emergency. */
export function urgencyMark(urgency: string): Mark {
  return URGENCIES[urgency] ?? mark('?', urgency, 'muted');
}

const APPOINTMENT_STATUSES: Readonly<Record<string, Mark>> = {
  Scheduled: mark('○', 'Scheduled', 'plain'),
  Confirmed: mark('●', 'Confirmed', 'accent'),
  'In Progress': mark('▶', 'In progress', 'ok'),
  Completed: mark('✓', 'Completed', 'muted'),
  Cancelled: mark('✗', 'Cancelled', 'muted'),
  'No-Show': mark('∅', 'No-show', 'warning'),
};

/** How an appointment's status looks. */
export function appointmentMark(status: string): Mark {
  return APPOINTMENT_STATUSES[status] ?? mark('?', status, 'muted');
}

const PATIENT_STATUSES: readonly Mark[] = [
  mark(' ', '', 'plain'),
  mark('–', 'inactive', 'muted'),
  mark('†', 'deceased', 'muted'),
];

/** How a patient's status looks: 0 active, 1 inactive, 2 deceased. */
export function patientMark(status: number): Mark {
  return PATIENT_STATUSES[status] ?? mark('?', String(status), 'muted');
}

const QUEUE_STATUSES: readonly Mark[] = [
  mark('●', 'waiting', 'accent'),
  mark('▶', 'in service', 'ok'),
  mark('✓', 'served', 'muted'),
  mark('✗', 'removed', 'muted'),
];

/** How a queue entry's status looks: 0 waiting, 1 called or in service, 2 served, 3 removed. */
export function queueMark(status: number): Mark {
  return QUEUE_STATUSES[status] ?? mark('?', String(status), 'muted');
}

const DOCTOR_STATUSES: Readonly<Record<string, Mark>> = {
  Active: mark('●', 'Active', 'ok'),
  Inactive: mark('–', 'Inactive', 'muted'),
  'On Leave': mark('◌', 'On leave', 'warning'),
};

/** How a doctor's status looks: Active, Inactive, On Leave. */
export function doctorMark(status: string): Mark {
  return DOCTOR_STATUSES[status] ?? mark('?', status, 'muted');
}
