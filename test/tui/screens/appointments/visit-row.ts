import {
  type AppointmentRow,
  addMinutes,
  toInstant,
  toLocal,
} from '../../../../src/clinic/appointments/index.ts';

/** A visit as the desk hands it out, in Berlin; `start` and `duration` say when. */
export function visitRow(changes: Partial<AppointmentRow> = {}): AppointmentRow {
  const { start = '2026-11-23T09:00', duration = 30 } = changes;
  const read = toInstant(start, 'Europe/Berlin');
  if (!read.ok) throw new Error(read.why);
  const ends_at = addMinutes(read.instant, duration);
  return {
    id: start,
    status: 'Scheduled',
    start,
    end: toLocal(ends_at, 'Europe/Berlin'),
    duration,
    patient: 'P',
    patient_number: 'P-00001',
    patient_name: 'Samira Smith',
    first_name: 'Samira',
    last_name: 'Smith',
    birth_date: '1988-03-07',
    phone: null,
    doctor: 'L',
    doctor_name: 'Dr Lindt',
    specialization: 'G',
    specialization_name: 'General practice',
    appointment_type: 'Regular',
    reason: 'Consultation',
    notes: null,
    overbooked: null,
    appointment_date: start.slice(0, 10),
    appointment_time: start.slice(11),
    starts_at: read.instant,
    ends_at,
    confirmed_at: null,
    arrived_at: null,
    started_at: null,
    completed_at: null,
    cancelled_at: null,
    cancellation_reason: null,
    created_at: '2026-11-20T08:00:00.000Z',
    created_by: 'ana',
    version: 1,
    ...changes,
  };
}
