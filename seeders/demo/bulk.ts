import type { EntityManager, EntitySchema, RequiredEntityData } from '@mikro-orm/core';
import { type EntryAbout, entryFields } from '../../src/desk/audit/entry.ts';
import { imagePatient } from '../../src/desk/audit/image.ts';
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
    const entries = [];
    for (const image of part) {
      const about = aboutNew(entity.meta.tableName, image);
      for (const row of await call.book.add(entryFields(call, about))) entries.push(row as AuditLog);
    }
    await em.insertMany(AuditLog, entries);
    call.audits += part.length;
  }
}

function aboutNew(table: string, image: Readonly<Record<string, unknown>>): EntryAbout {
  return {
    entity: table,
    entity_id: String(image.id),
    patient_id: imagePatient(table, image),
    kind: 'create',
    before: null,
    after: JSON.stringify(image),
  };
}
