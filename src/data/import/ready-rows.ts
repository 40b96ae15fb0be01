import type { z } from 'zod';
import { type DateOrder, toIsoDate, whyNoDate } from './dates/read.ts';
import type { OpenedFile, SourceRow } from './formats/index.ts';
import type { ReadyRow } from './land-rows.ts';
import type { RowProblem } from './report.ts';
import type { ImportTable } from './tables/index.ts';

/** A row of the file, read as far as it can be without the clinic's data. */
export interface CheckedRow {
  line: number;
  cells: readonly string[];
  /** What to land; undefined when the row is rejected already. */
  ready: ReadyRow | undefined;
  problems: RowProblem[];
}

/** How the columns of a file become fields. */
export interface RowReader {
  table: ImportTable;
  columns: readonly string[];
  mapping: Readonly<Record<string, string>>;
  dateOrder: DateOrder | null;
  /** The form's schema and the clinic's own rules: a row that is bad anyway is told all that is wrong with it at once. */
  wholeSchema: z.ZodType;
}

/** Reads the rows of a file one by one: dates become ISO dates, and the form's schema checks every field. */
export async function* checkRows(file: OpenedFile, reader: RowReader): AsyncGenerator<CheckedRow> {
  for await (const row of file.rows()) yield checkRow(row, reader);
}

function checkRow(row: SourceRow, reader: RowReader): CheckedRow {
  const { line } = row;
  if ('problem' in row) {
    const problem = { line, column: null, value: row.text, reason: row.problem };
    return { line, cells: [row.text], ready: undefined, problems: [problem] };
  }
  const { table, columns, mapping, dateOrder, wholeSchema } = reader;
  const dates = new Set(table.fields.filter(({ kind }) => kind === 'date').map(({ name }) => name));
  const fields: Record<string, string> = {};
  const problems: RowProblem[] = [];
  for (const [index, column] of columns.entries()) {
    const field = mapping[column];
    if (field === undefined) continue;
    const value = (row.cells[index] ?? '').trim();
    fields[field] = value;
    if (value === '' || !dates.has(field)) continue;
    const date = toIsoDate(value, dateOrder);
    if (date !== undefined) fields[field] = date;
    else problems.push({ line, column, value: shortened(value), reason: whyNoDate(value, dateOrder) });
  }
  const input = table.inputOf(fields);
  const isSound = problems.length === 0 && table.schema.safeParse(input).success;
  if (isSound) return { line, cells: row.cells, ready: { line, input }, problems };
  const noted = new Set(problems.map(({ column }) => column));
  const found = problemsOf(line, issuesOf(wholeSchema, input), row.cells, reader);
  problems.push(...found.filter(({ column }) => !noted.has(column)));
  return { line, cells: row.cells, ready: undefined, problems };
}

function issuesOf(schema: z.ZodType, input: Record<string, unknown>): Record<string, string> {
  const checked = schema.safeParse(input);
  return Object.fromEntries(
    (checked.error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]),
  );
}

/** What is wrong with a row, said of the columns of its file. */
export function problemsOf(
  line: number,
  fields: Readonly<Record<string, string>>,
  cells: readonly string[],
  { columns, mapping }: RowReader,
): RowProblem[] {
  return Object.entries(fields).map(([field, reason]) => {
    const column =
      columns.find((name) => mapping[name] === field) ??
      columns.find((name) => mapping[name] === whole(field));
    const value = column === undefined ? undefined : cells[columns.indexOf(column)];
    return { line, column: column ?? null, value: value === undefined ? null : shortened(value), reason };
  });
}

/** Both names may come from one column. */
function whole(field: string): string {
  return field === 'first_name' || field === 'last_name' ? 'full_name' : field;
}

/** A cell may hold a megabyte; a report never repeats it. */
function shortened(value: string): string {
  return value.length > 100 ? `${value.slice(0, 99)}…` : value;
}
