import {
  type Changed,
  downgradeSchema,
  migrateSchema,
  planDowngrade,
  planMigration,
  shortRevision,
} from '../../data/schema/index.ts';
import { changeInWords, planInWords } from '../output/schema.ts';
import type { Session } from '../session.ts';

/** Applies what is pending; with `dryRun` prints the SQL of it instead, and what in it destroys. */
export async function runMigrate(
  session: Session,
  { to, dryRun }: { to?: string; dryRun?: boolean },
): Promise<void> {
  if (dryRun) return showPlan(session, to);
  session.refuseReadOnly();
  const changed = await session.carryOut(migrateSchema, { to }, { anyRevision: true });
  session.output.result(
    { applied: changed.done.map(shortRevision), ...besides(changed) },
    { words: changeInWords(changed, 'applied', session.output.paint), doneOnly: true },
  );
}

async function showPlan(session: Session, to: string | undefined): Promise<void> {
  const plan = await planMigration(
    await session.permitted('data.migrate', 'data.plan_schema', { anyRevision: true }),
    to,
  );
  session.output.result(
    {
      applied: [],
      current: plan.current && shortRevision(plan.current),
      pending: plan.revisions.map(shortRevision),
      sql: plan.sql,
      destructive: plan.destructive,
    },
    { words: planInWords(plan, session.output.paint) },
  );
}

/** Rolls back one step, some, to a revision or to base. Destructive: says what is lost, and asks first. */
export async function runDowngrade(session: Session, target = '1'): Promise<void> {
  session.refuseReadOnly();
  const clinic = await session.permitted('data.downgrade', 'data.downgrade', { anyRevision: true });
  const { revisions, destructive } = await planDowngrade(clinic, target);
  if (revisions.length > 0) await session.confirm(question(revisions, target, destructive));
  const changed = await session.carryOut(downgradeSchema, { to: target });
  session.output.result(
    { reverted: changed.done.map(shortRevision), ...besides(changed) },
    { words: changeInWords(changed, 'rolled back', session.output.paint), doneOnly: true },
  );
}

function question(revisions: readonly string[], target: string, destructive: readonly string[]): string {
  const what = target === 'base' ? 'everything, with all its data' : revisions.map(shortRevision).join(', ');
  const lost = target === 'base' || destructive.length === 0 ? '' : ` It ${destructive.join('; ')}.`;
  return `Roll back ${what}?${lost}`;
}

/** What scripts get beside the names of the revisions. */
function besides({ current, backup, rows }: Changed) {
  return {
    current: current && shortRevision(current),
    backup: backup && { id: backup.id, file: backup.file },
    rows,
  };
}
