import type { z } from 'zod';
import type { Engine } from '../storage/engine.ts';
import { noteAccess, noteAccessBeside } from './access.ts';
import { Admission } from './accounts/admission.ts';
import type { Permission, Standing } from './accounts/index.ts';
import { type Actor, houseActor } from './actor.ts';
import { noteRefusal } from './audit/refusal.ts';
import { type ChangeListener, ChangeWatch } from './change-watch.ts';
import type { Clock } from './clock.ts';
import type { DeskContext } from './context.ts';
import { staleFromFlush } from './edit.ts';
import { currentBeginning } from './epoch.ts';
import { DeskError } from './errors.ts';
import { noteBegun, noteDone, noteFailure } from './log/note.ts';
import type { Operation, Query } from './operation.ts';
import { parseInput } from './parse.ts';
import { explained } from './refusals.ts';
import { retryWhileBusy } from './retry.ts';
import { UnitsOfWork } from './unit-of-work.ts';

export interface DeskOptions extends DeskContext {
  /** How long to go on asking for a locked database, milliseconds. */
  readonly patience?: number;
  /** Access rows go to a file beside the database (`--read-only`). */
  readonly readOnly?: boolean;
  /** The token of the session that is signed in. */
  readonly credential?: string | null;
  /** A copy that the program made for itself, whose owner was admitted before: nobody is asked who they are. */
  readonly isScratch?: boolean;
  /** The house itself works here: it may what its settings ask for. */
  readonly isHouse?: boolean;
}

export interface PerformHow {
  /** The epoch that the input was made in; unless said, that of the running `begunIn`. */
  readonly epoch?: number | undefined;
}

/**
 * The one door to the clinic: every screen, command and import changes it through `perform` and looks at it
 * through `read`. Both fork the entity manager, so that each call has an identity map of its own.
 */
export class Desk {
  readonly clock: Clock;
  readonly engine: Engine;
  /** Nothing is written to the database (`--read-only`). */
  readonly isReadOnly: boolean;
  readonly #parts: Omit<DeskContext, 'actor'>;
  readonly #admission: Admission;
  readonly #patience: number;
  readonly #watch: ChangeWatch;
  readonly #units: UnitsOfWork;
  readonly #base: Actor;

