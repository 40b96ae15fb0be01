import type { Landing } from './landing/landing.ts';
import type { Landed } from './landing/outcome.ts';
import type { RowProblem } from './report.ts';
import type { SourceRow } from './source.ts';

/** A row on its way in. */
export interface ReadyRow {
  line: number;
  /** As it would land, field by field. */
  values: Readonly<Record<string, unknown>>;
  land(landing: Landing): Promise<Landed>;
}

/** A row of the file, read as far as it can be without the clinic's data. */
export interface CheckedRow {
  line: number;
  cells: readonly (string | null)[];
  /** What to land; undefined when the row is rejected already. */
  ready: ReadyRow | undefined;
  problems: RowProblem[];
}

/** Reads the rows of one table of a file. */
export interface RowReader {
  check(row: SourceRow): CheckedRow;
  /** What is wrong with a row, said of the columns of its file. */
  problemsOf(
    line: number,
    fields: Readonly<Record<string, string>>,
    cells: readonly (string | null)[],
  ): RowProblem[];
}

/** A row that could not even be cut into cells. */
export function unreadable({ line, text, problem }: Extract<SourceRow, { problem: string }>): CheckedRow {
  const reason = { line, column: null, value: text, reason: problem };
  return { line, cells: [text], ready: undefined, problems: [reason] };
}

/** A cell may hold a megabyte; a report never repeats it. */
export function shortened(value: string): string {
  return value.length > 100 ? `${value.slice(0, 99)}…` : value;
}
