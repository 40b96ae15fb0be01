import { refuse } from '../../desk/index.ts';
import { mapColumns } from './columns/mapping.ts';
import type { OwnTable } from './own/columns.ts';
import { isWholeExport } from './own/recognize.ts';
import type { Remembered } from './remembered.ts';
import type { ImportRequest } from './request.ts';
import type { SourceTable } from './source.ts';
import { type ImportTable, importTables, tableCalled, tableNamed } from './tables/index.ts';

/** Which of our tables a table of a file is, and why. */
export type Placed =
  | { kind: 'own'; table: OwnTable }
  | { kind: 'foreign'; table: ImportTable; remembered: Remembered | undefined }
  /** One of our own whose rows are no data of the clinic but its history or its settings. */
  | { kind: 'book'; name: string }
  /** None of ours; the sentence says so. */
  | { kind: 'left out'; sentence: string };

interface Asked {
  source: SourceTable;
  request: ImportRequest;
  own: readonly OwnTable[];
  remembered: readonly Remembered[];
  /** The file has no other table. */
  isAlone: boolean;
}

/** The books of the house and what belongs to one clinic alone: an export has them, an import leaves them. */
const books: ReadonlySet<string> = new Set([
  'settings',
  'counters',
  'uploads',
  'import_mappings',
  'operations_log',
  'audit_logs',
  'drafts',
  'users',
  'clinical_accesses',
]);

/**
 * Decides what a table of a file is: what was said, then its name, then its columns. Throws `usage` for a table that
 * there is not, and `invalid` when the only table of a file is none of ours.
 */
export function placeTable(asked: Asked): Placed {
  const { source, request, own, isAlone } = asked;
  const said = request.table === undefined || !isAlone ? undefined : tableNamed(request.table);
  const name = said?.name ?? source.name ?? nameOf(request);
  const isNamedOwn = own.find((table) => table.name === name && isWholeExport(table, source.columns));
  const byColumns = own.find((table) => isWholeExport(table, source.columns));
  const exported = isNamedOwn ?? (said === undefined ? byColumns : undefined);
  if (exported !== undefined && Object.keys(request.map ?? {}).length === 0)
    return { kind: 'own', table: exported };
  if (source.name !== null && books.has(source.name) && said === undefined)
    return { kind: 'book', name: source.name };
  const table =
    said ?? byMemory(asked) ?? (name === undefined ? undefined : fitting(asked, name)) ?? bestFit(asked);
  if (table !== undefined) return foreign(table, asked);
  if (isAlone) return refuseStrange(asked);
  return {
    kind: 'left out',
    sentence: `${source.name ?? 'A table without a name'} is none of the clinic’s tables and stays out.`,
  };
}

/** `patients.csv` says what is in it; `export (3).csv` does not. */
function nameOf({ file_name, file }: ImportRequest): string | undefined {
  return (file_name ?? file)
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/\.[^.]*$/, '');
}

function foreign(table: ImportTable, { remembered }: Asked): Placed {
  return { kind: 'foreign', table, remembered: remembered.find((one) => one.table === table.name) };
}

function byMemory({ remembered }: Asked): ImportTable | undefined {
  return importTables.find(({ name }) => name === remembered[0]?.table);
}

/** The table of that name, as long as its columns are not plainly another's. */
function fitting(asked: Asked, name: string): ImportTable | undefined {
  const table = tableCalled(name);
  if (table === undefined || fitOf(table, asked.source).matched === 0) return undefined;
  return table;
}

/** A name alone is in many lists: this many columns must be known, or half of them. */
const tellingColumns = 3;

/** The tables that the columns may be rows of: every needed field is there, and enough besides to be no chance. */
function fits(source: SourceTable): { table: ImportTable; matched: number }[] {
  return importTables
    .map((table) => ({ table, ...fitOf(table, source) }))
    .filter(
      ({ isComplete, matched }) =>
        isComplete && (matched >= tellingColumns || matched * 2 >= source.columns.length),
    )
    .sort((one, other) => other.matched - one.matched);
}

/** The table of which the most columns are known, if it is one alone. */
function bestFit({ source }: Asked): ImportTable | undefined {
  const [first, second] = fits(source);
  return first !== undefined && first.matched > (second?.matched ?? 0) ? first.table : undefined;
}

function fitOf(table: ImportTable, { columns }: SourceTable): { matched: number; isComplete: boolean } {
  const mapped = mapColumns(columns, table.fields, {}, table.skipped);
  const mapping = mapped.ok ? mapped.mapping : (mapped.incomplete?.mapping ?? {});
  return { matched: Object.keys(mapping).length, isComplete: mapped.ok };
}

function refuseStrange({ source }: Asked): never {
  const names = importTables.map(({ name }) => name).join(', ');
  const possible = fits(source).map(({ table }) => table.name);
  const columns = source.columns.slice(0, 12).join(', ') + (source.columns.length > 12 ? ', …' : '');
  if (possible.length > 1) {
    const message = `The rows may be ${possible.join(' or ')}.`;
    return refuse('usage', message, { hint: 'Say which with --table.', fields: { table: message } });
  }
  const message = `No table of the clinic has rows with the columns ${columns}.`;
  return refuse('invalid', message, {
    fields: { table: message },
    hint: `If they are rows of one all the same, say which with --table (${names}) and match the columns with --map.`,
  });
}
