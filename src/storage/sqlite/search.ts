import type Database from 'better-sqlite3';
import type { PatientMatch, PatientSearch, PatientSearchPart } from '../engine.ts';

const columns =
  'id, number, full_name, first_name, last_name, birth_date, gender, phone, phone_typed, email, city, status, version';

/** With this many found by the beginnings of names nobody asks for their middles. */
const few = 10;

type Statement = Database.Statement<[string, number], PatientMatch>;

/** Preparing costs more than running: one statement for the life of a connection. */
const prepared = new WeakMap<Database.Database, Statement>();

/**
 * Patients that match every part of a search line, unranked, at most `limit`. Words that begin with a name part come
 * first; only when those are few are parts from the middle of a name looked for, for that costs as much again, or both
 * at once where the line says so much that few will match.
 */
export function searchPatients(database: Database.Database, search: PatientSearch): PatientMatch[] {
  const { parts, limit } = search;
  if (parts.length === 0) return [];
  const statement = statementOf(database);
  const find = (match: string) => matching(statement, match, limit);
  if (parts.some(mayBeInside) && isSelective(parts)) {
    const all = find(matchOf(parts, true));
    if (all.length < limit) return all;
  }
  const found = find(matchOf(parts, false));
  if (found.length >= Math.min(few, limit) || !parts.some(mayBeInside)) return found;
  const ids = new Set(found.map((patient) => patient.id));
  const inside = find(matchOf(parts, true));
  return [...found, ...inside.filter((patient) => !ids.has(patient.id))].slice(0, limit);
}

/** A line that few will match: all of them, beginnings and middles, are found in one go and need not be chosen from. */
function isSelective(parts: readonly PatientSearchPart[]): boolean {
  const [first] = parts;
  return parts.length > 1 || (first?.kind === 'name' && first.spellings.every(({ length }) => length > 6));
}

/** A letter younger than the index's own table of letters cuts a word in two, which this index cannot look for. */
function matching(statement: Statement, match: string, limit: number): PatientMatch[] {
  try {
    return statement.all(match, limit);
  } catch (error) {
    if (error instanceof Error && error.message.includes('phrase queries are not supported')) return [];
    throw error;
  }
}

function statementOf(database: Database.Database): Statement {
  const known = prepared.get(database);
  if (known !== undefined) return known;
  const statement: Statement = database.prepare(
    `select ${columns} from (select rowid as found from patient_search where patient_search match ? limit ?)
     join patients on search_key = found`,
  );
  prepared.set(database, statement);
  return statement;
}

/** The search as the index's own language has it: `"smi"* AND ("+0712"* OR "#0712"* OR "@0712"*)`. */
function matchOf(parts: readonly PatientSearchPart[], inside: boolean): string {
  return parts.map((part) => `(${wordsOf(part, inside).join(' OR ')})`).join(' AND ');
}

function wordsOf(part: PatientSearchPart, inside: boolean): string[] {
  switch (part.kind) {
    case 'name':
      return part.spellings.flatMap((name) =>
        inside && name.length > 2 ? [beginsWith('', name), beginsWith('~', name)] : [beginsWith('', name)],
      );
    case 'number':
      return [beginsWith('#', part.digits)];
    case 'birth':
      return part.births.map(birth);
    case 'digits':
      return [...['+', '#', '@'].map((mark) => beginsWith(mark, part.digits)), ...part.births.map(birth)];
  }
}

function birth(date: string): string {
  return beginsWith('@', date.replaceAll('-', ''));
}

/** A quoted string, so that nothing typed can be read as the query language's own signs. */
function beginsWith(mark: string, word: string): string {
  return `"${mark}${word.replaceAll('"', '""')}"*`;
}

function mayBeInside(part: PatientSearchPart): boolean {
  return part.kind === 'name' && part.spellings.some((name) => name.length > 2);
}
