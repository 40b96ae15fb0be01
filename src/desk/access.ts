import { AuditLog } from './audit/entity.ts';
import type { LogParts } from './log/note.ts';
import { unaudited } from './unaudited.ts';

const quietFor = 5 * 60_000;
const seen = new Map<string, number>();

/** Leaves one access row for each patient shown, at most one per person, patient and five minutes. */
export async function noteAccess(parts: LogParts, query: string, patients: readonly string[]): Promise<void> {
  const now = parts.clock.now();
  const due = patients.filter((patient) => isDue(`${parts.actor.session} ${patient}`, Date.parse(now)));
  if (due.length === 0) return;
  await unaudited(parts, query, async (em) => {
    for (const patient_id of due) {
      em.create(AuditLog, {
        at: now,
        act: parts.ids.next(now),
        operation: query,
        actor: parts.actor.name,
        user_id: parts.actor.user_id,
        session_id: parts.actor.session,
        origin: parts.actor.origin,
        entity: 'patients',
        entity_id: patient_id,
        patient_id,
        kind: 'see',
      });
    }
  });
}

function isDue(key: string, now: number): boolean {
  const last = seen.get(key);
  if (last !== undefined && now - last < quietFor && now >= last) return false;
  seen.set(key, now);
  return true;
}
