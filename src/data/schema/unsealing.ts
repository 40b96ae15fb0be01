import type { EntityManager } from '@mikro-orm/sql';
import type { Engine } from '../../storage/engine.ts';
import { sealedColumns } from '../../storage/guard/chain.ts';
import type { LogEnd } from '../../storage/guard/head-file.ts';
import { unsealedEnd } from '../../storage/guard/log.ts';

/**
 * The audit log while a schema changes. An older revision knows no seals: what the log is without them is kept beside
 * the database, so that going back and forth again is not taken for tampering, and hides none.
 */
export class Unsealing {
  readonly #engine: Engine;
  #from: LogEnd | null = null;
  #to: LogEnd | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Nothing has changed yet, and nobody else can write. */
  async begin(): Promise<void> {
    this.#from = this.#store.auditForm() === 'sealed' ? await this.#store.auditEnd() : null;
  }

  /** All has changed, and nothing is committed yet. */
  announce(): void {
    const form = this.#store.auditForm();
    if (this.#from === null || form === 'sealed') return;
    const entries = (columns: readonly string[], after: number) => this.#store.auditEntries(columns, after);
    this.#to = (form === 'none' ? null : unsealedEnd({ entries }, sealedColumns)) ?? { entry: 0, seal: '' };
    this.#engine.guard.head.announce(this.#from, this.#to);
  }

  settle(): void {
    if (this.#to !== null) this.#engine.guard.head.settle(this.#to);
  }

  get #store() {
    return this.#engine.store(this.#engine.orm.em.fork() as EntityManager);
  }
}
