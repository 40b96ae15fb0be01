import { DeskError, refuse } from '../../desk/index.ts';
import type { Engine } from '../../storage/engine.ts';
import { revisionOf } from './revision.ts';

export interface MigrateResult {
  readonly applied: readonly string[];
  readonly current: string | null;
  /** The copy that was kept first; null where there was nothing to change or nothing to lose. */
  readonly copy: string | null;
}

/**
 * Applies what is pending, up to and including `to` (a revision like `20261121-01` or its full name). Safe to repeat.
 * Throws `invalid` for a revision that is not in the list, `newer` for a database of a newer program.
 */
export async function migrate(engine: Engine, to?: string): Promise<MigrateResult> {
  const due = await dueRevisions(engine, to);
  const copy = await copyBefore(engine, 'migrate', due);
  if (due.length > 0) await engine.apply(due);
  return { applied: due, current: (await revisionOf(engine)).current, copy };
}

/** Keeps a copy of a database that has something in it before its schema is changed. */
async function copyBefore(engine: Engine, change: string, due: readonly string[]): Promise<string | null> {
  const { current } = await revisionOf(engine);
  if (current === null || due.length === 0) return null;
  return engine.keepCopy(`before-${change}-${new Date().toISOString().replaceAll(/[-:.]/g, '')}`);
}

/** What `migrate` would apply, and the SQL of it. */
export async function planMigration(
  engine: Engine,
  to?: string,
): Promise<{ pending: readonly string[]; sql: string[] }> {
  const pending = await dueRevisions(engine, to);
  return { pending, sql: await engine.script(pending) };
}

async function dueRevisions(engine: Engine, to: string | undefined): Promise<readonly string[]> {
  const { pending, unknown } = await revisionOf(engine);
  if (unknown.length > 0) throw newer(unknown);
  const target = to === undefined ? undefined : named(engine, to);
  return pending.slice(0, target ? pending.indexOf(target) + 1 : undefined);
}

/**
 * The revisions that going back to `to` would take, newest first; `base` takes all. A target is checked against the
 * list, because the migrator would take an unknown one for "everything".
 */
export async function planDowngrade(engine: Engine, to: string): Promise<string[]> {
  const { current, unknown } = await revisionOf(engine);
  if (unknown.length > 0) throw newer(unknown);
  const applied = (await engine.applied()).map((row) => row.name);
  const keep = to === 'base' ? 0 : applied.indexOf(named(engine, to)) + 1;
  if (to !== 'base' && keep === 0)
    refuse('invalid', `Revision ${to} is not applied; the database is at ${current}.`);
  return applied.slice(keep).reverse();
}

/** Rolls back every revision after `to`, a copy kept first; `base` empties the database. Throws what `planDowngrade` throws. */
export async function downgrade(
  engine: Engine,
  to: string,
): Promise<{ reverted: string[]; current: string | null; copy: string | null }> {
  const due = await planDowngrade(engine, to);
  const copy = await copyBefore(engine, 'downgrade', due);
  if (due.length > 0) await engine.revert(due);
  return { reverted: due, current: (await revisionOf(engine)).current, copy };
}

function named(engine: Engine, revision: string): string {
  const found = engine.revisions.find((name) => name === revision || name.slice(0, 11) === revision);
  return (
    found ?? refuse('invalid', `There is no revision ${revision}.`, { hint: 'frontdesk history lists them.' })
  );
}

function newer(unknown: readonly string[]): DeskError {
  return new DeskError(
    'newer',
    `The database has revisions that this program does not know: ${unknown.join(', ')}.`,
    {
      hint: 'Use the newer program.',
    },
  );
}
