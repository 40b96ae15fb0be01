import {
  type ChangeSet,
  ChangeSetType,
  type EventSubscriber,
  type FlushEventArgs,
  wrap,
} from '@mikro-orm/core';
import { currentCall } from '../call.ts';
import { Counter } from '../counter.ts';
import { OperationLog } from '../log/entity.ts';
import { AuditLog } from './entity.ts';
import { type EntryAbout, entryFields } from './entry.ts';
import { imageKey, imagePatient, rowImage } from './image.ts';
import type { Left } from './redact.ts';

const unaudited: ReadonlySet<string> = new Set([
  AuditLog.meta.className,
  OperationLog.meta.className,
  Counter.meta.className,
]);

const kinds: Partial<Record<ChangeSetType, 'create' | 'update' | 'delete'>> = {
  [ChangeSetType.CREATE]: 'create',
  [ChangeSetType.UPDATE]: 'update',
  [ChangeSetType.UPDATE_EARLY]: 'update',
  [ChangeSetType.DELETE]: 'delete',
  [ChangeSetType.DELETE_EARLY]: 'delete',
};

/** Adds one audit row for each entity that a flush changes, to that same flush: neither can land without the other. */
export class AuditSubscriber implements EventSubscriber {
  async onFlush({ uow, em }: FlushEventArgs): Promise<void> {
    const call = currentCall();
    if (!call.audited) return;
    for (const changes of uow.getChangeSets()) {
      const kind = kinds[changes.type];
      if (!kind || unaudited.has(changes.meta.className)) continue;
      for (const sealed of await call.book.add(entryFields(call, aboutChange(changes, kind, call.left)))) {
        const row = em.create(AuditLog, sealed as AuditLog);
        uow.computeChangeSet(row, ChangeSetType.CREATE);
      }
      call.audits += 1;
    }
  }
}

function aboutChange(
  changes: ChangeSet<object>,
  kind: 'create' | 'update' | 'delete',
  left: Left = (_table, row) => ({ ...row }),
): EntryAbout {
  const before =
    kind === 'create' ? null : image(changes, changes.originalEntity ?? loadedData(changes.entity));
  const after = kind === 'delete' ? null : image(changes, { ...changes.originalEntity, ...changes.payload });
  if (after && kind === 'update' && typeof before?.version === 'number') after.version = before.version + 1;
  if (after && kind === 'create' && changes.meta.versionProperty) after.version = 1;
  const whole = after ?? before ?? {};
  return {
    entity: changes.meta.tableName,
    entity_id: imageKey(changes.meta, whole),
    patient_id: imagePatient(changes.meta.tableName, whole),
    kind,
    before: before && JSON.stringify(left(changes.meta.tableName, before)),
    after: after && JSON.stringify(left(changes.meta.tableName, after)),
  };
}

function image(changes: ChangeSet<object>, data: object): Record<string, unknown> {
  const values = data as Record<string, unknown>;
  return rowImage(changes.meta, (property) => values[property.name]);
}

/** What a row held when it was loaded: a removal's change set does not carry it. */
function loadedData(entity: object): object {
  return wrap(entity, true).__originalEntityData ?? {};
}
