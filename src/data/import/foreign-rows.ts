import { withIsoDate } from './dates/moment.ts';
import type { DateOrder } from './dates/read.ts';
import { toIsoDate, whyNoDate } from './dates/read.ts';
import { type CheckedRow, type RowReader, shortened, unreadable } from './ready-rows.ts';
import type { RowProblem } from './report.ts';
import type { ImportRules } from './rules.ts';
import type { SourceRow } from './source.ts';
import type { ImportTable } from './tables/index.ts';
import { secretField } from './tables/users.ts';

interface ForeignFile {
  table: ImportTable;
  columns: readonly string[];
  /** Column → field. */
  mapping: Readonly<Record<string, string>>;
  dateOrder: DateOrder | null;
  rules: ImportRules;
}

interface Place {
  index: number;
  column: string;
  field: string;
  kind: 'text' | 'date' | 'moment' | 'phone';
}

/** Rows of another program's file: columns become fields, dates ISO dates, and the form's rules check every field. */
export function foreignRows({ table, columns, mapping, dateOrder, rules }: ForeignFile): RowReader {
  const places = columns.flatMap((column, index): Place[] => {
    const field = table.fields.find(({ name }) => name === mapping[column]);
    return field === undefined ? [] : [{ index, column, field: field.name, kind: field.kind }];
  });
  const read = table.reader(rules);

  const problemsOf: RowReader['problemsOf'] = (line, fields, cells) =>
    Object.entries(fields).map(([field, reason]) => {
      const place =
        places.find((one) => one.field === field) ?? places.find((one) => one.field === whole(field));
      const isShown = place !== undefined && place.field !== secretField;
      const value = !isShown ? null : shortened(cells[place.index] ?? '');
      return { line, column: place?.column ?? null, value, reason };
    });

  function check(row: SourceRow): CheckedRow {
    if ('problem' in row) return unreadable(row);
    const { line, cells } = row;
    const said: Record<string, string> = {};
    const problems: RowProblem[] = [];
    for (const { index, column, field, kind } of places) {
      const value = (cells[index] ?? '').trim();
      said[field] = value;
      if (value === '' || kind === 'text' || kind === 'phone') continue;
      const date = kind === 'date' ? toIsoDate(value, dateOrder) : withIsoDate(value, dateOrder);
      if (date !== undefined) said[field] = date;
      else problems.push({ line, column, value: shortened(value), reason: whyNoDate(value, dateOrder) });
    }
    const found = read(said);
    if (found.ok && problems.length === 0) {
      const { values, land } = found;
      return { line, cells, ready: { line, values, land }, problems };
    }
    const noted = new Set(problems.map(({ column }) => column));
    const more = found.ok ? [] : problemsOf(line, found.fields, cells);
    problems.push(...more.filter(({ column }) => column === null || !noted.has(column)));
    return { line, cells, ready: undefined, problems };
  }

  return { check, problemsOf };
}

/** Both names may come from one column. */
function whole(field: string): string {
  return field === 'first_name' || field === 'last_name' ? 'full_name' : field;
}
