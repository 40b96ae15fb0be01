import { imageLeft } from '../../../desk/audit/redact.ts';
import { emptied, impersonal, nobody, type PersonalTable, personalColumns } from './personal.ts';
import { yearsOf } from './year.ts';

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

/**
 * What becomes of a patient's row in an earlier state, where it says who she was: as she is here now, or where she is
 * not here, as if she had been anonymised in it.
 */
export function patientLeft(row: Row, { listed, now }: { listed: Row; now: Row | null }): Row {
  const at = String(listed.anonymised_at);
  if (now?.anonymised_at) {
    const columns = [...Object.keys(personalColumns.patients), 'status', 'anonymised_at'];
    return Object.fromEntries(columns.map((column) => [column, now[column] ?? null]));
  }
  const died = row.deceased_on ?? null;
  return {
    ...emptied('patients', row),
    ...nobody,
    ...yearsOf(String(row.birth_date), died === null ? null : String(died), at.slice(0, 10)),
    status: row.status === 0 ? 1 : (row.status ?? 1),
    anonymised_at: at,
  };
}

/** What becomes of a row that belongs to her. */
export function rowLeft(table: PersonalTable): (row: Row) => Row {
  return (row) => emptied(table, row);
}

/** What becomes of an entry of the audit log about her. */
export function entryLeft({ entity, before, after }: Row): Row {
  const left = (image: Value | undefined) => imageLeft(image, String(entity), impersonal);
  return { before: left(before), after: left(after) };
}
