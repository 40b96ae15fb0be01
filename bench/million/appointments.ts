import Database from 'better-sqlite3';
import { chanceFrom } from './chance.ts';

const doctors = 200;
const slotsOfDay = 20;
const firstDay = Date.parse('2018-01-01T00:00:00.000Z');
const day = 86_400_000;

const reasons = ['Check-up', 'Follow-up of a treatment', 'Headache', 'Skin', 'Blood pressure', 'Vaccination'];
const types = ['Regular', 'Regular', 'Follow-up', 'Procedure', 'Emergency'] as const;
const past = ['Completed', 'Completed', 'Completed', 'Completed', 'No-Show', 'Cancelled'] as const;

/**
 * Puts visits into a database that `fillClinic` has filled with patients: 200 doctors with half-hours from 08:00, the
 * last fiftieth of the visits still to come. The same every time; no two of a doctor or of a patient overlap.
 */
export function fillAppointments(
  path: string,
  patients: number,
  visits: number,
  say: (done: number) => void,
): void {
  const database = new Database(path);
  database.pragma('synchronous = off');
  database.pragma('cache_size = -400000');
  const at = '2018-01-01T08:00:00.000Z';
  const specialization = addDoctors(database, at);
  const patientIds = database
    .prepare<[], string>('select id from patients order by search_key')
    .pluck()
    .all();
  const insert = database.prepare(
    `insert into appointments (id, patient_id, doctor_id, specialization_id, starts_at, ends_at, appointment_date,
       appointment_time, duration, appointment_type, reason, status, cancelled_at, cancellation_reason, created_at, updated_at,
       created_by, version)
     values (@id, @patient_id, @doctor_id, @specialization_id, @starts_at, @ends_at, @date, @time, 30, @type, @reason,
       @status, @cancelled_at, @cancellation_reason, @at, @at, 'import', 1)`,
  );
  const chance = chanceFrom(2);
  const visit = (nth: number) => {
    const doctor = nth % doctors;
    const slot = Math.floor(nth / doctors);
    const starts = firstDay + Math.floor(slot / slotsOfDay) * day + (16 + (slot % slotsOfDay)) * 1_800_000;
    const startsAt = new Date(starts).toISOString();
    const status = nth > visits * 0.98 ? 'Scheduled' : chance.pick(past);
    const isCancelled = status === 'Cancelled';
    return {
      id: idOf('a', nth, starts),
      // A step that shares no factor with the number of patients: everybody comes once before anybody comes twice.
      patient_id: patientIds[(nth * 7919) % patients],
      doctor_id: idOf('d', doctor, firstDay),
      specialization_id: specialization,
      starts_at: startsAt,
      ends_at: new Date(starts + 1_800_000).toISOString(),
      date: startsAt.slice(0, 10),
      time: startsAt.slice(11, 16),
      type: chance.pick(types),
      reason: chance.pick(reasons),
      status,
      cancelled_at: isCancelled ? startsAt : null,
      cancellation_reason: isCancelled ? 'Asked by the patient' : null,
      at,
    };
  };
  const batch = 20_000;
  const insertBatch = database.transaction((from: number, to: number) => {
    for (let nth = from; nth < to; nth += 1) insert.run(visit(nth));
  });
  for (let from = 0; from < visits; from += batch) {
    insertBatch(from, Math.min(visits, from + batch));
    say(Math.min(visits, from + batch));
  }
  database.exec('analyze');
  database.pragma('wal_checkpoint(truncate)');
  database.close();
}

function addDoctors(database: Database.Database, at: string): string {
  const specialization = idOf('s', 1, firstDay);
  database
    .prepare(
      `insert into specializations (id, code, name, max_capacity, is_active, created_at, updated_at, version)
       values (?, 'ZZ', 'General practice of a million', 100, true, ?, ?, 1)`,
    )
    .run(specialization, at, at);
  const doctor = database.prepare(
    `insert into doctors (id, full_name, license_number, status, created_at, updated_at, version)
     values (?, ?, ?, 'Active', ?, ?, 1)`,
  );
  const link = database.prepare(
    'insert into doctor_specializations (doctor_id, specialization_id, assigned_date) values (?, ?, ?)',
  );
  database.transaction(() => {
    for (let nth = 0; nth < doctors; nth += 1) {
      const id = idOf('d', nth, firstDay);
      doctor.run(id, `Doctor ${nth + 1}`, `LIC-${String(nth + 1).padStart(5, '0')}`, at, at);
      link.run(id, specialization, at);
    }
  })();
  return specialization;
}

/** A UUID version 7 of that instant; the rest is what it is of and its number, so that it never repeats. */
function idOf(kind: 'a' | 'd' | 's', nth: number, instant: number): string {
  const time = instant.toString(16).padStart(12, '0');
  const spread = (Math.imul(nth + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  const tag = kind === 'a' ? 'a0' : kind === 'd' ? 'd0' : 'e0';
  return `${time.slice(0, 8)}-${time.slice(8)}-7${spread.slice(0, 3)}-8${spread.slice(3, 6)}-${spread.slice(6)}${tag}${nth.toString(16).padStart(8, '0')}`;
}
