import { DeskError, refuse } from '../../desk/index.ts';
import type { Engine } from '../../storage/engine.ts';
import { revisionOf, shortRevision } from './revision.ts';

/**
 * The revisions that migrating would apply, oldest first, up to and including `to` (`20261121-01` or its full name).
 * A target is checked against the list, because the migrator would take an unknown one for "everything". Throws
 * `invalid` for one that is not in it, `newer` for a database of a newer program.
 */
export async function dueUp(engine: Engine, to?: string): Promise<readonly string[]> {
  const { pending, unknown } = await revisionOf(engine);
  if (unknown.length > 0) throw newer(unknown);
  if (to === undefined) return pending;
  const target = named(engine.revisions, to);
  return pending.slice(0, pending.indexOf(target) + 1);
}

/**
 * The revisions that going back would take, newest first. `to` is how many steps, a revision that stays, or `base`,
 * which takes all. Throws `invalid` for what is not applied, `newer` where a revision of a newer program left no script.
 */
export async function dueDown(engine: Engine, to: string): Promise<readonly string[]> {
  const recorded = await (await engine.migrations()).recorded();
  const applied = recorded.map(({ name }) => name);
  const due = recorded.slice(staying(engine, applied, to)).reverse();
  const stuck = due.filter(({ is_revertible }) => !is_revertible).map(({ name }) => name);
  if (stuck.length > 0) throw newer(stuck);
  return due.map(({ name }) => name);
}

function staying(engine: Engine, applied: readonly string[], to: string): number {
  if (to === 'base') return 0;
  if (/^[0-9]{1,4}$/.test(to)) {
    const steps = Number(to);
    if (steps > applied.length)
      refuse('invalid', `Only ${applied.length} revisions are applied: ${steps} steps back are too many.`, {
        hint: 'frontdesk history lists them.',
      });
    return applied.length - steps;
  }
  const stays = applied.indexOf(named([...engine.revisions, ...applied], to)) + 1;
  if (stays > 0) return stays;
  return refuse('invalid', `Revision ${to} is not applied; the database is at ${shown(applied.at(-1))}.`, {
    hint: 'frontdesk history lists them.',
  });
}

function shown(name: string | undefined): string {
  return name === undefined ? 'base' : shortRevision(name);
}

function named(revisions: readonly string[], wanted: string): string {
  const found = revisions.find((name) => name === wanted || shortRevision(name) === wanted);
  return (
    found ?? refuse('invalid', `There is no revision ${wanted}.`, { hint: 'frontdesk history lists them.' })
  );
}

export function newer(unknown: readonly string[]): DeskError {
  return new DeskError(
    'newer',
    `The database has revisions that this program does not know: ${unknown.join(', ')}.`,
    { hint: 'Use the newer program.' },
  );
}
