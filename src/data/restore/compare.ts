import { entities } from '../../clinic/entities.ts';
import { AuditLog, OperationLog } from '../../desk/index.ts';
import { describePlace } from '../../storage/describe.ts';
import { type ComparedTable, compareWithPresent, type TableDifference } from '../../storage/flow-in.ts';
import type { BackupRow } from '../backup/index.ts';
import type { Task } from '../job.ts';
import { shortRevision } from '../schema/index.ts';
import { chooseBackup, type RestoreWanted } from './choose.ts';
import { type Ground, refuseNewer, zoneOf } from './ground.ts';
import { standing } from './kept.ts';
import { withScratch } from './scratch.ts';
import { differencesInWords } from './words.ts';

/** What a restore would change; the keys are a contract with scripts. */
export interface BackupComparison {
  /** The backup's id. */
  would_restore: string;
  from: string;
  /** The moment whose data it holds. */
  at: string;
  kind: 'full' | 'incremental';
  note: string | null;
  /** The revision that the database would have: an older backup is brought up. */
  revision: string | null;
  backup_revision: string | null;
  /** By its audit log: `other` has parted from the present one. */
  age: 'older' | 'newer' | 'same' | 'other';
  /** `lost`: there is no database to compare with, or one that cannot be read. */
  present: 'there' | 'lost';
  rows: Record<string, { now: number; then: number }>;
  /** The same by table, with what is only in the one or the other; what is carried over counts as kept. */
  tables: TableDifference[];
  /** What there is now that would not be there any more, by table. */
  lost: { table: string; rows: number; names: readonly string[] }[];
  changed: { table: string; rows: number }[];
  /** What was deleted since and would be there again. */
  returning: { table: string; rows: number }[];
  /** All of this in sentences, the worst first. */
  words: string[];
}

/** Of these nothing is lost: a restore carries them over. */
const carried: ReadonlySet<string> = new Set([AuditLog.meta.tableName, OperationLog.meta.tableName]);
const labels: Readonly<Record<string, string>> = {
  patients: 'last_name',
  doctors: 'full_name',
  specializations: 'name',
  settings: 'name',
};

/** Columns that move with every change of a row, where a table has them. */
const moves = ['version', 'updated_at', 'value'];

/** Checks a backup as a restore would and says what it would change. Throws what a restore throws, and changes nothing. */
export async function compareBackup(
  ground: Ground,
  wanted: RestoreWanted,
  task: Task,
): Promise<BackupComparison> {
  await refuseNewer(ground);
  const backup = await chooseBackup(ground, wanted);
  const found = await withScratch(ground, backup, wanted, 1, async (scratch) => {
    await scratch.fill(task);
    return differences(ground, scratch.file);
  });
  const { revisions } = await describePlace(ground.place);
  const audit = found.tables.find(({ table }) => table === AuditLog.meta.tableName);
  const tables = found.tables.map(afterwards);
  const comparison = {
    would_restore: backup.id,
    from: backup.file,
    at: backup.at,
    kind: backup.kind,
    note: backup.note,
    revision: shortRevision(revisions.at(-1) ?? ''),
    backup_revision: backup.revision,
    age: ageOf(audit),
    present: found.present,
    rows: Object.fromEntries(tables.map((table) => [table.table, nowAndThen(table)])),
    tables,
    lost: ownOf(tables, 'only_now').map(({ table, only_now: rows, labels: names }) => ({
      table,
      rows,
      names,
    })),
    changed: ownOf(tables, 'changed').map(({ table, changed: rows }) => ({ table, rows })),
    returning: ownOf(tables, 'only_earlier').map(({ table, only_earlier: rows }) => ({ table, rows })),
  };
  const here = { now: ground.clock.now(), zone: await zoneOf(ground) };
  const words = differencesInWords(comparison, here);
  if (becomesPlain(backup, ground.clinic))
    words.unshift('The backup is encrypted and this database is not: what comes back would be plain');
  return { ...comparison, words };
}

type Found = Pick<BackupComparison, 'present'> & { readonly tables: readonly TableDifference[] };

async function differences(ground: Ground, scratch: string): Promise<Found> {
  const tables = comparedTables();
  if (ground.clinic !== null) {
    try {
      return { present: 'there', tables: await compareWithPresent(ground.place, scratch, tables) };
    } catch (error) {
      if (ground.clinic.engine.explain(error)?.kind !== 'corrupt') throw error;
    }
  }
  return { present: 'lost', tables: await compareWithPresent(null, scratch, tables) };
}

function comparedTables(): ComparedTable[] {
  return entities
    .map(({ meta }) => meta.tableName)
    .filter((table) => !standing.has(table))
    .map((table) => {
      const label = labels[table];
      return { table, moves, ...(label === undefined ? {} : { label }) };
    });
}

/** Whether what a backup holds encrypted comes to lie in a plain database. A lost one is made anew with the current key. */
export function becomesPlain(
  { database_key }: Pick<BackupRow, 'database_key'>,
  clinic: Ground['clinic'],
): boolean {
  return Boolean(database_key) && clinic !== null && clinic.engine.key === null;
}

/** What is carried over is not lost: afterwards the present's rows are there, too. */
function afterwards(difference: TableDifference): TableDifference {
  if (!carried.has(difference.table)) return difference;
  const { now, earlier, only_now } = difference;
  return {
    ...difference,
    earlier: earlier + only_now,
    only_now: 0,
    changed: 0,
    only_earlier: earlier + only_now - now,
  };
}

function ownOf(
  tables: readonly TableDifference[],
  what: 'only_now' | 'changed' | 'only_earlier',
): TableDifference[] {
  return tables.filter((table) => table[what] > 0 && !carried.has(table.table));
}

function nowAndThen({ now, earlier }: TableDifference): { now: number; then: number } {
  // biome-ignore lint/suspicious/noThenProperty: scripts are promised this name, and a number cannot be called
  return { now, then: earlier };
}

function ageOf(audit: TableDifference | undefined): BackupComparison['age'] {
  if (audit === undefined) return 'same';
  const { only_now, only_earlier } = audit;
  if (only_now > 0) return only_earlier > 0 ? 'other' : 'older';
  return only_earlier > 0 ? 'newer' : 'same';
}
