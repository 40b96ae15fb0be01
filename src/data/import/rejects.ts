import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { format } from 'fast-csv';
import { DeskError } from '../../desk/index.ts';
import { fileMode } from '../../storage/file-modes.ts';
import { guardFormula } from '../csv-formulas.ts';
import { diskFailure } from '../disk-failure.ts';
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

  /** Whether every row so far is in it. */
  get isThere(): boolean {
    return this.#rows !== undefined && this.#failed === undefined;
  }

  async add(line: number, cells: readonly (string | null)[], problems: readonly RowProblem[]): Promise<void> {
    this.#open();
    if (this.#failed !== undefined) return;
    const row = this.#columns.map((_, index) => guardFormula(cells[index] ?? ''));
    const reason = problems
      .map((problem) => [problem.column, problem.reason].filter(Boolean).join(': '))
      .join(' ');
    const hasRoom = this.#rows?.write([...row, String(line), guardFormula(reason)]) ?? true;
    if (!hasRoom)
      await Promise.race([new Promise((resolve) => this.#rows?.once('drain', resolve)), this.#done]);
  }

  /** Ends the file. Answers what is wrong where it could not be written: the good rows have landed all the same. */
  async close(): Promise<string[]> {
    this.#rows?.end();
    await this.#done;
    if (this.#failed === undefined) return [];
    const why = diskFailure(this.#failed, this.path);
    const reason = why instanceof DeskError ? why.message : this.#failed.message;
    return [`Not all rejected rows are in ${this.path}: ${reason}`];
  }

  /** The file is made with its first row, so that there is none when all went well. */
  #open(): void {
    if (this.#rows !== undefined) return;
    this.#rows = format({ headers: false, includeEndRowDelimiter: true });
    this.#rows.write([...this.#columns, ...this.#aside]);
    this.#done = this.#written(this.#rows).catch((error: Error) => {
      this.#failed = error;
    });
  }

  async #written(rows: NodeJS.ReadableStream): Promise<void> {
    if (this.#mayReplace) await rm(this.path, { force: true });
    // Rejected rows are patients all the same: nobody else of this machine reads them.
    await pipeline(rows, createWriteStream(this.path, { flags: 'wx', mode: fileMode(this.path) }));
  }
}
