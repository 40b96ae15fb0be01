import type { EntityManager, EntitySchema, RequiredEntityData } from '@mikro-orm/core';
import type { Call } from '../../src/desk/call.ts';
import { AuditLog } from '../../src/desk/index.ts';

const chunk = 400;

/**
 * Inserts thousands of rows past the unit of work, which would take seconds to compare them, and writes the audit
 * rows that it would have written. `images` are the rows as their columns, in the same order.
 */
export async function insertRows<T extends { id: string; version: number }>(
  em: EntityManager,
  entity: EntitySchema<T>,
  rows: readonly RequiredEntityData<T>[],
  images: readonly Readonly<Record<string, unknown>>[],
  call: Call | null,
): Promise<void> {
  for (let start = 0; start < rows.length; start += chunk) {
    await em.insertMany(entity, [...rows.slice(start, start + chunk)]);
    if (!call) continue;
    const part = images.slice(start, start + chunk);
    await em.insertMany(
      AuditLog,
      part.map((image) => auditRow(entity.meta.tableName, image, call)),
    );
    call.audits += part.length;
  }
}

function auditRow(table: string, image: Readonly<Record<string, unknown>>, call: Call) {
  const patient = table === 'patients' ? image.id : image.patient_id;
  return {
    at: call.now,
    act: call.act,
    operation: call.name,
    actor: call.actor.name,
    user_id: call.actor.user_id,
    session_id: call.actor.session,
    origin: call.actor.origin,
    entity: table,
    entity_id: String(image.id),
    patient_id: typeof patient === 'string' ? patient : null,
    kind: 'create' as const,
    before: null,
    after: JSON.stringify(image),
  };
}
