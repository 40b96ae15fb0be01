import { readPlainDate } from '../../desk/fields/date.ts';
import { choice, optional, text, wholeNumber } from '../../desk/fields/index.ts';
import { bad, good, type Reading, schemaOf, shown } from '../../desk/fields/reading.ts';
import { readTime } from '../../desk/fields/time.ts';
import { appointmentStatuses } from './status.ts';

/** The flags of the appointments' commands and the fields of their forms. */
export const idField = text('Appointment', 40).describe('Appointment: its id');
export const patientField = text('Patient', 100).describe('Patient: id or number');
export const doctorField = text('Doctor', 100).describe('Doctor: id or licence number');
export const specializationField = text('Specialization', 100).describe('Specialization: id, code or name');

export const appointmentTypes = ['Regular', 'Follow-up', 'Procedure', 'Emergency'] as const;
export type AppointmentType = (typeof appointmentTypes)[number];

export const typeField = choice('Type', appointmentTypes, {
  consultation: 'Regular',
  normal: 'Regular',
  'follow up': 'Follow-up',
  recall: 'Follow-up',
  urgent: 'Emergency',
}).describe('Type: Regular (consultation, the default), Follow-up, Procedure or Emergency');

export const statusField = choice('Status', appointmentStatuses, {
  booked: 'Scheduled',
  done: 'Completed',
  canceled: 'Cancelled',
  missed: 'No-Show',
});

export const shortestVisit = 15;
export const longestVisit = 480;
export const usualVisit = 30;

export const durationField = wholeNumber('Duration', shortestVisit, longestVisit).describe(
  'Length in minutes, 15 to 480; 30 unless said',
);

export const startField = schemaOf('Start', readStart).describe(
  "Start: YYYY-MM-DDTHH:MM on the clinic's clock",
);

export const overbookField = optional(text('Overbooking', 300)).describe(
  'Reason for booking over another visit of the doctor or outside the schedule',
);

export const limitField = optional(wholeNumber('Limit', 1, 10_000)).describe('At most so many rows');

export const versionField = optional(wholeNumber('Version', 1, 1_000_000_000)).describe(
  'The version that was seen; refused as stale when somebody changed it since',
);

/** The reason on record when nobody says one: what kind of visit it is. */
export const usualReason: Record<AppointmentType, string> = {
  Regular: 'Consultation',
  'Follow-up': 'Follow-up',
  Procedure: 'Procedure',
  Emergency: 'Emergency',
};

/** A date and a time of day as people write them, with a T or a space between: '2026-11-23 9:30'. */
export function readStart(typed: string): Reading<string> {
  const words = typed.slice(0, 60).trim();
  const cut = words.search(/[T\s](?=\d{1,2}(?::\d{2})?\s*(?:am|pm)?$)/i);
  if (cut < 0) {
    return bad(`Start must be a date and a time such as 2026-11-23T10:30, not ${shown(typed)}.`);
  }
  const date = readPlainDate('The date of the start', words.slice(0, cut));
  if (!date.ok) return date;
  const time = readTime('The time of the start', words.slice(cut + 1));
  return time.ok ? good(`${date.value}T${time.value}`) : time;
}
