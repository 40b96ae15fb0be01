import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { refuse } from '../errors.ts';
import type { Work } from '../operation.ts';
import type { Act, Change } from './act.ts';

/** Puts every entity of an act back to what it was: made ones go, removed ones return, changed ones get their values. */
export async function restore(work: Work, act: Act): Promise<void> {
  for (const change of [...act.changes].reverse()) {
    const meta = metadataOf(work, change.entity);
    if (change.kind === 'delete') remake(work, meta, change);
    else if (change.kind === 'create') work.em.remove(await present(work, meta, change));
    else
      work.em.assign(await present(work, meta, change), properties(meta, change.before ?? {}), {
        convertCustomTypes: false,
      });
    // One by one, in the opposite order: what was made last may lean on what was made first.
    await work.flush();
  }
}

function metadataOf(work: Work, table: string): EntityMetadata<object> {
  for (const meta of work.em.getMetadata().getAll().values()) {
    if (meta.tableName === table) return meta as EntityMetadata<object>;
  }
  return refuse('not_found', `There is no table ${table} any more; this can no longer be undone.`);
}

async function present(work: Work, meta: EntityMetadata<object>, change: Change): Promise<object> {
  const key = keyOf(meta, change.after ?? change.before ?? {});
  const found = await work.em.findOne(meta.class, key);
  return found ?? refuse('stale', 'This has been removed since; it can no longer be undone.');
}

function keyOf(
  meta: EntityMetadata<object>,
  row: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    meta.getPrimaryProps().map((property) => [property.name, row[columnOf(property)]]),
  );
}

function remake(work: Work, meta: EntityMetadata<object>, change: Change): void {
  work.em.create(meta.class, properties(meta, change.before ?? {}), { partial: true });
}

/** Columns back to properties; keys, versions and times of change are the unit of work's own business. */
function properties(
  meta: EntityMetadata<object>,
  row: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const property of meta.props as EntityProperty<object>[]) {
    const column = columnOf(property);
    if (column in row && !property.version && property.name !== 'updated_at')
      values[property.name] = row[column];
  }
  return values;
}

function columnOf(property: EntityProperty<object>): string {
  return property.fieldNames?.[0] ?? property.name;
}
