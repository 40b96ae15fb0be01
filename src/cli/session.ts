import type { Config } from '../config.ts';
import type { OpenedClinic } from '../data/schema/index.ts';
import { refuse } from '../desk/index.ts';
import type { Output } from './output/output.ts';

export interface OpenHow {
  /** Makes the database when there is none. */
  create?: boolean;
  /** Also one that is older than the program, or empty. */
  anyRevision?: boolean;
}

/** One command's run: what it was told, where it prints, and the clinic it opens when it needs one. */
export class Session {
  readonly config: Config;
  readonly output: Output;
  readonly signal: AbortSignal;
  #opened: OpenedClinic | undefined;

  constructor(config: Config, output: Output, signal: AbortSignal) {
    this.config = config;
    this.output = output;
    this.signal = signal;
  }

  /** Opens the clinic's database, once. Throws `no_database`, `corrupt`, `busy`, `older` or `newer`. */
  async clinic(how: OpenHow = {}): Promise<OpenedClinic> {
    if (this.#opened !== undefined) return this.#opened;
    const { openClinic } = await import('../data/schema/index.ts');
    const { db, read_only: readOnly, log_queries: logQueries } = this.config;
    const onQuery = (sql: string): void => void process.stderr.write(`${sql}\n`);
    this.#opened = await openClinic({ db, readOnly, ...how, ...(logQueries && { onQuery }) });
    return this.#opened;
  }

  /** Forgets the database, so that the next `clinic()` opens it anew. */
  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    await opened?.close();
  }

  /** Asks before something that cannot be taken back. Without a terminal and without `--yes`: `confirm`, exit 3. */
  async confirm(question: string): Promise<void> {
    if (this.config.yes) return;
    if (!process.stdin.isTTY || !process.stderr.isTTY) {
      refuse('confirm', `This needs a confirmation: ${question}`, { hint: 'Add --yes to confirm it.' });
    }
    const { askYesNo } = await import('./ask.ts');
    if (!(await askYesNo(question))) refuse('cancelled', 'Left as it was.');
  }

  refuseUsage(message: string): never {
    return refuse('usage', message, { hint: 'Add --help to see how it is used.' });
  }

  /** For commands that write outside of an operation. */
  refuseReadOnly(): void {
    if (this.config.read_only)
      refuse('read_only', 'This command writes.', { hint: 'Leave out --read-only.' });
  }
}
