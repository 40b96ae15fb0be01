import { existsSync } from 'node:fs';
import { z } from 'zod';
import { refuse } from '../../desk/index.ts';
import { wallText } from '../../desk/words/index.ts';
import { type BackupRow, findBackup, listBackups, listOwnBackups } from '../backup/index.ts';
import { type Ground, zoneOf } from './ground.ts';
import { momentOf } from './moment.ts';

/** Which state is wanted: exactly one of `backup`, `at` and `undo`; and what opens it when it is encrypted. */
export const restoreInput = z.object({
  backup: z.string().min(1).optional().describe('the id of a backup, or its file'),
  at: z.string().min(1).optional().describe('the newest state at or before this time'),
  undo: z.boolean().default(false).describe('what was there before the last restore'),
  passphrase: z.string().optional(),
  identities: z.array(z.string()).optional(),
});
export type RestoreWanted = z.input<typeof restoreInput>;

/** How the note of a safety copy begins: by it the copies are known. */
export const safetyNote = 'Safety copy before restoring';

/** The backup that is meant. Throws `usage`, `not_found`, `not_a_backup` or `damaged`. */
export async function chooseBackup(ground: Ground, wanted: RestoreWanted): Promise<BackupRow> {
  const { backup, at, undo } = wanted;
  const said = [backup !== undefined, at !== undefined, undo === true].filter(Boolean).length;
  if (said !== 1)
    refuse('usage', said === 0 ? 'Say which backup to restore.' : 'Say one: a backup, --at or --undo.', {
      hint: 'frontdesk backups lists them.',
    });
  if (backup !== undefined) return findBackup(ground.backups, backup);
  if (at !== undefined) return newestUpTo(ground, at);
  const copies = await ownBackups(ground);
  return (
    copies.find(({ note }) => note?.startsWith(safetyNote)) ??
    refuse('not_found', `There is no safety copy in ${ground.backups}.`, {
      hint: 'A restore keeps one; frontdesk backups lists all there is.',
    })
  );
}

async function newestUpTo(ground: Ground, typed: string): Promise<BackupRow> {
  const zone = await zoneOf(ground);
  const moment = momentOf(typed, zone);
  const backups = await ownBackups(ground);
  const oldest = backups.at(-1);
  return (
    backups.find(({ at, problem }) => at <= moment && problem === null) ??
    refuse(
      'not_found',
      oldest === undefined
        ? `There are no backups of ${ground.place} in ${ground.backups}.`
        : `No backup is as old as ${typed.trim()}: the oldest is of ${wallText(oldest.at, zone)}.`,
      { hint: 'frontdesk backups lists all there is; one of them is restored by its id.' },
    )
  );
}

/**
 * The backups of this database, newest first. Where none says so it may have been moved: then all in its folder, but
 * those of a database that is still in its own place.
 */
export async function ownBackups({
  backups,
  place,
}: Pick<Ground, 'backups' | 'place'>): Promise<BackupRow[]> {
  const own = await listOwnBackups(backups, place);
  if (own.length > 0) return own;
  return (await listBackups(backups)).filter((backup) => !existsSync(backup.place));
}
