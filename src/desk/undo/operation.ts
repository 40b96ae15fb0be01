import { z } from 'zod';
import { refusalOf } from '../accounts/index.ts';
import { AuditLog } from '../audit/entity.ts';
import { addEntry } from '../audit/entry.ts';
import { entriesOf } from '../audit/person.ts';
import { currentCall } from '../call.ts';
import { refuse } from '../errors.ts';
import { defineOperation, type UndoPlan, type Work } from '../operation.ts';
import type { Act, Change } from './act.ts';
import { restore } from './restore.ts';

const within = 5 * 60_000;
const name = 'undo.last';

/**
 * Takes back one's own last act, within five minutes, as long as nobody changed what it touched. "Own" is this
 * run of the program on a screen; a command, which is a run of its own each time, says `anywhere` and means the
 * last act of the same person.
 */
export const undoLast = defineOperation({
  name,
  title: 'Undo the last act',
  input: z.object({
    anywhere: z.boolean().default(true).describe('also what the same person did at another desk'),
  }),
  permission: 'undo',
  undo: 'never',
  async run(work, input): Promise<{ undone: string; title: string; at: string }> {
    const restored = await lastRestore(work);
    const { act, undone } = await lastAct(work, input.anywhere, restored?.entry ?? 0);
    if (!act && restored) {
      refuse(
        'invalid',
        'The database was restored from a backup since: what was done before is not undone.',
        {
          hint: 'frontdesk restore --undo goes back to what was there before.',
        },
      );
    }
    if (!act) {
      refuse('not_found', 'There is nothing of yours to undo in the last 5 minutes.');
    }
    const operation = await work.operationNamed(act.operation);
    // Who may not do it any more may not take it back either: that changes the same.
    const refusal = operation && refusalOf(work.standing, operation.permission);
    if (refusal) throw refusal;
    const title = operation?.title ?? act.operation;
    // What no noun shows (making the clinic, the rows of an import) is nobody's act to take back with a key.
    const plan: UndoPlan = operation === null ? 'never' : (operation.undo ?? 'restore');
    // What was done before it is not taken back in its place: that is not what the key was pressed for.
    if (plan === 'never') refuse('invalid', `“${title}” cannot be undone.`);
    if (plan !== 'restore' && 'never' in plan)
      refuse('invalid', `“${title}” cannot be undone.`, { hint: plan.never });
    await refuseIfChangedSince(work, act, undone);
    if (plan === 'restore') await restore(work, act);
    else await plan.inverse(work, act);
    await noteUndone(work, act);
    await work.flush();
    return { undone: act.operation, title, at: act.at };
  },
});

/** The log says which act was taken back: the order of the entries alone cannot, when several desks undo. */
function noteUndone(work: Work, { act: entity_id }: Act): Promise<void> {
  const about = { entity: AuditLog.meta.tableName, entity_id, kind: 'update' } as const;
  return addEntry(work.em, currentCall(), { ...about, patient_id: null, before: null, after: null });
}

/** The acts that anybody has taken back since. */
async function undoneSince(work: Work, since: string): Promise<string[]> {
  const notes = await work.em.find(AuditLog, {
    operation: name,
    entity: AuditLog.meta.tableName,
    at: { $gte: since },
  });
  return notes.flatMap(({ entity_id }) => entity_id ?? []);
}

/** The log goes on through a restore, the rows do not: what an act before it changed is not what there is now. */
async function lastRestore(work: Work): Promise<AuditLog | null> {
  const at = { $gte: since(work) };
  return work.em.findOne(AuditLog, { operation: 'data.restore', at }, { orderBy: { entry: 'desc' } });
}

function since(work: Work): string {
  return new Date(Date.parse(work.now) - within).toISOString();
}

/** The newest act after an entry that is neither an undo nor already undone. */
async function lastAct(
  work: Work,
  anywhere: boolean,
  after: number,
): Promise<{ act: Act | null; undone: string[] }> {
  const undone = await undoneSince(work, since(work));
  const mine = anywhere ? entriesOf(work.actor) : { session_id: work.actor.session };
  const rows = await work.em.find(
    AuditLog,
    { ...mine, at: { $gte: since(work) }, entry: { $gt: after }, kind: ['create', 'update', 'delete'] },
    { orderBy: { entry: 'desc' }, limit: 500 },
  );
  const acts = Map.groupBy(rows, (row) => row.act);
  for (const [act, entries] of acts) {
    const [first] = entries;
    if (!first || first.operation === name || undone.includes(act)) continue;
    // An act may be longer than what was looked through to find it.
    const whole = await work.em.find(
      AuditLog,
      { act, kind: ['create', 'update', 'delete'] },
      { orderBy: { entry: 'asc' } },
    );
    const changes = whole.map(toChange);
    return { act: { act, operation: first.operation, at: first.at, changes }, undone };
  }
  return { act: null, undone };
}

function toChange(row: AuditLog): Change {
  return {
    entity: row.entity ?? '',
    entity_id: row.entity_id ?? '',
    kind: row.kind === 'create' ? 'create' : row.kind === 'delete' ? 'delete' : 'update',
    before: row.before ? JSON.parse(row.before) : null,
    after: row.after ? JSON.parse(row.after) : null,
  };
}

async function refuseIfChangedSince(work: Work, act: Act, undone: readonly string[]): Promise<void> {
  const [own] = await work.em.find(AuditLog, { act: act.act }, { orderBy: { entry: 'desc' }, limit: 1 });
  for (const { entity, entity_id } of act.changes) {
    const later = await work.em.findOne(
      AuditLog,
      {
        entity,
        entity_id,
        entry: { $gt: own?.entry ?? 0 },
        kind: ['create', 'update', 'delete'],
        operation: { $ne: name },
        act: { $nin: [...undone] },
      },
      { orderBy: { entry: 'desc' } },
    );
    if (later) {
      refuse('stale', `${later.actor} has changed this since; it can no longer be undone.`, {
        details: { changed_by: later.actor, changed_at: later.at, operation: later.operation },
      });
    }
  }
}
