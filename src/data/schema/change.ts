import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DeskError, refuse } from '../../desk/index.ts';
import { explained } from '../../desk/refusals.ts';
import { retryWhileBusy } from '../../desk/retry.ts';
import { changeLock } from '../../storage/lock.ts';
import type { ChangeHow, SchemaChange } from '../../storage/migrations.ts';
import { makeOwnFile } from '../../storage/own-file.ts';
import { makeOwnFolder } from '../../storage/own-folder.ts';
import { type BackupRow, makeBackup } from '../backup/index.ts';
import { watching } from '../backup/proof.ts';
import { diskFailure } from '../disk-failure.ts';
import { type Task, throwIfStopped } from '../job.ts';
import { leftoverName } from '../leftovers.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { requireRoom } from '../room.ts';
import { destructiveSteps } from './destructive.ts';
import type { OpenedClinic } from './open-clinic.ts';
import { revisionOf, shortRevision } from './revision.ts';
import { Unsealing } from './unsealing.ts';

export interface Changed {
  /** What was applied or taken back, in the order in which it was done; nothing where it was done already. */
  readonly done: readonly string[];
  readonly current: string | null;
  /** The backup that was made and proved before; null where there was nothing to lose. */
  readonly backup: BackupRow | null;
  /** Every table with its rows before and after; null where there is no such table. */
  readonly rows: SchemaChange['rows'];
}

export interface ChangeWanted {
  readonly direction: 'up' | 'down';
  /** What is to be done now, in order. Asked again once nobody else can change the schema. */
  due(): Promise<readonly string[]>;
}

/** A minute: other desks write until the last moment. */
const patience = 60_000;

/**
 * Changes the schema of a database that others may have open: one desk at a time, after a proved backup and a rehearsal
 * on a copy, in one transaction. Whatever fails leaves the database as it was. Throws `busy`, `no_space`, `read_only`,
 * `corrupt`, `cancelled`, and `invalid` for a change that this database cannot take.
 */
export async function changeSchema(
  clinic: OpenedClinic,
  { direction, due }: ChangeWanted,
  task: Task,
): Promise<Changed> {
  if ((await due()).length === 0) return nothingDone(clinic);
  return oneAtATime(clinic.engine.place, changeLock, task, async () => {
    // Another desk may have done it while this one waited.
    const names = await due();
    if (names.length === 0) return nothingDone(clinic);
    const began = performance.now();
    // Before the backup: what takes data away only begins when that has all of it.
    const isNew = (await revisionOf(clinic.engine)).current === null;
    if (!isNew) await clinic.desk.noteBegun(workOf(direction));
    const { backup, rows } = await changeKept(clinic, names, direction, task);
    const current = (await revisionOf(clinic.engine)).current;
    await note(clinic, names, direction, { seconds: (performance.now() - began) / 1000, isNew });
    return { done: names, current, backup, rows };
  });
}

/** So often a backup is made anew because somebody has changed something since that would be lost. */
const attempts = 3;

/** Backs up, rehearses, changes. What takes data away only begins when the backup has all of it. */
async function changeKept(
  clinic: OpenedClinic,
  names: readonly string[],
  direction: 'up' | 'down',
  task: Task,
): Promise<Pick<Changed, 'backup' | 'rows'>> {
  const { engine } = clinic;
  if ((await revisionOf(engine)).current === null)
    return { backup: null, ...(await change(clinic, names, direction, task)) };
  const script = await (await engine.migrations()).script(names, direction);
  const mayLose = destructiveSteps(script).length > 0;
  for (let attempt = 1; ; attempt += 1) {
    const seen = await engine.changes();
    const backup = await backUp(clinic, names, direction, task);
    await rehearse(clinic, names, direction, task);
    const begun = async () => {
      if (mayLose && (await engine.changes()) !== seen) throw new Outdated();
    };
    try {
      return { backup, ...(await change(clinic, names, direction, task, begun)) };
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
      if (attempt === attempts) refuseBusy();
    }
  }
}

/** Something has changed since the backup. */
class Outdated extends Error {
  override readonly name = 'Outdated';
}

