import { type AppointmentRow, toLocal } from '../../../clinic/appointments/index.ts';
import { appointmentMark, type Detail, longDate, type Span } from '../../kit.ts';

/** A visit as labels and values, for the panel of a wide screen and the dialog of a narrow one. */
export function visitDetails(visit: AppointmentRow, zone: string): Detail[] {
  const mark = appointmentMark(visit.status);
  const at = (instant: string) => toLocal(instant, zone).replace('T', ' ');
  const items: (Detail | false)[] = [
    { label: 'Patient', value: `${visit.patient_number}, born ${visit.birth_date}` },
    { label: 'Phone', value: visit.phone ?? '' },
    {
      label: 'When',
      value: `${longDate(visit.appointment_date)} ${visit.appointment_time}–${visit.end.slice(11)}`,
    },
    { label: 'Doctor', value: `${visit.doctor_name}, ${visit.specialization_name}` },
    { label: 'Type', value: `${visit.appointment_type}, ${visit.duration} minutes` },
    { label: 'Reason', value: visit.reason },
    { label: 'Status', value: `${mark.sign} ${mark.word}`, tone: mark.tone },
    visit.overbooked !== null && { label: 'Overbooked', value: visit.overbooked, tone: 'warning' },
    visit.arrived_at !== null && { label: 'Arrived', value: at(visit.arrived_at) },
    visit.started_at !== null && { label: 'Started', value: at(visit.started_at) },
    visit.completed_at !== null && { label: 'Completed', value: at(visit.completed_at) },
    visit.cancelled_at !== null && { label: 'Cancelled', value: at(visit.cancelled_at) },
    visit.cancellation_reason !== null && { label: 'Because', value: visit.cancellation_reason },
    visit.notes !== null && { label: 'Notes', value: visit.notes },
    { label: 'Booked', value: `${at(visit.created_at)}${visit.created_by ? ` by ${visit.created_by}` : ''}` },
  ];
  return items.filter((item) => item !== false);
}

/** The same in the two lines under the grid of a narrow screen. */
export function visitLines(visit: AppointmentRow, zone: string): Span[][] {
  const phone = visit.phone ? ` · ${visit.phone}` : '';
  const more = [
    `${visit.appointment_time}–${visit.end.slice(11)} ${visit.appointment_type}: ${visit.reason}`,
    visit.overbooked !== null && `overbooked: ${visit.overbooked}`,
    visit.cancellation_reason !== null && `cancelled: ${visit.cancellation_reason}`,
    visit.arrived_at !== null && `arrived ${toLocal(visit.arrived_at, zone).slice(11)}`,
  ];
  return [
    [
      { text: ` ${visit.patient_name}`, tone: 'title' },
      { text: ` · born ${visit.birth_date} · ${visit.patient_number}${phone}` },
    ],
    [{ text: ` ${more.filter(Boolean).join(' · ')}`, tone: 'muted' }],
  ];
}
