import type { EntityManager } from '@mikro-orm/sql';
import type { Call } from '../call.ts';
import type { EntryFields } from './chain-writer.ts';
import { AuditLog } from './entity.ts';

/** What an entry is about; who, when and by which operation come from the call. */
export type EntryAbout = Pick<
  EntryFields,
  'entity' | 'entity_id' | 'patient_id' | 'kind' | 'before' | 'after'
>;

/** An entry of the audit log as a call makes it. */
export function entryFields(
  { now, act, name, actor }: Pick<Call, 'now' | 'act' | 'name' | 'actor'>,
  about: EntryAbout,
): EntryFields {
  return {
    at: now,
    act,
    operation: name,
    actor: actor.name,
    user_id: actor.user_id,
    session_id: actor.session,
    origin: actor.origin,
    ...about,
  };
}

/** Adds an entry that no change of an entity makes by itself. It is written with the next flush. */
export async function addEntry(em: EntityManager, call: Call, about: EntryAbout): Promise<void> {
  for (const row of await call.book.add(entryFields(call, about))) em.create(AuditLog, row as AuditLog);
}
