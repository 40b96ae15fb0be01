import { type DayLoad, type DoctorDetail, dayNames } from '../../../clinic/doctors/index.ts';
import { appointmentMark, fit, longDate, type Span } from '../../kit.ts';
import { daysLong, hoursText } from './dates.ts';

/** The week from Monday on, with breaks and hours worked; `today` is a date. */
export function scheduleLines(doctor: DoctorDetail, today: string): Span[][] {
  const weekday = Temporal.PlainDate.from(today).dayOfWeek % 7;
  const lines = [1, 2, 3, 4, 5, 6, 0].map((day): Span[] => {
    const row = doctor.schedule.find((one) => one.day_of_week === day);
    const name = `${day === weekday ? ' ▸ ' : '   '}${fit(dayNames[day] ?? '', 11)}`;
    if (!row) return [{ text: `${name}–`, tone: 'muted' }];
    const pause = row.break_start ? `break ${row.break_start}–${row.break_end}` : 'no break';
    const closed = row.is_available ? '' : '  not available';
    return [
      { text: `${name}${row.start_time}–${row.end_time}   `, tone: row.is_available ? 'plain' : 'muted' },
      { text: fit(pause, 20), tone: 'muted' },
      { text: closed, tone: 'warning' },
    ];
  });
  return doctor.schedule.length === 0
    ? [
        [{ text: '   No schedule yet: never on duty, nobody can be booked. w sets it.', tone: 'warning' }],
        ...lines,
      ]
    : lines;
}

/** Leave to come first, then what is over. */
export function leaveLines(doctor: DoctorDetail, today: string): Span[][] {
  const coming = doctor.absences.filter((absence) => absence.to_date >= today);
  const over = doctor.absences.filter((absence) => absence.to_date < today).reverse();
  if (doctor.absences.length === 0) return [[{ text: '   No leave planned. l plans one.', tone: 'muted' }]];
  return [...coming, ...over].map((absence): Span[] => {
    const days = daysLong(absence.from_date, absence.to_date);
    const span = `${longDate(absence.from_date)} – ${longDate(absence.to_date)}`;
    const now = absence.from_date <= today && today <= absence.to_date;
    const tone = absence.to_date < today ? 'muted' : now ? 'warning' : 'plain';
    const text = `${fit(span, 35)} ${fit(days === 1 ? '1 day' : `${days} days`, 9, 'right')}  `;
    return [
      { text: `${now ? ' ▸ ' : '   '}${text}`, tone },
      { text: absence.reason ?? '', tone: 'muted' },
    ];
  });
}

export function specializationLines(doctor: DoctorDetail): Span[][] {
  if (doctor.specializations.length === 0) {
    return [
      [{ text: '   In no specialization: nobody can be called or booked. e sets it.', tone: 'warning' }],
    ];
  }
  return doctor.specializations.map(({ code, name }): Span[] => [
    { text: `   ${fit(code, 6)}` },
    { text: name, tone: 'plain' },
  ]);
}

/** What today holds: how full it is, what became of the visits, and each of them. */
export function loadLines(load: DayLoad | undefined, width: number): Span[][] {
  if (!load) return [];
  return [loadTitle(load, width), countsLine(load), ...load.visits.map(visitLine)];
}

function loadTitle(load: DayLoad, width: number): Span[] {
  if (load.worked_minutes === 0) return [{ text: '   Does not work today.', tone: 'muted' }];
  const share = load.share ?? 0;
  const cells = Math.min(20, Math.max(6, width - 50));
  const full = Math.min(cells, Math.round(share * cells));
  return [
    { text: `   ${'█'.repeat(full)}${'░'.repeat(cells - full)} `, tone: share > 1 ? 'warning' : 'accent' },
    {
      text: `${Math.round(share * 100)} %  ${hoursText(load.booked_minutes)} of ${hoursText(load.worked_minutes)} booked`,
    },
  ];
}

function countsLine(load: DayLoad): Span[] {
  const counts = [
    `${load.booked} booked`,
    `${load.arrived} came`,
    `${load.completed} done`,
    `${load.served} served from the queue`,
    load.no_show > 0 ? `${load.no_show} no-show` : '',
    load.cancelled > 0 ? `${load.cancelled} cancelled` : '',
  ];
  return [{ text: `   ${counts.filter(Boolean).join(' · ')}`, tone: 'muted' }];
}

function visitLine(visit: DayLoad['visits'][number]): Span[] {
  const { sign, word, tone } = appointmentMark(visit.status);
  return [
    {
      text: `   ${visit.start_time} ${fit(String(visit.duration), 3, 'right')} m  ${fit(visit.patient_name, 24)} `,
    },
    { text: `${sign} ${word}`, tone },
    { text: visit.overbooked ? '  overbooked' : '', tone: 'warning' },
  ];
}
