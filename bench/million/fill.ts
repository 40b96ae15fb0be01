import Database from 'better-sqlite3';
import { migrate, openClinic } from '../../src/data/schema/index.ts';
import { people } from './people.ts';

const openedOn = Date.parse('2014-01-06T08:00:00.000Z');

/** Makes a clinic's database with this many patients, all of them the same every time. */
export async function fillClinic(path: string, size: number, say: (done: number) => void): Promise<void> {
  const clinic = await openClinic({ db: path, create: true, anyRevision: true });
  await migrate(clinic);
  await clinic.close();

  const database = new Database(path);
  database.pragma('synchronous = off');
  database.pragma('cache_size = -400000');
  const insert = database.prepare(
    `insert into patients (id, number, search_key, first_name, last_name, sound_key, birth_date, gender, phone, phone_typed,
       email, address, city, allergies, status, registration_date, created_at, updated_at, created_by, version)
     values (@id, @number, @nth, @first_name, @last_name, @sound_key, @birth_date, @gender, @phone, @phone_typed,
       @email, @address, @city, @allergies, @status, @at, @at, @at, 'import', 1)`,
  );
  const batch = 20_000;
  const source = people(1);
  const insertBatch = database.transaction((from: number, to: number) => {
    for (let nth = from; nth <= to; nth += 1) {
      const at = new Date(openedOn + nth * 360_000).toISOString();
      const status = nth % 29 === 0 ? 1 : 0;
      const number = `P-${String(nth).padStart(5, '0')}`;
      insert.run({ ...source.next().value, id: idOf(nth, at), number, nth, at, status });
    }
  });
  for (let from = 1; from <= size; from += batch) {
    insertBatch(from, Math.min(size, from + batch - 1));
    say(Math.min(size, from + batch - 1));
  }
  const counter = database.prepare('insert or replace into counters (name, value) values (?, ?)');
  counter.run('patient_number', size);
  const setting = database.prepare(
    `insert or replace into settings (name, value, created_at, updated_at, version)
     values (?, ?, '2014-01-06T08:00:00.000Z', '2014-01-06T08:00:00.000Z', 1)`,
  );
  setting.run('name', '"Million Clinic"');
  setting.run('country', '"GB"');
  setting.run('time_zone', '"Europe/London"');
  database.exec('analyze');
  database.pragma('wal_checkpoint(truncate)');
  database.close();
}

/** A UUID version 7 of that instant; the rest is the number, spread, so that it never repeats. */
function idOf(nth: number, at: string): string {
  const time = Date.parse(at).toString(16).padStart(12, '0');
  const spread = (Math.imul(nth, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  const rest = nth.toString(16).padStart(8, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${spread.slice(0, 3)}-8${spread.slice(3, 6)}-${spread.slice(6)}00${rest}`;
}
