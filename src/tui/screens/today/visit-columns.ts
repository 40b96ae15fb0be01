import type { AppointmentRow } from '../../../clinic/appointments/index.ts';
import { lastFirst } from '../../../clinic/patients/index.ts';
import { appointmentMark, bothEnds, type Column, fit, type Span } from '../../kit.ts';
import { lateMinutes } from './state.ts';

/** The columns of the next appointments; `now` is an instant. Wide terminals show more. */
export function visitColumns(now: string, wide: boolean): Column<AppointmentRow>[] {
  const late = (visit: AppointmentRow) => lateMinutes(visit, now);
  const time = (visit: AppointmentRow) => fit(visit.appointment_time + (late(visit) > 0 ? '!' : ''), 6);
  const sign = (visit: AppointmentRow) => appointmentMark(visit.status).sign;
  const tone = (visit: AppointmentRow) => (late(visit) > 0 ? 'warning' : undefined);
  if (!wide) {
    // At 80 columns every gap between columns is a letter less of a name.
    return [
      { title: 'Patient', text: (visit) => `${time(visit)} ${lastFirst(visit)}`, tone },
      { title: 'Doctor', width: 12, text: (visit) => `${fit(visit.doctor_name, 10)} ${sign(visit)}` },
    ];
  }
  return [
    { title: 'Time', width: 6, text: time, tone },
    { title: 'Patient', flex: 2, min: 12, text: (visit) => lastFirst(visit) },
    { title: 'Doctor', min: 12, text: (visit) => visit.doctor_name },
    { title: 'Type', width: 9, text: (visit) => visit.appointment_type, optional: true },
    {
      title: 'Late',
      width: 5,
      align: 'right',
      text: (visit) => (late(visit) > 0 ? `${late(visit)} m` : ''),
      tone,
    },
    { title: '', width: 1, text: sign, tone: (visit) => appointmentMark(visit.status).tone },
  ];
}

/** The heading above them, with what the sign behind a visit means: at 80 columns a row has no room for the word. */
export function visitHeading(width: number): Span[] {
  const { sign, word } = appointmentMark('Confirmed');
  const legend = `${sign} ${word.toLowerCase()}`;
  const title = bothEnds(' NEXT APPOINTMENTS', legend, width - 1);
  return [
    { text: title.slice(0, -legend.length), tone: 'title' },
    { text: legend, tone: 'muted' },
  ];
}
