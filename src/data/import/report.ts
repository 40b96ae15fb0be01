import type { Detected } from './formats/index.ts';

/** Why a row was rejected, and where it stands. */
export interface RowProblem {
  line: number;
  /** The column of the file; null when it is about the whole row. */
  column: string | null;
  value: string | null;
  reason: string;
}

/** What came of an import; the keys are a contract with scripts. */
export interface ImportReport {
  /** The upload in the history; null when nothing was written. */
  upload: string | null;
  format: string;
  detected: Detected & { date_order: string | null };
  /** Column of the file → field. */
  mapping: Record<string, string>;
  /** Columns that were not taken. */
  ignored: string[];
  read: number;
  inserted: number;
  updated: number;
  unchanged: number;
  rejected: number;
  problems: RowProblem[];
  /** How many more problems there were than are listed. */
  problems_left_out: number;
  /** What else was done on the way. */
  notes: string[];
  dry_run: boolean;
}

/** As many problems as a report lists; the file of rejects has them all. */
const mostProblems = 1000;

/** The counts and problems of an import while it runs. */
export class Tally {
  read = 0;
  inserted = 0;
  updated = 0;
  unchanged = 0;
  rejected = 0;
  readonly problems: RowProblem[] = [];
  readonly notes = new Set<string>();
  problemsLeftOut = 0;

  reject(problems: readonly RowProblem[]): void {
    this.rejected += 1;
    const room = Math.max(0, mostProblems - this.problems.length);
    this.problems.push(...problems.slice(0, room));
    this.problemsLeftOut += Math.max(0, problems.length - room);
  }
}
