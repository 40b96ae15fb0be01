import type Database from 'better-sqlite3';
import type { Integrity } from '../engine.ts';

/**
 * Asks SQLite whether what it reads is sound: `quick_check`, `integrity_check` or one of them for a table.
 *
 * A connection remembers how the search index is laid out, and its check does not look whether another desk has
 * rearranged it since: sound indexes were called corrupt 20 times out of 30. A search does look, so one goes before,
 * in the same snapshot.
 */
export function checked(database: Database.Database, pragma: string, praise: string): Integrity {
  const ownSnapshot = !database.inTransaction;
  if (ownSnapshot) database.exec('begin');
  try {
    lookAtSearchAnew(database);
    return verdictOf(database.pragma(pragma), praise);
  } finally {
    if (ownSnapshot) database.exec('rollback');
  }
}

function lookAtSearchAnew(database: Database.Database): void {
  const known = database.prepare("select 1 from sqlite_schema where name = 'patient_search'").get();
  if (known === undefined) return;
  try {
    database.prepare("select rowid from patient_search where patient_search match 'a' limit 1").get();
  } catch {
    // What a search stumbles over the check will name.
  }
}

function verdictOf(answer: unknown, praise: string): Integrity {
  const rows: unknown[] = Array.isArray(answer) ? answer : [];
  const problems = rows.map((row) => String(Object.values(row ?? {})[0]));
  if (problems.length === 1 && problems[0] === 'ok') return { ok: true, message: praise };
  return { ok: false, message: problems.slice(0, 3).join('; ') || 'no answer' };
}
