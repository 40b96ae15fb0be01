import { currentCall } from '../../../desk/call.ts';
import { AuditLog, refuse, type Work } from '../../../desk/index.ts';
import type { ImportedChange } from './acts.ts';
import { named } from './named.ts';

const undoLast = 'undo.last';

/** Knows which changes do not count: the import's own, and those that were taken back again. */
export class ChangedSince {
  readonly #work: Work;
  readonly #own: ReadonlySet<string>;
  #undone: Promise<ReadonlySet<string>> | undefined;

  /** @param own the acts of the import */
  constructor(work: Work, own: readonly string[]) {
    this.#work = work;
    this.#own = new Set([...own, currentCall().act]);
  }

  /** Refuses with `stale` when somebody changed one of these rows after the import. All of one table. */
  async refuse(changes: readonly ImportedChange[]): Promise<void> {
    const [first] = changes;
    if (first === undefined) return;
    const oldest = Math.min(...changes.map(({ entry }) => entry));
    const later = await this.#work.em.find(
      AuditLog,
      {
        entity: first.entity,
        entity_id: { $in: changes.map(({ entity_id }) => entity_id) },
        entry: { $gt: oldest },
        kind: ['create', 'update', 'delete'],
      },
      { orderBy: { entry: 'desc' } },
    );
    this.#work.em.clear();
    for (const change of later) {
      if (this.#own.has(change.act) || change.operation === undoLast) continue;
      const imported = changes.find(({ entity_id }) => entity_id === change.entity_id);
      if (imported === undefined || change.entry < imported.entry) continue;
      if ((await this.#undoneActs()).has(change.act)) continue;
      const what = change.kind === 'delete' ? 'removed' : 'changed';
      refuse(
        'stale',
        `${change.actor} has ${what} ${named(first.entity, imported.after)} since the import.`,
        {
          hint: 'Nothing was taken back. An import can be taken back only as long as nobody has worked on it.',
          details: { changed_by: change.actor, changed_at: change.at, operation: change.operation },
        },
      );
    }
  }

  /** The acts that somebody took back with a key. */
  #undoneActs(): Promise<ReadonlySet<string>> {
    this.#undone ??= this.#work.em
      .find(AuditLog, { operation: undoLast, entity: AuditLog.meta.tableName }, { fields: ['entity_id'] })
      .then((notes) => new Set(notes.flatMap(({ entity_id }) => entity_id ?? [])));
    return this.#undone;
  }
}
