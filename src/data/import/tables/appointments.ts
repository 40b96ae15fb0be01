import { z } from 'zod';
import {
  bookAppointment,
  longestVisit,
  minutesBetween,
  shortestVisit,
  usualReason,
  usualVisit,
} from '../../../clinic/appointments/index.ts';
import { optional } from '../../../desk/fields/index.ts';
import { counted } from '../../../desk/words/index.ts';
import { dateField, type ImportField, momentField, needed, textField } from '../columns/field.ts';
import { type Moment, readMoment, readWall } from '../dates/moment.ts';
import { check } from './check.ts';
import { doctorColumn } from './doctor-column.ts';
import { landVisit, type ReadVisit } from './land-visit.ts';
import { nobodyNamed, patientColumns, patientReference } from './patient-columns.ts';
import type { Cells, ImportTable } from './table.ts';
import { visitStatus, visitType } from './visit-words.ts';

const fields: readonly ImportField[] = [
  ...patientColumns,
  needed(doctorColumn),
  textField('specialization', 'specialization id', 'specialty', 'speciality', 'department', 'service'),
  needed(
    momentField(
      'start',
      'starts at',
      'start time',
      'appointment start',
      'appointment datetime',
      'date time',
      'datetime',
      'begin',
      'scheduled at',
      'start date time',
    ),
    'appointment_date',
  ),
  dateField('appointment_date', 'date', 'day', 'visit date', 'start date', 'appt date'),
  textField('appointment_time', 'time', 'visit time', 'appt time'),
  momentField('end', 'ends at', 'stop', 'end time', 'finish', 'appointment end', 'end date time'),
  textField('duration', 'minutes', 'length', 'duration minutes', 'minutes duration'),
  textField('appointment_type', 'type', 'visit type', 'class', 'encounter class', 'kind', 'category'),
  textField('status', 'state', 'appointment status', 'visit status'),
  textField('reason', 'description', 'purpose', 'complaint', 'reason for visit', 'chief complaint'),
  textField('notes', 'note', 'comment', 'comments', 'remarks', 'reason description'),
  textField('cancellation_reason', 'cancel reason', 'reason cancelled'),
  textField('external_ref', 'id', 'appointment id', 'encounter id', 'visit id', 'reference', 'ref', 'uuid'),
];

const form = bookAppointment.input.shape;
const schema = z.object({
  doctor: form.doctor,
  specialization: form.specialization,
  duration: form.duration,
  appointment_type: optional(visitType),
  status: optional(visitStatus),
  reason: form.reason,
  notes: form.notes,
  cancellation_reason: form.reason,
});

/** Visits; a row is known again by its reference, or without one by doctor, patient and start. */
export const appointments: ImportTable = {
  name: 'appointments',
  known_as: ['appointment', 'visits', 'encounters', 'bookings'],
  fields,
  skipped: ['cost', 'claim', 'payer'],
  throughOperations: false,
  reader({ time_zone, now }) {
    return (cells) => {
      const times = readTimes(cells, time_zone);
      const duration = cells.duration || (times.ok ? times.minutes : '');
      const checked = check(schema, { ...cells, duration });
      const patient = patientReference(cells);
      const problems = { ...(times.ok ? {} : times.fields), ...nobodyNamed(patient) };
      if (!checked.ok) return { ok: false, fields: { ...checked.fields, ...problems } };
      if (!times.ok || Object.keys(problems).length > 0) return { ok: false, fields: problems };
      const { start } = times;
      const { appointment_type = 'Regular', reason, ...rest } = checked.values;
      const isPast = start.instant < now;
      const visit: ReadVisit = {
        patient,
        doctor: rest.doctor,
        specialization: rest.specialization ?? undefined,
        start,
        duration: rest.duration ?? usualVisit,
        appointment_type: appointment_type ?? 'Regular',
        status: rest.status ?? (isPast ? 'Completed' : 'Scheduled'),
        reason: reason ?? usualReason[appointment_type ?? 'Regular'],
        notes: rest.notes ?? null,
        cancellation_reason: rest.cancellation_reason ?? null,
        external_ref: cells.external_ref?.slice(0, 255) || null,
      };
      if (
        !isPast &&
        visit.status !== 'Scheduled' &&
        visit.status !== 'Confirmed' &&
        visit.status !== 'Cancelled'
      )
        return {
          ok: false,
          fields: { status: `A visit that is still to come cannot be ${visit.status}.` },
        };
      const values = { ...visit, ...patient, start: start.local };
      return { ok: true, values, land: (landing) => landVisit(landing, visit) };
    };
  },
};

type Times = { ok: true; start: Moment; minutes: string } | { ok: false; fields: Record<string, string> };

/** Dates of the file are ISO dates by now, so no order of theirs is left to be said. */
function readTimes(cells: Cells, zone: string): Times {
  const { start: begin = '', appointment_date: day = '', appointment_time: time = '' } = cells;
  const field = begin === '' ? 'appointment_date' : 'start';
  if (begin === '' && day === '') return { ok: false, fields: { start: 'Start is missing.' } };
  const start =
    begin === '' ? readWall('Start', day, time, 'ymd', zone) : readMoment('Start', begin, 'ymd', zone);
  if (!start.ok) return { ok: false, fields: { [field]: start.problem } };
  if (!cells.end) return { ok: true, start: start.value, minutes: '' };
  const end = readMoment('End', cells.end, 'ymd', zone);
  if (!end.ok) return { ok: false, fields: { end: end.problem } };
  const minutes = minutesBetween(start.value.instant, end.value.instant);
  const isVisit = minutes >= shortestVisit && minutes <= longestVisit;
  if (isVisit || cells.duration) return { ok: true, start: start.value, minutes: String(minutes) };
  const lasts = `From start to end it lasts ${counted(minutes, 'minute')}`;
  return { ok: false, fields: { end: `${lasts}; a visit takes ${shortestVisit} to ${longestVisit}.` } };
}
