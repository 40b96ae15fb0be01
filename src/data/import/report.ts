import { countText } from '../../desk/words/index.ts';
import type { PossibleDuplicate } from './landing/outcome.ts';
import type { Detected } from './source.ts';

/** Why a row was rejected, and where it stands. */
export interface RowProblem {
  /** The table, where the file has several. */
  table?: string;
  line: number;
  /** The column of the file; null when it is about the whole row. */
  column: string | null;
  value: string | null;
  reason: string;
}

export interface RowCounts {
  read: number;
  inserted: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

/** `1 163 inserted, 0 updated, 0 unchanged, 11 rejected` */
export function rowCountsText({ inserted, updated, unchanged, rejected }: RowCounts): string {
  return `${countText(inserted)} inserted, ${countText(updated)} updated, ${countText(unchanged)} unchanged, ${countText(rejected)} rejected`;
}

/** How one table of the file was read, and what became of its rows. */
export interface TableReport extends RowCounts {
  table: string;
  /** As the file calls it. */
  name: string | null;
  detected: Detected & { date_order: string | null };
  /** Column of the file → field. */
  mapping: Record<string, string>;
  /** Columns that were not taken. */
  ignored: string[];
}

/** What came of an import; the keys are a contract with scripts. */
export interface ImportReport extends RowCounts {
  /** The upload in the history; null when nothing was written. */
  upload: string | null;
  format: string;
  /** The table; several are in `tables`. */
  table: string;
  detected: TableReport['detected'];
  /** Column of the file → field; of several tables `table.column`. */
  mapping: Record<string, string>;
  ignored: string[];
  problems: RowProblem[];
  /** How many more problems there were than are listed. */
  problems_left_out: number;
  possible_duplicates: PossibleDuplicate[];
  possible_duplicates_left_out: number;
  /** Every table, where the file has several. */
  tables?: TableReport[];
  /** The files that the rejected rows were written to. */
  rejects: string[];
  /** What else was done on the way. */
  notes: string[];
  dry_run: boolean;
}

/** As many problems and possible duplicates as a report lists; the file of rejects has all problems. */
const mostListed = 1000;
const mostNotes = 100;

/** The counts and problems of an import while it runs. */
export class Tally {
  readonly problems: RowProblem[] = [];
  readonly likely: PossibleDuplicate[] = [];
  readonly notes = new Set<string>();
  readonly counts: RowCounts = { read: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0 };
  problemsLeftOut = 0;
  likelyLeftOut = 0;

  reject(problems: readonly RowProblem[]): void {
    const room = Math.max(0, mostListed - this.problems.length);
    this.problems.push(...problems.slice(0, room));
    this.problemsLeftOut += Math.max(0, problems.length - room);
  }

  likelyOnes(found: readonly PossibleDuplicate[]): void {
    const room = Math.max(0, mostListed - this.likely.length);
    this.likely.push(...found.slice(0, room));
    this.likelyLeftOut += Math.max(0, found.length - room);
  }

  note(sentences: readonly string[]): void {
    for (const sentence of sentences) if (this.notes.size < mostNotes) this.notes.add(sentence);
  }
}
