import type { EntityManager } from '@mikro-orm/sql';
import type { z } from 'zod';
import type { Admission } from './accounts/admission.ts';
import { AuditBook } from './audit/book.ts';
import { redactEntries } from './audit/redact.ts';
import { type Call, withinCall } from './call.ts';
import { commit } from './commit.ts';
import type { DeskContext } from './context.ts';
import { type Beginning, epochCounter, refuseOtherEpoch } from './epoch.ts';
import { giveUp } from './give-up.ts';
import type { Operation, Query, View, Work } from './operation.ts';
import { parseInput } from './parse.ts';

export interface TransactHow {
  /** The state of the database that the input was made in. */
  readonly beginning?: Beginning | null;
  /** Runs to its end and leaves nothing. */
  readonly takeBack?: boolean;
}

type Called = Pick<Operation, 'name' | 'audited' | 'left'>;

/**
 * What the desk does once somebody was let in: each call in a transaction, with an entity manager and a call of its own.
 * To be run while nobody else uses the connection (`engine.exclusive`).
 */
export class UnitsOfWork {
  readonly #parts: Omit<DeskContext, 'actor'>;
  readonly #admission: Admission;
  /** What was performed here, by name: undo asks for operations that no noun shows, too. */
  readonly #performed = new Map<string, Operation>();

  constructor(parts: Omit<DeskContext, 'actor'>, admission: Admission) {
    this.#parts = parts;
    this.#admission = admission;
  }

  /** Runs an operation: begin, run, flush with its audit rows, commit. Whatever throws takes all of it back. */
  async transact<I extends z.ZodType, R>(
    operation: Operation<I, R>,
    input: z.output<I>,
    how: TransactHow = {},
  ): Promise<R> {
    const { engine, clock } = this.#parts;
    const em = this.#fork();
    const now = clock.now();
    await em.begin();
    try {
      // Once more where nothing can change any more: what was revoked meanwhile is revoked, and whoever was renamed or
      // has gone and left the desk to another is not who the entries name.
      await this.#admission.admit(operation.permission, now);
      const call = this.#call(operation, em, now);
      return await withinCall(call, async () => {
        // What is nobody's record (drafts) belongs to the one who types, whatever the data came to.
        if (how.beginning && operation.audited !== false)
          refuseOtherEpoch(how.beginning, await engine.store(em).counter(epochCounter));
        const answer = await operation.run(this.#work(em, call), input);
        await em.flush();
        if (how.takeBack) {
          await em.rollback();
          return answer;
        }
        if (call.audits > 0) await engine.store(em).bumpChanges();
        await commit(em, engine, call);
        this.#performed.set(operation.name, operation);
        return answer;
      });
    } catch (error) {
      await giveUp(em);
      throw error;
    }
  }

  /** Answers a query from one snapshot, whatever other desks commit meanwhile. There is nothing to keep. */
  async look<I extends z.ZodType, R>(query: Query<I, R>, input: z.output<I>): Promise<R> {
    const em = this.#fork();
    const call = this.#call({ name: query.name, audited: false }, em, this.#parts.clock.now());
    return withinCall(call, async () => {
      await em.begin({ readOnly: true });
      try {
        return await query.run(this.#view(em, call), input);
      } finally {
        await em.rollback();
      }
    });
  }

  #fork(): EntityManager {
    return this.#parts.engine.orm.em.fork() as EntityManager;
  }

  #call({ name, audited = true, left }: Called, em: EntityManager, now: string): Call {
    const { engine, ids } = this.#parts;
    const book = new AuditBook(engine.store(em), engine.guard);
    const call = { name, actor: this.#admission.actor, now, act: ids.next(now), audited, audits: 0, book };
    return left === undefined ? call : { ...call, left };
  }

  #view(em: EntityManager, call: Call): View {
    const view: View = {
      em,
      store: this.#parts.engine.store(em),
      actor: call.actor,
      standing: this.#admission.standing,
      now: call.now,
      read: (query, input) => query.run(view, parseInput(query.input, input)),
    };
    return view;
  }

  #work(em: EntityManager, call: Call): Work {
    const view = this.#view(em, call);
    const work: Work = {
      ...view,
      read: (query, input) => query.run(work, parseInput(query.input, input)),
      id: () => this.#parts.ids.next(call.now),
      next: (counter) => view.store.nextNumber(counter),
      flush: () => em.flush(),
      redact: async (about, left) => redactEntries(view.store, this.#parts.engine.guard, about, left),
      operationNamed: async (name) =>
        (await this.#parts.operationNamed(name)) ?? this.#performed.get(name) ?? null,
      run: (operation, input) => operation.run(work, parseInput(operation.input, input)),
    };
    return work;
  }
}
