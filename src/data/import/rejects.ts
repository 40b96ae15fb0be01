import { createWriteStream, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { format } from 'fast-csv';
import { refuse } from '../../desk/index.ts';
import { guardFormula } from '../csv-formulas.ts';
import { comparable } from './columns/names.ts';
import { asideColumns } from './own/read.ts';
import type { RowProblem } from './report.ts';

/**
 * Writes the rejected rows to a CSV file of their own, with the line and the reasons, to be mended and read again: the
 * two columns more are none of any table, so that an import passes over them.
 */
export class Rejects {
  readonly path: string;
  readonly #columns: readonly string[];
  readonly #aside: readonly string[];
  #rows: ReturnType<typeof format> | undefined;
  #done: Promise<void> | undefined;
  #failed: Error | undefined;

  readonly #mayReplace: boolean;

  /**
   * @param known names that mean something in this table
   * @param mayReplace whether what is called so already goes with the first rejected row
   */
  constructor(path: string, columns: readonly string[], known: readonly string[], mayReplace: boolean) {
    this.path = path;
    this.#mayReplace = mayReplace;
    // What was rejected before and is rejected again has them already.
    const [line, reason] = columns.slice(-2);
    const isAgain = asideColumns.has(line ?? '') && asideColumns.has(reason ?? '') && line?.endsWith('line');
    this.#columns = isAgain ? columns.slice(0, -2) : columns;
    const taken = new Set([...this.#columns, ...known].map(comparable));
    const isTaken = taken.has('line') || taken.has('reason');
    this.#aside = isTaken ? ['import_line', 'import_reason'] : ['line', 'reason'];
  }

  get isThere(): boolean {
    return this.#rows !== undefined;
  }

  async add(line: number, cells: readonly (string | null)[], problems: readonly RowProblem[]): Promise<void> {
    this.#open();
    const row = this.#columns.map((_, index) => guardFormula(cells[index] ?? ''));
    const reason = problems
      .map((problem) => [problem.column, problem.reason].filter(Boolean).join(': '))
      .join(' ');
    const hasRoom = this.#rows?.write([...row, String(line), guardFormula(reason)]) ?? true;
    if (!hasRoom)
      await Promise.race([new Promise((resolve) => this.#rows?.once('drain', resolve)), this.#done]);
  }

  /** Ends the file. Throws when it could not be written. */
  async close(): Promise<void> {
    this.#rows?.end();
    await this.#done;
    if (this.#failed === undefined) return;
    refuse('invalid', `The rejected rows cannot be written to ${this.path} (${this.#failed.message}).`);
  }

  /** The file is made with its first row, so that there is none when all went well. */
  #open(): void {
    if (this.#rows !== undefined) return;
    if (this.#mayReplace) rmSync(this.path, { force: true });
    // Rejected rows are patients all the same: nobody else of this machine reads them.
    const file = createWriteStream(this.path, { flags: 'wx', mode: 0o600 });
    this.#rows = format({ headers: false, includeEndRowDelimiter: true });
    this.#rows.write([...this.#columns, ...this.#aside]);
    this.#rows.pipe(file);
    this.#done = finished(file).catch((error: Error) => {
      this.#failed = error;
    });
  }
}
