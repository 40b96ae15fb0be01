import type { EntityManager } from '@mikro-orm/sql';
import { AuditLog } from './audit/entity.ts';
import { addEntry, type EntryAbout, entryFields } from './audit/entry.ts';
import { entriesOf } from './audit/person.ts';
import { requireBeside } from './beside.ts';
import type { DeskContext } from './context.ts';
import { unaudited } from './unaudited.ts';

const quietFor = 5 * 60_000;
/** As long as an operation: a record is not shown before the look at it is noted. */
const patience = 10_000;

/** Leaves one access row for each patient shown, at most one per person, query, patient and five minutes. */
export async function noteAccess(
  parts: DeskContext,
  query: string,
  patients: readonly string[],
): Promise<void> {
  const now = parts.clock.now();
  const due = await unseen(parts, query, patients, now);
  if (due.length === 0) return;
  await unaudited(parts, query, patience, async (em, call) => {
    for (const patient of due) await addEntry(em, { ...call, act: parts.ids.next(now) }, aboutLook(patient));
  });
}

/** With `--read-only` the database stays as it is, and looks are noted in a file beside it. */
export async function noteAccessBeside(
  parts: DeskContext,
  query: string,
  patients: readonly string[],
): Promise<void> {
  const now = parts.clock.now();
  await requireBeside(
    parts.engine,
    patients.map((patient) => look(parts, query, patient, now)),
  );
}

function look(parts: DeskContext, query: string, patient: string, now: string) {
  const call = { now, act: parts.ids.next(now), name: query, actor: parts.actor };
  return entryFields(call, aboutLook(patient));
}

function aboutLook(patient: string): EntryAbout {
  return {
    entity: 'patients',
    entity_id: patient,
    patient_id: patient,
    kind: 'see',
    before: null,
    after: null,
  };
}

/** Asked of the log itself: a command is a new process each time, and a screen reads again with every change. */
async function unseen(
  parts: DeskContext,
  query: string,
  patients: readonly string[],
  now: string,
): Promise<string[]> {
  const since = new Date(Date.parse(now) - quietFor).toISOString();
  return parts.engine.exclusive(async () => {
    const em = parts.engine.orm.em.fork() as EntityManager;
    const seen = await em.find(AuditLog, {
      patient_id: [...patients],
      ...entriesOf(parts.actor),
      kind: 'see',
      operation: query,
      at: { $gt: since },
    });
    return patients.filter((patient) => !seen.some((row) => row.patient_id === patient));
  });
}
