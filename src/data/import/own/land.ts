import { soundKey } from '../../../clinic/patients/index.ts';
import { ticketCounter } from '../../../clinic/queue/index.ts';
import { DeskError } from '../../../desk/index.ts';
import type { BulkRow, BulkValue } from '../../../storage/bulk.ts';
import type { Landing } from '../landing/landing.ts';
import type { Landed } from '../landing/outcome.ts';
import { conflict } from '../tables/difference.ts';
import type { OwnTable } from './columns.ts';

/** They tell when and how often a row was changed, not what it says. */
const bookkeeping: ReadonlySet<string> = new Set(['version', 'updated_at']);

/** Puts a row of an export back: its id, its version and its times as they were. */
export async function landOwn(landing: Landing, table: OwnTable, read: BulkRow): Promise<Landed> {
  const row = withAliases(landing, table, read);
  const key = Object.fromEntries(table.key.map((column) => [column, row[column] ?? null]));
  const [known] = await landing.bulk.find(table.name, key, 1);
  if (known !== undefined) return takeOver(landing, table, known, row);
  if (await isHereUnderAnotherId(landing, table, row)) return 'unchanged';
  const whole = table.name === 'patients' ? await withDerived(landing, row) : row;
  await insert(landing, table, whole);
  if (table.name === 'queue_entries') {
    const letters = String(row.ticket).replace(/-?\d*$/, '');
    landing.raise(ticketCounter(letters, String(row.ticket_date)), Number(row.ticket_number));
  }
  return 'inserted';
}

async function takeOver(landing: Landing, table: OwnTable, known: BulkRow, row: BulkRow): Promise<Landed> {
  const changes: Record<string, BulkValue> = {};
  for (const [column, value] of Object.entries(row)) {
    if (!bookkeeping.has(column) && known[column] !== value) changes[column] = value;
  }
  const names = Object.keys(changes);
  if (names.length === 0) return 'unchanged';
  const who = String(row.number ?? row.ticket ?? row.license_number ?? row.name ?? row.id ?? 'This row');
  if (landing.onConflict !== 'update' || !table.versioned) throw conflict(who, names, landing.onConflict);
  await landing.update(table.name, known, changes);
  return 'updated';
}

function withAliases({ known }: Landing, { columns }: OwnTable, row: BulkRow): BulkRow {
  if (known.aliases.size === 0) return row;
  const renamed: Record<string, BulkValue> = { ...row };
  for (const { name, refers_to } of columns) {
    const id = refers_to === null ? undefined : known.aliases.get(`${refers_to} ${row[name]}`);
    if (id !== undefined) renamed[name] = id;
  }
  return renamed;
}

/**
 * Every clinic begins with the same specializations, each with ids of its own: one of the same name and code is the
 * same one, and whatever of the file refers to it means the one that is here.
 */
async function isHereUnderAnotherId(
  { bulk, known }: Landing,
  { name: table }: OwnTable,
  { id, name = null, code = null }: BulkRow,
): Promise<boolean> {
  if (table !== 'specializations') return false;
  const [same] = await bulk.find(table, { name, code }, 1);
  if (same === undefined) return false;
  known.aliases.set(`${table} ${id}`, String(same.id));
  return true;
}

/** The columns of a patient that are made from the others, and the counter of numbers behind hers. */
async function withDerived(landing: Landing, row: BulkRow): Promise<BulkRow> {
  const digits = /^P-(\d{1,12})$/.exec(String(row.number))?.[1];
  const nth = digits === undefined ? await landing.nextPatient() : Number(digits);
  landing.raise('patient_number', nth);
  return {
    search_key: nth,
    sound_key: soundKey(String(row.first_name), String(row.last_name)),
    ...row,
  };
}

/** Says of a refused row which column it is about, where the database only says that a rule was broken. */
async function insert(landing: Landing, table: OwnTable, row: BulkRow): Promise<void> {
  try {
    await landing.insert(table.name, row);
  } catch (error) {
    const refusal = landing.explain(error);
    if (refusal?.kind === 'reference') throw await missingReference(landing, table, row, error);
    if (refusal?.kind !== 'unique') throw error;
    const sentence = 'Another row here has this already, under another id.';
    const fields = Object.fromEntries(refusal.columns.map((column) => [column, sentence]));
    throw new DeskError('duplicate', sentence, { fields, cause: error });
  }
}

async function missingReference(
  { bulk }: Landing,
  { columns }: OwnTable,
  row: BulkRow,
  cause: unknown,
): Promise<unknown> {
  for (const { name, refers_to } of columns) {
    const id = row[name] ?? null;
    if (refers_to === null || id === null) continue;
    const [found] = await bulk.find(refers_to, { id }, 1);
    if (found !== undefined) continue;
    const sentence = `There is no such row in ${refers_to}.`;
    return new DeskError('not_found', sentence, { fields: { [name]: sentence }, cause });
  }
  return cause;
}
