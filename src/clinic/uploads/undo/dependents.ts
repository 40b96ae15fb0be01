import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { refuse, type Work } from '../../../desk/index.ts';
import type { ImportedChange } from './acts.ts';
import { named } from './named.ts';

/** A column of one table that names rows of another. */
interface Reference {
  meta: EntityMetadata<object>;
  property: EntityProperty<object>;
}

/** The tables, those that lean on others before those they lean on. */
export function leaningFirst(work: Work): EntityMetadata<object>[] {
  const all = [...work.em.getMetadata().getAll().values()] as EntityMetadata<object>[];
  const depths = new Map<EntityMetadata<object>, number>();
  const depthOf = (meta: EntityMetadata<object>): number => {
    const known = depths.get(meta);
    if (known !== undefined) return known;
    depths.set(meta, 0);
    const targets = referencesFrom(meta).flatMap(({ targetMeta }) => targetMeta ?? []);
    const depth = Math.max(0, ...targets.map((target) => 1 + depthOf(target as EntityMetadata<object>)));
    depths.set(meta, depth);
    return depth;
  };
  return all.sort((one, other) => depthOf(other) - depthOf(one));
}

function referencesFrom(meta: EntityMetadata<object>): EntityProperty<object>[] {
  return (meta.props as EntityProperty<object>[]).filter(({ kind }) => kind === 'm:1');
}

/**
 * Refuses with `in_use` when a row that came another way leans on one of these: an appointment booked for an imported
 * patient. What the import itself brought and leans on them is gone by now.
 */
export async function refuseDependents(
  work: Work,
  table: EntityMetadata<object>,
  changes: readonly ImportedChange[],
): Promise<void> {
  const ids = changes.map(({ entity_id }) => entity_id);
  for (const { meta, property } of referencesTo(work, table)) {
    const [row] = await work.em.find(meta.class, { [property.name]: { $in: ids } } as object, { limit: 1 });
    if (row === undefined) continue;
    const values = row as Record<string, unknown>;
    const target = values[property.name] as { id?: unknown } | null;
    const leant = changes.find(({ entity_id }) => entity_id === target?.id);
    work.em.clear();
    const who = named(table.tableName, leant?.after ?? {});
    refuse(
      'in_use',
      `${capital(named(meta.tableName, values))} depends on ${who} and did not come with this import.`,
      {
        hint: 'Nothing was taken back. Remove what depends on it first, or leave the import as it is.',
        details: {
          table: meta.tableName,
          depends_on: { table: table.tableName, id: leant?.entity_id ?? null },
        },
      },
    );
  }
}

function referencesTo(work: Work, table: EntityMetadata<object>): Reference[] {
  return leaningFirst(work).flatMap((meta) =>
    referencesFrom(meta)
      .filter(({ targetMeta }) => targetMeta?.tableName === table.tableName)
      .map((property) => ({ meta, property })),
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
