import { z } from 'zod';
import { Appointment, localDate } from '../../clinic/appointments/index.ts';
import { headLine } from '../../clinic/audit/index.ts';
import { callName, Doctor, loadSchedules, workingHours } from '../../clinic/doctors/index.ts';
import { queueList } from '../../clinic/queue/index.ts';
import { readSettings } from '../../clinic/settings/index.ts';
import { defineQuery, type View } from '../../desk/index.ts';
import { toLocalTime } from '../../desk/words/index.ts';

/** One visit on a sheet. */
export interface SheetVisit {
  readonly time: string;
  readonly duration: number;
  readonly number: string;
  /** `Okafor, Ada` */
  readonly name: string;
  readonly birth_date: string;
  readonly phone: string | null;
  readonly type: string;
  readonly reason: string;
  readonly allergies: string | null;
  readonly overbooked: boolean;
}

/** The day of one doctor. */
export interface DoctorSheet {
  readonly doctor: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `09:00–13:00`, … ; empty on a free day on which somebody is booked all the same. */
  readonly hours: readonly string[];
  readonly visits: readonly SheetVisit[];
}

/** One who waits, or is being served. */
export interface SheetWaiting {
  readonly specialization: string;
  readonly ticket: string;
  readonly name: string;
  readonly birth_date: string;
  readonly phone: string | null;
  readonly urgency: string;
  /** Wall time `HH:MM`. */
  readonly joined: string;
  readonly phase: string;
}

/** All that the desk needs on paper while the machine is down. */
export interface DaySheets {
  readonly clinic: string;
  /** The moment whose state this is, on the clinic's wall: `YYYY-MM-DDTHH:MM`. */
  readonly as_of: string;
  readonly sheets: readonly DoctorSheet[];
  readonly waiting: readonly SheetWaiting[];
  /** The end of the audit log, to be held against it later; null where nothing is sealed. */
  readonly audit: string | null;
}

/** So far ahead the next day with work is looked for. */
const lookAhead = 14;

export const daySheets = defineQuery({
  name: 'data.day-sheets',
  title: 'Day sheets of every doctor, for today and the next working day',
  input: z.object({}),
  permission: 'data.backup',
  cli: { hidden: true },
  async run(view): Promise<DaySheets> {
    const { name, time_zone } = await readSettings(view);
    const today = localDate(view.now, time_zone);
    const doctors = await doctorsAtWork(view);
    const sheets = await sheetsOf(view, doctors, today);
    for (let ahead = 1; ahead <= lookAhead; ahead += 1) {
      const next = await sheetsOf(view, doctors, dayAfter(today, ahead));
      sheets.push(...next);
      if (next.length > 0) break;
    }
    const end = await view.store.auditEnd();
    return {
      clinic: name,
      as_of: toLocalTime(view.now, time_zone),
      sheets,
      waiting: await waitingNow(view, time_zone),
      audit: end === null || end.seal === '' ? null : headLine(today, end),
    };
  },
});

type AtWork = Awaited<ReturnType<typeof doctorsAtWork>>;

async function doctorsAtWork(view: View) {
  const doctors = await view.em.find(
    Doctor,
    { status: { $ne: 'Inactive' } },
    { orderBy: { full_name: 'asc' } },
  );
  const facts = await loadSchedules(view, doctors);
  return new Map(doctors.map((doctor) => [doctor.id, { doctor, facts: facts.get(doctor.id) }]));
}

/** Of every doctor who works that day or has somebody booked. */
async function sheetsOf(view: View, doctors: AtWork, date: string): Promise<DoctorSheet[]> {
  const booked = await view.em.find(
    Appointment,
    { appointment_date: date, status: { $nin: ['Cancelled', 'No-Show'] } },
    { populate: ['patient', 'doctor'], orderBy: { starts_at: 'asc', id: 'asc' } },
  );
  const byDoctor = Map.groupBy(booked, (visit) => visit.doctor.id);
  const names = new Map(booked.map(({ doctor }) => [doctor.id, doctor]));
  for (const { doctor } of doctors.values()) names.set(doctor.id, doctor);
  return [...names.values()].flatMap((doctor) => {
    const facts = doctors.get(doctor.id)?.facts;
    const hours = facts ? workingHours(facts, date).map(({ start, end }) => `${start}-${end}`) : [];
    const visits = (byDoctor.get(doctor.id) ?? []).map(visitOf);
    return hours.length + visits.length > 0 ? [{ doctor: callName(doctor), date, hours, visits }] : [];
  });
}

function visitOf({ patient, ...visit }: Appointment): SheetVisit {
  return {
    time: visit.appointment_time,
    duration: visit.duration,
    number: patient.number,
    name: `${patient.last_name}, ${patient.first_name}`,
    birth_date: patient.birth_date,
    phone: patient.phone ?? null,
    type: visit.appointment_type,
    reason: visit.reason,
    allergies: patient.allergies ?? null,
    overbooked: visit.overbooked != null,
  };
}

async function waitingNow(view: View, zone: string): Promise<SheetWaiting[]> {
  const rows = await view.read(queueList, {});
  return rows.map((row) => ({
    specialization: row.specialization_name,
    ticket: row.ticket,
    name: `${row.last_name}, ${row.first_name}`,
    birth_date: row.birth_date,
    phone: row.phone,
    urgency: row.urgency,
    joined: toLocalTime(row.joined_at, zone).slice(11),
    phase: row.phase,
  }));
}

function dayAfter(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}
