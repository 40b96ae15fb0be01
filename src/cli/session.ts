import type { z } from 'zod';
import type { Config } from '../config.ts';
import type { Job, Task } from '../data/job.ts';
import type { OpenedClinic } from '../data/schema/index.ts';
import { type Permission, refuse } from '../desk/index.ts';
import type { Output } from './output/output.ts';
import { finished, progressLine } from './output/progress-line.ts';

export interface OpenHow {
  /** Makes the database when there is none. */
  create?: boolean;
  /** `older`: also one that is older than the program, or empty; true: also one that is newer. */
  anyRevision?: boolean | 'older';
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
    const { db, backups, read_only: readOnly } = this.config;
    const credential = await this.#credential();
    this.#opened = await openClinic({ db, backups, readOnly, credential, ...how, ...(await this.#heard()) });
    return this.#opened;
  }

  /** The zone that moments are told by: the clinic's, this machine's where there is none that could say. */
  async timeZone(): Promise<string> {
    const { clinicTimeZone, machineTimeZone } = await import('../clinic/settings/index.ts');
    try {
      return await (await this.clinic()).desk.read(clinicTimeZone, {});
    } catch {
      return machineTimeZone();
    }
  }

  /**
   * Opens the clinic and asks whether work that is more than one operation may begin: before it is looked what there is,
   * and before anything is asked. Throws `not_signed_in` or `forbidden`.
   */
  async permitted(permission: Permission, work: string, how: OpenHow = {}): Promise<OpenedClinic> {
    const clinic = await this.clinic(how);
    await clinic.desk.permit(permission, work);
    return clinic;
  }

  /** Who calls: a token from the environment, or what `frontdesk login` has kept. */
  async #credential(): Promise<string | null> {
    const token = process.env.FRONTDESK_TOKEN;
    if (token) return token;
    const { readSession } = await import('./session-file.ts');
    const session = readSession(this.config);
    if (session.kind === 'exposed')
      this.output.note(
        `The session in ${session.file} is not used: others could read it. Remove it and sign in again.`,
      );
    return session.kind === 'kept' ? session.token : null;
  }

  async #heard() {
    if (!this.config.log_queries) return {};
    const { queryLog } = await import('../data/query-log.ts');
    return { onQuery: queryLog(this.config.query_log, (line) => void process.stderr.write(`${line}\n`)) };
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
    this.#refuseWithoutTerminal(question);
    const { askYesNo } = await import('./ask.ts');
    if (!(await askYesNo(question))) refuse('cancelled', 'Left as it was.');
  }

  /** The same for the largest acts: on a terminal the name has to be typed. */
  async confirmByName(question: string, name: string): Promise<void> {
    if (this.config.yes) return;
    this.#refuseWithoutTerminal(question);
    const { askForName } = await import('./ask.ts');
    if (!(await askForName(question, name))) refuse('cancelled', 'Left as it was.');
  }

  #refuseWithoutTerminal(question: string): void {
    if (process.stdin.isTTY && process.stderr.isTTY) return;
    refuse('confirm', `This needs a confirmation: ${question}`, { hint: 'Add --yes to confirm it.' });
  }

  /** The other end of long work: a line of progress on a terminal, and Ctrl+C or SIGTERM stops it between two steps. */
  task(title: string): Task {
    // Shows that it hears: a command that does not listen is ended at once, in the middle of a step.
    this.signal.addEventListener('abort', () => {}, { once: true });
    const isShown = process.stderr.isTTY && !this.config.quiet && !this.output.forScripts;
    return { signal: this.signal, progress: isShown ? progressLine(title, process.stderr) : () => {} };
  }

  /** Does long work in this process, watched and stoppable. */
  async carryOut<I extends z.ZodType, R>(job: Job<I, R>, input: z.input<I>, how: OpenHow = {}): Promise<R> {
    const { carryOut } = await import('../data/carry-out.ts');
    const task = this.task(job.title);
    try {
      return await carryOut(await this.clinic(how), job, input, task);
    } finally {
      task.progress(finished);
    }
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
