import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { format } from 'fast-csv';
import { refuse } from '../../desk/index.ts';
import type { RowProblem } from './report.ts';

/** Writes the rejected rows to a CSV file of their own, with the line and the reasons, to be mended and read again. */
export class Rejects {
  readonly #path: string;
  readonly #columns: readonly string[];
  #rows: ReturnType<typeof format> | undefined;
  #done: Promise<void> | undefined;
  #failed: Error | undefined;

  constructor(path: string, columns: readonly string[]) {
    this.#path = path;
    this.#columns = columns;
  }

  async add(line: number, cells: readonly string[], problems: readonly RowProblem[]): Promise<void> {
    this.#open();
    const row = this.#columns.map((_, index) => cells[index] ?? '');
    const reason = problems
      .map((problem) => [problem.column, problem.reason].filter(Boolean).join(': '))
      .join(' ');
    const hasRoom = this.#rows?.write([...row, String(line), reason]) ?? true;
    if (!hasRoom)
      await Promise.race([new Promise((resolve) => this.#rows?.once('drain', resolve)), this.#done]);
  }

  /** Ends the file. Throws when it could not be written. */
  async close(): Promise<void> {
    this.#rows?.end();
    await this.#done;
    if (this.#failed === undefined) return;
    refuse('invalid', `The rejected rows cannot be written to ${this.#path} (${this.#failed.message}).`);
  }

  /** The file is made with its first row, so that there is none when all went well. */
  #open(): void {
    if (this.#rows !== undefined) return;
    // Rejected rows are patients all the same: nobody else of this machine reads them.
    const file = createWriteStream(this.#path, { mode: 0o600 });
    this.#rows = format({ headers: false, includeEndRowDelimiter: true });
    this.#rows.write([...this.#columns, 'line', 'reason']);
    this.#rows.pipe(file);
    this.#done = finished(file).catch((error: Error) => {
      this.#failed = error;
    });
  }
}
