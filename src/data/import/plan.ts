import { type Desk, refuse } from '../../desk/index.ts';
import { mapColumns } from './columns/mapping.ts';
import { comparable } from './columns/names.ts';
import { ambiguitySentence, OrderTally } from './dates/order.ts';
import type { DateOrder } from './dates/read.ts';
import { formatFor, type OpenedFile } from './formats/index.ts';
import type { RowReader } from './ready-rows.ts';
import { type ImportTable, tableNamed } from './tables/index.ts';

/** What a person said about an import; what is missing is found out or has its usual value. */
export interface ImportRequest {
  file: string;
  /** How the file is called in the history; the file itself may be a copy of standard input. */
  file_name: string;
  table: string;
  format?: string | undefined;
  /** Column → field; an empty field leaves the column out. */
  map: Readonly<Record<string, string>>;
  date_order?: DateOrder | undefined;
  encoding?: string | undefined;
  delimiter?: string | undefined;
}

/** How a file would be read, before any row is. */
export interface ImportPlan {
  file: OpenedFile;
  format: string;
  reader: RowReader;
  ignored: string[];
}

/**
 * Opens a file and decides how it is read. Throws `usage` for what was said wrong, `invalid` for a file that cannot
 * be read or lacks a needed column, `ambiguous_dates` when dates can be read two ways.
 */
export async function planImport(desk: Desk, request: ImportRequest): Promise<ImportPlan> {
  const table = tableNamed(request.table);
  const format = formatFor(request.file_name, request.format);
  const file = await format.open(request.file, request, knownNames(table));
  const mapped = mapColumns(file.columns, table.fields, request.map, table.skipped);
  if (!mapped.ok) refuse('invalid', mapped.message, { hint: mapped.hint });
  const { mapping, ignored } = mapped;
  const reader = { table, columns: file.columns, mapping };
  const dateOrder = request.date_order ?? (await findDateOrder(file, reader));
  const wholeSchema = await table.wholeSchema(desk);
  return { file, format: format.name, reader: { ...reader, dateOrder, wholeSchema }, ignored };
}

function knownNames(table: ImportTable): ReadonlySet<string> {
  const names = table.fields.flatMap(({ name, known_as }) => [name, ...known_as]);
  return new Set([...names, ...table.skipped].map(comparable));
}

/** All dates of the file decide together: a person writes them in one way. */
async function findDateOrder(
  file: OpenedFile,
  { table, columns, mapping }: Pick<RowReader, 'table' | 'columns' | 'mapping'>,
): Promise<DateOrder | null> {
  const dates = table.fields.filter(({ kind }) => kind === 'date').map(({ name }) => name);
  const places = columns.flatMap((column, index) => (dates.includes(mapping[column] ?? '') ? [index] : []));
  if (places.length === 0) return null;
  const tally = new OrderTally();
  for await (const row of file.rows()) {
    if ('problem' in row) continue;
    for (const place of places) tally.add(row.line, row.cells[place] ?? '');
  }
  const found = tally.result();
  if (found.certain) return found.order;
  return refuse('ambiguous_dates', ambiguitySentence(found), {
    hint: 'Say which it is with --date-order dmy (day first) or --date-order mdy (month first).',
    details: { witnesses: found.witnesses },
  });
}
