import { stat } from 'node:fs/promises';
import { DeskError, isRefusal, refuse } from '../../desk/index.ts';
import { agoText, wallText } from '../../desk/words/index.ts';
import { guardOf } from '../../storage/guard/guard.ts';
import type { BackupRow, Secret } from '../backup/index.ts';
import { idleTask, type Task } from '../job.ts';
import { ownBackups } from './choose.ts';
import { type BackupComparison, compareBackup } from './compare.ts';
import { type Ground, type GroundOptions, groundWithout, zoneOf } from './ground.ts';

/** The way back to a clinic whose database is gone or damaged. */
export interface WayBack {
  readonly backup: BackupRow;
  /** What it holds and what would be missing; null for one that is encrypted and could not be opened to be proved. */
  readonly comparison: BackupComparison | null;
  /** Newer backups that did not prove good, with what was wrong. */
  readonly passed_over: readonly { readonly id: string; readonly problem: string }[];
}

/** Why a backup is passed over for an older one; anything else is no fault of the backup. */
const faults = ['damaged', 'not_a_backup', 'newer', 'not_found', 'invalid', 'no_key'] as const;

/**
 * The newest backup that proves good: each is unpacked and checked as for a restore until one is. An encrypted one that
 * the secret does not open is offered only where no other is good. Null where there are no backups at all. Throws what
 * is wrong with the place itself: `no_space`, `read_only`, `cancelled`.
 */
export async function findWayBack(
  ground: Ground,
  task: Task = idleTask,
  secret: Secret = {},
): Promise<WayBack | null> {
  const passedOver: { id: string; problem: string }[] = [];
  let locked: BackupRow | null = null;
  for (const backup of await ownBackups(ground)) {
    try {
      const comparison = await compareBackup(ground, { backup: backup.file, ...withSecret(secret) }, task);
      return { backup, comparison, passed_over: passedOver };
    } catch (error) {
      if (!isRefusal(error, ...faults)) throw error;
      const isLocked = error.code === 'no_key' || (error.code === 'invalid' && backup.encrypted);
      if (isLocked) locked ??= backup;
      else passedOver.push({ id: backup.id, problem: error.message });
    }
  }
  return locked && { backup: locked, comparison: null, passed_over: passedOver };
}

function withSecret({ passphrase, identities }: Secret) {
  return {
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(identities === undefined ? {} : { identities: [...identities] }),
  };
}

/** The command that restores a backup. */
export function restoreCommand({ id, encrypted }: Pick<BackupRow, 'id' | 'encrypted'>): string {
  return `frontdesk restore ${id}${encrypted ? ' --passphrase-file FILE (or --identity FILE)' : ''}`;
}

/**
 * The same error, with the way back in its hint where the database is gone, empty or damaged and there are backups of
 * it; other errors as they are.
 */
export async function withWayBack(error: unknown, options: GroundOptions): Promise<unknown> {
  if (!isRefusal(error, 'corrupt', 'no_database', 'older')) return error;
  try {
    const ground = await groundWithout(options);
    if (!(await isLost(error, ground))) return error;
    const found = await findWayBack(ground);
    return found === null ? error : await pointingBack(error, ground, found);
  } catch {
    // Whatever is wrong with the way back, what is wrong with the database matters more.
    return error;
  }
}

/** Whether an error that opening it gave means that what was there is not there any more. */
async function isLost({ code }: DeskError, { place, exists }: Ground): Promise<boolean> {
  if (code === 'corrupt') return true;
  if (code !== 'older') return code === 'no_database' && !exists;
  // One that was taken back to its base has tables of its own; one that was emptied has at most its first page.
  const found = await stat(place).catch(() => null);
  return found !== null && found.size <= firstPage;
}

const firstPage = 4096;

async function pointingBack(
  error: DeskError,
  ground: Ground,
  { backup, comparison }: WayBack,
): Promise<DeskError> {
  const what =
    comparison === null
      ? 'The newest backup is encrypted'
      : `The newest good backup is of ${wallText(backup.at, await zoneOf(ground))}, ${agoText(backup.at, ground.clock.now())}`;
  return new DeskError(error.code, error.message, {
    hint: `${what}: ${restoreCommand(backup)} brings it back.`,
    details: { ...error.details, backup: backup.id },
    cause: error,
  });
}

/** The newest backup of a clinic that was here and is gone; null where there is a database, or never was one. */
export async function lastOfLost(options: GroundOptions): Promise<BackupRow | null> {
  const ground = await groundWithout(options);
  return ground.exists ? null : ((await ownBackups(ground))[0] ?? null);
}

/**
 * Where there were accounts, an empty clinic that everybody stands locked out of must not take the place of the lost one:
 * it would be in the way of the restore, too. Asked before there is a file. Throws `forbidden`.
 */
export async function refuseInPlaceOfAccounts(options: GroundOptions): Promise<void> {
  const { place, exists } = await groundWithout(options);
  const guard = guardOf(place);
  if (exists || !guard.hadAccounts()) return;
  const last = await lastOfLost(options);
  const back =
    last === null
      ? 'Bring a backup back with frontdesk restore FILE'
      : `${restoreCommand(last)} brings it back`;
  refuse('forbidden', `There was a clinic with accounts at ${place}, and its database is gone.`, {
    hint: `${back}; to begin an empty one on purpose, move ${guard.folder} aside first.`,
  });
}

/** Whether the error that opening a clinic gave means that one was here which is lost, and that there are backups of it. */
export async function isLostClinic(error: DeskError, options: GroundOptions): Promise<boolean> {
  const ground = await groundWithout(options);
  return (await isLost(error, ground)) && (await ownBackups(ground)).length > 0;
}
