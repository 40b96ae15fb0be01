import { PATIENT_STATUS } from '../../clinic/patients/index.ts';
import { QUEUE_STATUS } from '../../clinic/queue/index.ts';
import { refuse } from '../../desk/index.ts';
import type { SnapshotFilter } from '../../storage/snapshot.ts';
import type { ExportColumn, ExportTable } from './tables.ts';

/** Who works here and who looked at what is no data to hand on: only where it is named. */
const byNameAlone: ReadonlySet<string> = new Set(['users', 'clinical_accesses']);

/** Whether a table is meant that only who manages accounts may export. */
export function isOfAccounts(name: string): boolean {
  return byNameAlone.has(tableName(name));
}

/** The tables that were named, in the order of all; the data of the clinic when none was. Throws `usage` for an unknown one. */
export function chooseTables(all: readonly ExportTable[], named: readonly string[]): readonly ExportTable[] {
  const wanted = named.map((name) => tableNamed(all, name));
  return wanted.length === 0
    ? all.filter(({ name }) => !byNameAlone.has(name))
    : all.filter((table) => wanted.includes(table));
}

function tableName(typed: string): string {
  return typed.trim().toLowerCase().replaceAll('-', '_');
}

function tableNamed(all: readonly ExportTable[], name: string): ExportTable {
  const found = all.find((table) => table.name === tableName(name));
  const names = all.map((table) => table.name).join(', ');
  return (
    found ?? refuse('usage', `There is no table “${name}” to export.`, { hint: `The tables are ${names}.` })
  );
}

/** The columns that were named, in that order. Throws `usage` for an unknown one, and when it is not clear of which table. */
export function chooseColumns(
  tables: readonly ExportTable[],
  named: readonly string[],
): readonly ExportColumn[] | null {
  if (named.length === 0) return null;
  const [table] = tables;
  if (table === undefined || tables.length > 1)
    return refuse('usage', 'Columns are chosen of one table.', { hint: 'Say which one with --table.' });
  return [...new Set(named.map((name) => columnNamed(table, name)))];
}

function columnNamed(table: ExportTable, name: string): ExportColumn {
  const bare = name.trim().toLowerCase().replace(`${table.name}.`, '');
  const names = table.columns.map((column) => column.name).join(', ');
  return (
    table.columns.find((column) => column.name === bare) ??
    refuse('usage', `The table ${table.name} has no column “${name}”.`, { hint: `It has ${names}.` })
  );
}

/**
 * What `--where` asks of each table's rows: `status=0` of every table, `patients.city=Leeds` of one. An empty value means
 * that there is none. Throws `usage` for what the schema does not know.
 */
export function chooseRows(
  tables: readonly ExportTable[],
  where: readonly string[],
): Map<string, SnapshotFilter[]> {
  const filters = new Map(tables.map(({ name }): [string, SnapshotFilter[]] => [name, []]));
  for (const said of where) {
    const [, field = '', value = ''] = /^\s*([^=\s]+)\s*=(.*)$/s.exec(said) ?? [];
    if (field === '')
      refuse('usage', `--where takes FIELD=VALUE, not “${said}”.`, {
        hint: 'For example --where city=Leeds.',
      });
    const [prefix, bare] = field.includes('.') ? field.split('.', 2) : [undefined, field];
    const meant = prefix === undefined ? tables : [tableNamed(tables, prefix)];
    for (const table of meant) {
      const column = table.columns.find(({ name }) => name === bare?.toLowerCase());
      if (column === undefined) refuseColumn(table, tables, field);
      else filters.get(table.name)?.push(filterOf(table, column, value));
    }
  }
  return filters;
}

function refuseColumn(table: ExportTable, tables: readonly ExportTable[], field: string): never {
  const hint =
    tables.length > 1
      ? 'Choose the tables that have it with --table, or say TABLE.FIELD=VALUE.'
      : `It has ${table.columns.map(({ name }) => name).join(', ')}.`;
  return refuse('usage', `The table ${table.name} has no column “${field}”.`, { hint });
}

function filterOf(table: ExportTable, column: ExportColumn, said: string): SnapshotFilter {
  const value = said.trim();
  if (value === '') return { column: column.name, is: 'null', value: '' };
  return { column: column.name, is: 'equal', value: sought(table, column, value) };
}

const codes: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'patients.status': PATIENT_STATUS,
  'queue_entries.status': QUEUE_STATUS,
};

function sought(table: ExportTable, { name, kind, choices }: ExportColumn, value: string): string | number {
  const lower = value.toLowerCase();
  const code = codes[`${table.name}.${name}`]?.[lower];
  if (code !== undefined) return code;
  if (choices.length > 0)
    return (
      choices.find((choice) => choice.toLowerCase() === lower) ??
      refuse('usage', `${name} is never “${value}”.`, { hint: `It is one of ${choices.join(', ')}.` })
    );
  if (kind === 'boolean') {
    if (/^(1|y|yes|true)$/.test(lower)) return 1;
    return /^(0|n|no|false)$/.test(lower) ? 0 : refuse('usage', `${name} is yes or no, not “${value}”.`);
  }
  if (kind === 'integer' || kind === 'fraction') {
    const number = Number(value);
    return Number.isFinite(number) ? number : refuse('usage', `${name} is a number, not “${value}”.`);
  }
  if (kind === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value))
    return refuse('usage', `${name} is a date such as 1988-03-07, not “${value}”.`);
  return kind === 'instant' ? instantOf(name, value) : value;
}

function instantOf(name: string, value: string): string {
  try {
    return new Date(Temporal.Instant.from(value).epochMilliseconds).toISOString();
  } catch {
    return refuse('usage', `${name} is a moment such as 2026-11-21T10:40:00Z, not “${value}”.`);
  }
}

/** Which column says when a row was last touched, the first of these that the table has. */
const touched = ['updated_at', 'finished_at', 'at', 'started_at', 'used_at', 'assigned_date', 'created_at'];

/**
 * Rows that were created or changed since.
 *
 * @param since `YYYY-MM-DD`, a day of the clinic's calendar, or an instant
 */
export function touchedSince(table: ExportTable, since: string, timeZone: string): SnapshotFilter {
  const column = touched.find((name) => table.columns.some((one) => one.name === name && !one.isNullable));
  if (column === undefined)
    return refuse('usage', `The table ${table.name} does not say when its rows were changed.`, {
      hint: 'Leave out --since, or choose other tables with --table.',
    });
  return { column, is: 'from', value: beginOf(since, timeZone) };
}

function beginOf(since: string, timeZone: string): string {
  try {
    const instant = /^\d{4}-\d{2}-\d{2}$/.test(since.trim())
      ? Temporal.PlainDate.from(since.trim()).toZonedDateTime(timeZone).toInstant()
      : Temporal.Instant.from(since.trim());
    return new Date(instant.epochMilliseconds).toISOString();
  } catch {
    return refuse('usage', `--since takes a date such as 2026-11-21, not “${since}”.`);
  }
}
