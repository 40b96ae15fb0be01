import type { EntityMetadata } from '@mikro-orm/core';
import type { EntryFields } from '../../../desk/audit/chain-writer.ts';
import { entryFields } from '../../../desk/audit/entry.ts';
import { imagePatient } from '../../../desk/audit/image.ts';
import { currentCall } from '../../../desk/call.ts';
import { AuditLog, refuse, type Work } from '../../../desk/index.ts';
import { restore } from '../../../desk/undo/restore.ts';
import type { ImportedChange } from './acts.ts';
import { named } from './named.ts';

/** Removes rows that an import inserted, with an audit entry each. All of one table. */
export async function removeRows(
  work: Work,
  meta: EntityMetadata<object>,
  changes: readonly ImportedChange[],
): Promise<void> {
  const keys = meta.getPrimaryProps();
  const where = changes.map(({ after }) =>
    Object.fromEntries(keys.map(({ name, fieldNames }) => [name, after[fieldNames[0] ?? name]])),
  );
  const [key] = keys;
  const filter =
    keys.length === 1 && key !== undefined
      ? { [key.name]: { $in: where.map((one) => one[key.name]) } }
      : { $or: where };
  const removed = await work.em.nativeDelete(meta.class, filter as object);
  if (removed !== changes.length) {
    const which = changes.length === 1 ? named(meta.tableName, changes[0]?.after ?? {}) : 'A row of it';
    refuse('stale', `${which} is not there any more, so the import cannot be taken back.`, {
      hint: 'Nothing was taken back. A restore since the import may have removed it.',
    });
  }
  await noteRemoved(work, changes);
  work.em.clear();
}

/** They are as many as the import had rows, so they are written without an entity each. */
async function noteRemoved(work: Work, changes: readonly ImportedChange[]): Promise<void> {
  const call = currentCall();
  const entries: EntryFields[] = [];
  for (const { entity, entity_id, after } of changes) {
    const about = { entity, entity_id, patient_id: imagePatient(entity, after), kind: 'delete' };
    const fields = entryFields(call, { ...about, before: JSON.stringify(after), after: null });
    entries.push(...(await call.book.add(fields)));
  }
  await work.em.insertMany(AuditLog, entries as AuditLog[]);
  call.audits += changes.length;
}

/** Gives a row that an import updated its values back. */
export async function setBack(work: Work, change: ImportedChange): Promise<void> {
  const { entity, entity_id, before, after } = change;
  const changes = [{ entity, entity_id, kind: 'update' as const, before, after }];
  await restore(work, { act: change.act, operation: 'uploads.undo', at: work.now, changes });
  work.em.clear();
}
