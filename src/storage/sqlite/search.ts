import type Database from 'better-sqlite3';
import type { PatientMatch, PatientSearch } from '../engine.ts';

/** Patients that match every part of a search line. */
export function searchPatients(database: Database.Database, search: PatientSearch): PatientMatch[] {
  const conditions = search.names.map(() => 'full_name like ?');
  const values = search.names.map((name) => `%${name}%`);
  return database
    .prepare<(string | number)[], PatientMatch>(
      `select id from patients where ${conditions.join(' and ') || '1'} order by full_name limit ?`,
    )
    .all(...values, search.limit);
}
