import type { Task } from '../job.ts';
import type { LandedRows } from './landing/outcome.ts';
import type { ImportPlan } from './plan.ts';
import type { TablePlan } from './plan-table.ts';
import type { CheckedRow } from './ready-rows.ts';
import { rejectFile } from './reject-files.ts';
import { Rejects } from './rejects.ts';
import { type RowCounts, Tally } from './report.ts';
import type { WholeImportOptions } from './request.ts';

const progressEvery = 60;

type RejectsGo = Pick<WholeImportOptions, 'rejects' | 'overwrite'>;

/** Keeps account of an import: what became of every row, and the files of those that were rejected. */
export class Ledger {
  readonly tally = new Tally();
  readonly #counts = new Map<TablePlan, RowCounts>();
  readonly #rejects = new Map<TablePlan, Rejects>();
  readonly #isAlone: boolean;
  readonly #expected: number | null;
  readonly #task: Task;
  #told = 0;

  constructor({ tables }: Pick<ImportPlan, 'tables'>, { rejects, overwrite }: RejectsGo, task: Task) {
    this.#isAlone = tables.length === 1;
    this.#task = task;
    const expected = tables.map(({ scanned, source }) => scanned?.rows ?? source.rows_expected);
    this.#expected = expected.includes(null)
      ? null
      : expected.reduce<number>((sum, rows) => sum + (rows ?? 0), 0);
    for (const plan of tables) {
      this.#counts.set(plan, { read: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0 });
      if (rejects === undefined) continue;
      const file = rejectFile(rejects, plan.table, this.#isAlone);
      const known = plan.foreign?.fields.map(({ name }) => name) ?? [];
      this.#rejects.set(plan, new Rejects(file, plan.source.columns, known, overwrite));
    }
  }

  /** The files that rejected rows would go to. */
  get rejectFiles(): string[] {
    return [...this.#rejects.values()].map(({ path }) => path);
  }

  countsOf(plan: TablePlan): RowCounts {
    return this.#counts.get(plan) ?? { read: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0 };
  }

  /** The files of rejected rows that came to be. */
  get rejects(): string[] {
    return [...this.#rejects.values()].filter(({ isThere }) => isThere).map(({ path }) => path);
  }

  /** Enters a chunk of rows, those that were rejected on the way and those that were tried, in their order. */
  async enter(plan: TablePlan, rows: readonly CheckedRow[], landed: LandedRows): Promise<void> {
    const byLine = new Map(landed.outcomes.map((outcome) => [outcome.line, outcome]));
    const counts = this.countsOf(plan);
    this.tally.note(landed.notes);
    this.tally.likelyOnes(landed.likely);
    for (const { line, cells, problems } of rows) {
      const outcome = byLine.get(line);
      const became = outcome?.landed ?? 'rejected';
      for (const one of [counts, this.tally.counts]) {
        one.read += 1;
        one[became] += 1;
      }
      if (became !== 'rejected') continue;
      const found = outcome?.landed === null ? plan.reader.problemsOf(line, outcome.fields, cells) : problems;
      const all = this.#isAlone ? found : found.map((problem) => ({ table: plan.table, ...problem }));
      this.tally.reject(all);
      await this.#rejects.get(plan)?.add(line, cells, all);
    }
    this.#tell(plan);
  }

  /** Ends the files of rejected rows. Answers a sentence for each that could not be written. */
  async close(): Promise<string[]> {
    const problems: string[] = [];
    for (const rejects of this.#rejects.values()) problems.push(...(await rejects.close()));
    return problems;
  }

  #tell({ table }: TablePlan): void {
    const now = performance.now();
    if (now - this.#told < progressEvery) return;
    this.#told = now;
    const { read } = this.tally.counts;
    const total = this.#expected === null ? null : Math.max(read, this.#expected);
    this.#task.progress({ phase: table.replaceAll('_', ' '), done: read, total, unit: 'rows' });
  }
}
