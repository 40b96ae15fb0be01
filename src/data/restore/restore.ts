import type { EntityManager } from '@mikro-orm/sql';
import { type Actor, AuditLog, isRefusal, uuidv7 } from '../../desk/index.ts';
import { StorageError } from '../../storage/errors.ts';
import { type Entry, flowIn, type Inflow, putInPlace } from '../../storage/flow-in.ts';
import { guardOf } from '../../storage/guard/guard.ts';
import { changeLock } from '../../storage/lock.ts';
import type { BackupRow } from '../backup/index.ts';
import type { Task } from '../job.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { type OpenedClinic, openClinic, revisionOf, shortRevision } from '../schema/index.ts';
import { sideBySide } from '../side-by-side.ts';
import { countRows } from '../status/rows.ts';
import { chooseBackup, type RestoreWanted } from './choose.ts';
import { becomesPlain } from './compare.ts';
import { type Ground, refuseNewer } from './ground.ts';
import { keptWith, raised } from './kept.ts';
import { type RestoredLog, restoredLog } from './log.ts';
import { dropSafety, keepLastState, keepSafety, type Safety } from './safety.ts';
import { type Scratch, withScratch } from './scratch.ts';
import { mendedWords, unverifiedWords } from './words.ts';

/** What a restore came to; the keys are a contract with scripts. */
export interface Restored {
  /** The backup's id. */
  restored: string;
  /** Its file. */
  from: string;
  /** The moment whose data there is now. */
  at: string;
  /** The revision of the database now. */
  revision: string | null;
  rows: Record<string, number>;
  /** The backup of what was there before: `restore --undo` goes back to it. Null where there was nothing to keep. */
  safety_copy: string | null;
  /** Where the files of a damaged database are now. */
  set_aside: string[];
  /** Entries of the audit log that only the backup had, by whether a key of this clinic has sealed them. */
  log_carried: { verified: number; unverified: number };
  /** What of the backup's triggers, views and indexes was not as the program makes it, and was put right: a sentence each. */
  rules_mended: string[];
  /** The backup was encrypted, and the database is not. */
  made_plain: boolean;
}

/** How long other desks are asked for the write lock, milliseconds. */
const patience = 60_000;

/**
 * Makes the state of a backup the present one. Whatever is wrong with it is found before anything is touched; what was
 * there before is kept as a safety copy, or set aside where it is too damaged for one. At every moment the old or the
 * new database is there, whole. Throws what `chooseBackup` and `Scratch.fill` throw, `busy` and `newer`.
 */
export async function restore(ground: Ground, wanted: RestoreWanted, task: Task): Promise<Restored> {
  await refuseNewer(ground);
  const backup = await chooseBackup(ground, wanted);
  const { clinic } = ground;
  return oneAtATime(ground.place, changeLock, task, () =>
    withScratch(ground, backup, wanted, 3, async (scratch) => {
      const safety = clinic && (await check(clinic, backup, scratch, task));
      if (clinic === null || safety === null) await scratch.fill(task);
      else if (safety !== 'damaged') return flowOver({ ...ground, clinic }, backup, scratch, safety, task);
      return replaceLost(ground, backup, scratch, task);
    }),
  );
}

/** Checks the backup and meanwhile copies what is there, which becomes a safety copy only where the backup proves good. */
async function check(clinic: OpenedClinic, backup: BackupRow, scratch: Scratch, task: Task) {
  const [, safety] = await sideBySide(task, scratch.fill, (aside, filled) =>
    keepSafety(clinic, backup, aside, filled),
  );
  return safety;
}

/** Lets the backup flow over what is there, for everybody who has it open. */
async function flowOver(
  ground: Ground & { readonly clinic: OpenedClinic },
  backup: BackupRow,
  scratch: Scratch,
  checked: Safety,
  task: Task,
): Promise<Restored> {
  const { clinic, place } = ground;
  let safety = checked;
  const safetyCopy = () => safety.copies.at(-1)?.id ?? null;
  const entry = async () => {
    safety = await keepLastState(clinic, safety, backup, task);
    return entryOf(ground, backup, safetyCopy());
  };
  const log = restoredLog(clinic.engine.guard, false);
  try {
    await flowIn(place, inflowOf(scratch.file, entry, log, task));
  } catch (error) {
    if (isGivenUp(error)) await dropSafety(safety);
    throw error;
  }
  log.settle();
  await noteAccounts(clinic);
  return {
    ...factsOf(backup),
    safety_copy: safetyCopy(),
    set_aside: [],
    ...carriedIn(log),
    rules_mended: [...scratch.mended],
    made_plain: becomesPlain(backup, clinic),
    ...(await stateOf(clinic)),
  };
}