  constructor(options: DeskOptions) {
    const { engine, actor, clock, ids, operationNamed, patience = 60_000, readOnly = false } = options;
    this.engine = engine;
    this.clock = clock;
    this.#parts = { engine, clock, ids, operationNamed };
    this.#base = actor;
    this.#admission = new Admission(engine, options.isHouse ? houseActor(actor) : actor, {
      ...options,
      readOnly,
    });
    this.#units = new UnitsOfWork(this.#parts, this.#admission);
    this.#patience = patience;
    this.isReadOnly = readOnly;
    this.#watch = new ChangeWatch(engine);
  }

  /** Who acts here: the person who is signed in, or the system's login as long as there are no accounts. */
  get actor(): Actor {
    return this.#admission.actor;
  }

  /** How the one who sits here stood at the last call. */
  get standing(): Standing {
    return this.#admission.standing;
  }

  /** From now on the calls come from the session with this token, or from nobody. Answers how that one stands. */
  async use(credential: string | null): Promise<Standing> {
    this.#admission.credential = credential;
    return this.look();
  }

  /**
   * The same clinic for what the settings want done by itself, whoever sits here or nobody: in the log it was the house,
   * from this desk. It goes as long as this one is open; no input makes one.
   */
  ofTheHouse(): Desk {
    return new Desk({
      ...this.#parts,
      actor: this.#base,
      patience: this.#patience,
      readOnly: this.isReadOnly,
      isHouse: true,
    });
  }

  /** How the one who sits here stands now: a session may have ended, an account may have been made. */
  look(): Promise<Standing> {
    return this.engine.exclusive(() => this.#admission.look(this.clock.now()));
  }

  /** Calls back when a call finds the session ended, or the person to be somebody else, until the returned function is called. */
  onStanding(listener: (standing: Standing) => void): () => void {
    return this.#admission.onStanding(listener);
  }

  /** Lets long work begin that is no single operation. Throws `not_signed_in` or `forbidden`, on record. */
  async permit(permission: Permission, work: string): Promise<void> {
    try {
      await this.#admit(permission);
    } catch (error) {
      throw await this.#refused(error, work);
    }
  }

  #admit(permission: Permission): Promise<void> {
    return this.engine.exclusive(() => this.#admission.admit(permission, this.clock.now()));
  }

  /**
   * Runs an operation in one transaction: parse, begin, run, flush with its audit rows, commit. Whatever throws
   * undoes all of it, and is noted in the operations log. Throws DeskError for everything a person can mend: `stale`
   * also for input that was made before a restore (another epoch).
   */
  async perform<I extends z.ZodType, R>(
    operation: Operation<I, R>,
    input: z.input<I>,
    how: PerformHow = {},
  ): Promise<R> {
    const started = performance.now();
    const beginning = how.epoch === undefined ? currentBeginning() : { epoch: how.epoch };
    try {
      await this.#admit(operation.permission);
      const parsed = parseInput(operation.input, input);
      await operation.prepare?.(parsed, this);
      const answer = await retryWhileBusy(this.engine, this.#patience, () =>
        this.engine.exclusive(() => this.#units.transact(operation, parsed, { beginning })),
      );
      // The first account closes the house to everybody else, the one who made it included.
      if (this.standing.kind === 'open') await this.look();
      await this.#admission.touch(this.#context);
      if (operation.audited !== false) await this.#watch.tellOwn();
      await operation.tidy?.(this.engine).catch(() => {});
      return answer;
    } catch (error) {
      const known = await this.#refused(
        staleFromFlush(error) ?? explained(this.engine, error),
        operation.name,
      );
      await noteFailure(this.#context, operation.name, known, (performance.now() - started) / 1000);
      throw known;
    }
  }

  /**
   * Runs an operation to its end and then takes all of it back: what `perform` would answer or refuse, with nothing
   * changed and nothing noted. It holds the write lock while it runs.
   */
  async rehearse<I extends z.ZodType, R>(operation: Operation<I, R>, input: z.input<I>): Promise<R> {
    try {
      await this.#admit(operation.permission);
      const parsed = parseInput(operation.input, input);
      await operation.prepare?.(parsed, this);
      return await retryWhileBusy(this.engine, this.#patience, () =>
        this.engine.exclusive(() => this.#units.transact(operation, parsed, { takeBack: true })),
      );
    } catch (error) {
      throw await this.#refused(staleFromFlush(error) ?? explained(this.engine, error), operation.name);
    }
  }

  /** Answers a query. A patient's record that it opens leaves an access row, once per person, query, patient and 5 minutes. */
  async read<I extends z.ZodType, R>(query: Query<I, R>, input: z.input<I>): Promise<R> {
    try {
      await this.#admit(query.permission);
      const parsed = parseInput(query.input, input);
      const answer = await this.engine.exclusive(() => this.#units.look(query, parsed));
      await this.#admission.touch(this.#context);
      const shown = query.shows?.(answer) ?? [];
      const note = this.isReadOnly ? noteAccessBeside : noteAccess;
      if (shown.length > 0) await note(this.#context, query.name, shown);
      return answer;
    } catch (error) {
      throw await this.#refused(explained(this.engine, error), query.name);
    }
  }

  get #context(): DeskContext {
    return { ...this.#parts, actor: this.actor };
  }

  /** Notes work on the data as a whole (an import, a migration) in the operations log, and in the audit log where it is wanted. */
  async noteDone(work: string, message: string, seconds: number, wantsAudit = false): Promise<void> {
    const isAudited = wantsAudit && (await this.#isSealed());
    await noteDone(this.#context, { operation: work, message, seconds, isAudited });
  }

  /**
   * Puts on record that data is about to leave the database, once there are accounts: what cannot be put on record is
   * not begun. Throws what the database says, `read_only` among it.
   */
  async noteBegun(work: string): Promise<void> {
    if (this.standing.kind === 'open' || !(await this.#isSealed())) return;
    try {
      await noteBegun(this.#context, work, this.#patience);
    } catch (error) {
      throw explained(this.engine, error);
    }
  }

  /** A database older than its accounts has no log that could say so. */
  #isSealed(): Promise<boolean> {
    const store = () => this.engine.store(this.engine.orm.em.fork() as Parameters<Engine['store']>[0]);
    return this.engine.exclusive(async () => store().auditForm() === 'sealed');
  }

  /** Notes work on the data as a whole that failed, and answers the error in the desk's words, to be thrown. */
  async noteFailed(work: string, error: unknown, seconds: number): Promise<unknown> {
    const known = explained(this.engine, error);
    await noteFailure(this.#context, work, known, seconds);
    return known;
  }

  /** The epoch as the watch for changes last saw it: undefined until somebody listens. */
  get epoch(): number | undefined {
    return this.#watch.epoch;
  }

  /** Calls back after every committed change of this or another desk, until the returned function is called. */
  onChange(listener: ChangeListener): () => void {
    return this.#watch.listen(listener);
  }

  async close(): Promise<void> {
    this.#watch.stop();
    await this.engine.close();
  }

  /** Puts a refusal on record that is not the table's own, and answers the error to be thrown. */
  noteRefused(work: string, error: DeskError): Promise<unknown> {
    return this.#refused(error, work);
  }

  /** Puts on record that somebody was not let: by the table, or by an operation that knows whose patient it is. */
  async #refused(error: unknown, work: string): Promise<unknown> {
    if (isRefusal(error, 'forbidden', 'not_signed_in'))
      await noteRefusal(this.#context, work, error, this.isReadOnly);
    return error;
  }
}

/** True for a refusal with one of these codes. */
export function isRefusal(error: unknown, ...codes: DeskError['code'][]): error is DeskError {
  return error instanceof DeskError && (codes.length === 0 || codes.includes(error.code));
}