function refuseBusy(): never {
  return refuse('busy', 'Other desks go on changing the data: what they do now would be in no backup.', {
    hint: 'Do it when nobody works. Nothing was changed.',
  });
}

async function nothingDone({ engine }: OpenedClinic): Promise<Changed> {
  return { done: [], current: (await revisionOf(engine)).current, backup: null, rows: {} };
}

function backUp(
  clinic: OpenedClinic,
  names: readonly string[],
  direction: 'up' | 'down',
  task: Task,
): Promise<BackupRow> {
  const act = direction === 'up' ? 'migrating to' : 'going back before';
  return makeBackup(clinic, { note: `before ${act} ${shortRevision(names.at(-1) ?? '')}` }, task);
}

/** Does it to a copy first. What goes wrong there goes wrong where nobody works. */
export async function rehearse(
  clinic: OpenedClinic,
  names: readonly string[],
  direction: 'up' | 'down',
  task: Task,
): Promise<SchemaChange> {
  const { engine, backups } = clinic;
  const copy = join(backups, `${leftoverName('rehearsal')}.db`);
  try {
    makeOwnFolder(backups);
    await requireRoom(new Map([[backups, await engine.sizeBytes()]]));
    makeOwnFile(copy);
    await (await engine.copying()).copyTo(copy, watching(task));
    throwIfStopped(task);
    task.progress({ phase: 'rehearsing', done: 0, total: null, unit: 'steps' });
    return await (await engine.migrations()).rehearse(copy, names, direction, howOf(clinic));
  } catch (error) {
    throw refused(diskFailure(error, backups, engine), names, direction);
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) await rm(copy + end, { force: true }).catch(() => {});
  }
}

async function change(
  clinic: OpenedClinic,
  names: readonly string[],
  direction: 'up' | 'down',
  task: Task,
  begun: () => Promise<void> = async () => {},
): Promise<SchemaChange> {
  const { engine } = clinic;
  throwIfStopped(task);
  task.progress({
    phase: direction === 'up' ? 'migrating' : 'going back',
    done: 0,
    total: null,
    unit: 'steps',
  });
  const migrations = await engine.migrations();
  const log = new Unsealing(engine);
  const how: ChangeHow = {
    ...howOf(clinic),
    async begun() {
      await begun();
      await log.begin();
    },
    beforeCommit() {
      throwIfStopped(task);
      log.announce();
    },
  };
  const run = () => (direction === 'up' ? migrations.apply(names, how) : migrations.revert(names, how));
  try {
    const changed = await retryWhileBusy(engine, patience, run);
    log.settle();
    return changed;
  } catch (error) {
    if (error instanceof Outdated) throw error;
    throw refused(diskFailure(explained(engine, error), dirname(engine.place), engine), names, direction);
  }
}

function howOf({ desk }: OpenedClinic): ChangeHow {
  return { by: desk.actor.name, now: desk.clock.now() };
}

/** A refusal with its own sentence passes; any other says which change it was. */
function refused(error: unknown, names: readonly string[], direction: 'up' | 'down'): unknown {
  const isPlain = error instanceof DeskError && !['in_use', 'invalid', 'duplicate'].includes(error.code);
  if (isPlain) return error;
  const which = names.map(shortRevision).join(', ');
  const why = error instanceof Error ? (rootOf(error).message.split('\n')[0] ?? '') : String(error);
  const act = direction === 'up' ? 'applied to' : 'taken back in';
  return new DeskError('invalid', `${which} cannot be ${act} this database: ${why.replace(/\.$/, '')}.`, {
    hint: 'The database is as it was.',
    cause: error,
  });
}

function rootOf(error: Error): Error {
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}

/** At base there is no log to write to; and to make a database is no change of one. */
async function note(
  { desk, engine }: OpenedClinic,
  names: readonly string[],
  direction: 'up' | 'down',
  { seconds, isNew }: { readonly seconds: number; readonly isNew: boolean },
): Promise<void> {
  if ((await revisionOf(engine)).current === null) return;
  await desk.noteDone(workOf(direction), names.map(shortRevision).join(', '), seconds, !isNew);
}

function workOf(direction: 'up' | 'down'): string {
  return direction === 'up' ? 'data.migrate' : 'data.downgrade';
}