/** Puts the backup where there is no database, or one that is too damaged to be kept as a backup. */
async function replaceLost(
  ground: Ground,
  backup: BackupRow,
  scratch: Scratch,
  task: Task,
): Promise<Restored> {
  const began = performance.now();
  const stamp = ground.clock.now().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const entry = async () => entryOf(ground, backup, null);
  const log = restoredLog(ground.clinic?.engine.guard ?? guardOf(ground.place), true);
  const { files } = await putInPlace(ground.place, inflowOf(scratch.file, entry, log, task), stamp);
  log.settle();
  const done = {
    ...factsOf(backup),
    safety_copy: null,
    set_aside: [...files],
    made_plain: false,
    rules_mended: [...scratch.mended],
    ...carriedIn(log),
  };
  return { ...done, ...(await stateAt(ground, restoredNote(done), began)) };
}

function factsOf({ id, file, at }: BackupRow): Pick<Restored, 'restored' | 'from' | 'at'> {
  return { restored: id, from: file, at };
}

function carriedIn({ carried: { verified, unverified } }: RestoredLog): Pick<Restored, 'log_carried'> {
  return { log_carried: { verified, unverified: unverified?.entries ?? 0 } };
}

function inflowOf(scratch: string, entry: Inflow['entry'], log: RestoredLog, task: Task): Inflow {
  return {
    scratch,
    kept: keptWith(log.writer),
    entry,
    raised,
    patience,
    signal: task.signal,
    progress: (done, total) => task.progress({ phase: 'restoring', done, total, unit: 'pages' }),
  };
}

/** Stopped, or never let in: then nothing has changed, for certain. */
function isGivenUp(error: unknown): boolean {
  if (isRefusal(error, 'cancelled')) return true;
  return (
    error instanceof Error &&
    (error.name === 'AbortError' || (error instanceof StorageError && error.kind === 'busy'))
  );
}

/** What the operations log says of a restore. */
export function restoredNote({
  restored,
  safety_copy,
  set_aside,
  rules_mended,
  log_carried: { unverified },
}: Pick<Restored, 'restored' | 'safety_copy' | 'set_aside' | 'rules_mended' | 'log_carried'>): string {
  return [
    restored,
    ...(safety_copy === null ? [] : [`what was there before: ${safety_copy}`]),
    ...(set_aside.length === 0 ? [] : ['what was there before was set aside']),
    ...(unverified === 0 ? [] : [unverifiedWords(unverified)]),
    ...(rules_mended.length === 0 ? [] : [mendedWords(rules_mended)]),
  ].join('; ');
}

/** The entry by which the log says what happened, and by which it is known that the state has arrived. */
function entryOf({ actor, clock }: Ground, backup: BackupRow, safetyCopy: string | null): Entry {
  const now = clock.now();
  const after = { restored: backup.id, of: backup.at, safety_copy: safetyCopy };
  const row = {
    at: now,
    act: uuidv7.next(now),
    operation: restoreName,
    ...whoOf(actor),
    entity: 'database',
    entity_id: backup.id,
    patient_id: null,
    kind: 'update',
    before: null,
    after: JSON.stringify(after),
  };
  return { table: AuditLog.meta.tableName, row };
}

export const restoreName = 'data.restore';

function whoOf({ name: actor, user_id, session: session_id, origin }: Actor) {
  return { actor, user_id, session_id, origin };
}

/** Accounts that came with a backup close the program for good, as those that were made here do. */
async function noteAccounts({ engine, desk }: OpenedClinic): Promise<void> {
  const have = await engine.exclusive(() => engine.store(engine.orm.em.fork() as EntityManager).accounts());
  if (have === 'some') engine.guard.noteAccounts(desk.clock.now());
}

async function stateOf({ engine, desk }: OpenedClinic): Promise<Pick<Restored, 'revision' | 'rows'>> {
  const { current } = await revisionOf(engine);
  return { revision: current && shortRevision(current), rows: await desk.read(countRows, {}) };
}

/** The new file under the old name: whoever had the old one open still has that, so what is noted is noted here. */
async function stateAt(
  { place, backups, actor, clock }: Ground,
  note: string,
  began: number,
): Promise<Pick<Restored, 'revision' | 'rows'>> {
  const clinic = await openClinic({ db: place, backups, actor, clock });
  try {
    await noteAccounts(clinic);
    await clinic.desk.noteDone(restoreName, note, (performance.now() - began) / 1000);
    return await stateOf(clinic);
  } finally {
    await clinic.close();
  }
}
