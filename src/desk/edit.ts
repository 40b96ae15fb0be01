import { type EntityName, type FilterQuery, type Loaded, OptimisticLockError, wrap } from '@mikro-orm/core';
import { AuditLog } from './audit/entity.ts';
import { DeskError, refuse } from './errors.ts';
import type { View } from './operation.ts';
import { agoText } from './words/index.ts';

/**
 * Loads an entity in order to change it. `version` is the one the screen showed: when somebody changed the row
 * since, throws `stale`, which says who and when and carries the present row (`details.theirs`).
 *
 * @param shown the present row as the one who calls may see it; all of it unless given
 */
export async function edit<T extends { id: string; version: number }>(
  view: View,
  entity: EntityName<T>,
  id: string,
  version?: number,
  shown: (row: T) => object | Promise<object> = (row) => wrap(row).toPOJO(),
): Promise<Loaded<T, never>> {
  const found = await view.em.findOne(entity, { id } as FilterQuery<T>);
  const meta = view.em.getMetadata().get(entity);
  if (!found) refuse('not_found', `There is no such row in ${meta.tableName}: ${id.slice(0, 40)}.`);
  if (version !== undefined && found.version !== version)
    throw await stale(view, meta.tableName, id, await shown(found as T));
  return found as Loaded<T, never>;
}

async function stale(view: View, table: string, id: string, theirs: object): Promise<DeskError> {
  const last = await view.em.findOne(
    AuditLog,
    { entity: table, entity_id: id, kind: ['update', 'create'] },
    { orderBy: { entry: 'desc' } },
  );
  // The desk does not know the clinic's time zone; how long ago it was is the same everywhere.
  const who = last ? `${last.actor} ${agoText(last.at, view.now)}` : 'somebody';
  return new DeskError('stale', `This was changed by ${who}, while you worked on it.`, {
    hint: 'Look at both values and save again.',
    details: {
      theirs,
      changed_by: last?.actor ?? null,
      changed_at: last?.at ?? null,
    },
  });
}

/** A version that went stale between load and flush, found by the unit of work itself. */
export function staleFromFlush(error: unknown): DeskError | null {
  if (!(error instanceof OptimisticLockError)) return null;
  return new DeskError('stale', 'This was changed by somebody else at the same moment.', {
    hint: 'Look at it again and repeat what you did.',
    cause: error,
  });
}
