import {
  downgrade,
  history,
  migrate,
  planDowngrade,
  planMigration,
  revisionOf,
  shortRevision,
} from '../../data/schema/index.ts';
import { refuse } from '../../desk/index.ts';
import type { Session } from '../session.ts';

/** Applies what is pending; with `dryRun` prints the SQL of it instead. */
export async function runMigrate(
  session: Session,
  { to, dryRun }: { to?: string; dryRun?: boolean },
): Promise<void> {
  if (!dryRun) session.refuseReadOnly();
  const { engine, desk } = await session.clinic({ anyRevision: true });
  if (dryRun) {
    const { pending, sql } = await planMigration(engine, to);
    const words = sql.length === 0 ? 'Nothing to apply.' : sql.map((statement) => `${statement};`).join('\n');
    session.output.result({ pending: pending.map(shortRevision), sql }, { words });
    return;
  }
  const began = performance.now();
  const { applied, current, copy } = await migrate(engine, to);
  const names = applied.map(shortRevision);
  if (names.length > 0) await desk.noteDone('migrate', names.join(', '), (performance.now() - began) / 1000);
  session.output.result(
    { applied: names, current: current && shortRevision(current), copy },
    {
      words: names.length === 0 ? 'Nothing to apply.' : `Applied ${names.join(', ')}.${keptIn(copy)}`,
      doneOnly: true,
    },
  );
}

/** Rolls back one step, some, to a revision or to base. Destructive: asks first. */
export async function runDowngrade(session: Session, target = '1'): Promise<void> {
  session.refuseReadOnly();
  const { engine } = await session.clinic({ anyRevision: true });
  const to = /^[0-9]{1,4}$/.test(target) ? await stepsBack(session, Number(target)) : target;
  await planDowngrade(engine, to);
  await session.confirm(
    `Roll the database back to ${to === 'base' ? 'nothing, with all its data gone' : to}?`,
  );
  const { reverted, current, copy } = await downgrade(engine, to);
  const names = reverted.map(shortRevision);
  session.output.result(
    { reverted: names, current: current && shortRevision(current), copy },
    {
      words: names.length === 0 ? 'Nothing to roll back.' : `Rolled back ${names.join(', ')}.${keptIn(copy)}`,
      doneOnly: true,
    },
  );
}

function keptIn(copy: string | null): string {
  return copy === null ? '' : ` What was there before is kept in ${copy}.`;
}

async function stepsBack(session: Session, steps: number): Promise<string> {
  const { engine } = await session.clinic({ anyRevision: true });
  const { unknown } = await revisionOf(engine);
  if (unknown.length > 0)
    refuse('newer', 'The database is newer than this program.', { hint: 'Use the newer program.' });
  const applied = await engine.applied();
  return applied.at(-1 - steps)?.name ?? 'base';
}

/** Every revision, applied or not. */
export async function showHistory(session: Session): Promise<void> {
  const { engine } = await session.clinic({ anyRevision: true });
  const rows = await history(engine);
  session.output.result(rows, { columns: ['revision', 'name', 'applied_at'] });
}
