import type { Engine } from '../../storage/engine.ts';
import type { SchemaChange } from '../../storage/migrations.ts';
import { idleTask, type Task } from '../job.ts';
import { type Changed, changeSchema, rehearse } from './change.ts';
import { destructiveSteps } from './destructive.ts';
import type { OpenedClinic } from './open-clinic.ts';
import { revisionOf } from './revision.ts';
import { dueDown, dueUp } from './target.ts';

/** What migrating or going back would do. */
export interface SchemaPlan {
  /** The revisions, in the order in which they would be applied or taken back. */
  readonly revisions: readonly string[];
  readonly current: string | null;
  readonly sql: readonly string[];
  /** What takes data away or changes it, in words. */
  readonly destructive: readonly string[];
}

/**
 * Applies what is pending, up to and including `to` (a revision like `20261121-01` or its full name). Safe to repeat,
 * safe from two desks at once. Throws `invalid` for a revision that is not in the list, `newer` for a database of a
 * newer program, and what `changeSchema` throws.
 */
export function migrate(clinic: OpenedClinic, to?: string, task: Task = idleTask): Promise<Changed> {
  return changeSchema(clinic, { direction: 'up', due: () => dueUp(clinic.engine, to) }, task);
}

/**
 * Takes revisions back: so many steps, all after a revision, or with `base` all. Those of a newer program go with the
 * script that it left in the database. Throws `invalid` for what is not applied, `newer` where there is no script.
 */
export function downgrade(clinic: OpenedClinic, to: string, task: Task = idleTask): Promise<Changed> {
  return changeSchema(clinic, { direction: 'down', due: () => dueDown(clinic.engine, to) }, task);
}

/** What `migrate` would apply. */
export async function planMigration({ engine }: OpenedClinic, to?: string): Promise<SchemaPlan> {
  return plan(engine, await dueUp(engine, to), 'up');
}

/** What `downgrade` would take back. */
export async function planDowngrade({ engine }: OpenedClinic, to: string): Promise<SchemaPlan> {
  return plan(engine, await dueDown(engine, to), 'down');
}

async function plan(
  engine: Engine,
  revisions: readonly string[],
  direction: 'up' | 'down',
): Promise<SchemaPlan> {
  const sql = await (await engine.migrations()).script(revisions, direction);
  const { current } = await revisionOf(engine);
  return { revisions, current, sql, destructive: destructiveSteps(sql) };
}

/** Does what is planned to a copy, and says how many rows every table has before and after. Changes nothing. */
export async function rehearsePlan(
  clinic: OpenedClinic,
  direction: 'up' | 'down',
  { revisions, current }: SchemaPlan,
  task: Task = idleTask,
): Promise<SchemaChange['rows']> {
  if (revisions.length === 0 || current === null) return {};
  return (await rehearse(clinic, revisions, direction, task)).rows;
}
