import {
  type DatabaseStatus,
  lastBackupOf,
  placeOf,
  statusOf,
  statusOfLocked,
  statusOfNothing,
} from '../../data/status/index.ts';
import { isRefusal } from '../../desk/index.ts';
import { statusInWords } from '../output/status.ts';
import type { Session } from '../session.ts';

/** Prints what is known of the database. Also where there is none, or one of another revision: exit 0. */
export async function showStatus(session: Session): Promise<void> {
  const place = await placeOf(session.config.db);
  if (place.exists) return printStatus(session, await statusOfThere(session, place));
  const last_backup = await lastBackupOf(session.config.backups, place.place);
  await printStatus(session, { ...statusOfNothing(place), last_backup });
}

/** Without its key an encrypted one says at least that it is one. */
async function statusOfThere(
  session: Session,
  place: Awaited<ReturnType<typeof placeOf>>,
): Promise<DatabaseStatus> {
  try {
    return await statusOf(await session.clinic({ anyRevision: true }));
  } catch (error) {
    if (!isRefusal(error, 'no_key')) throw error;
    const why = [error.message, error.hint].filter(Boolean).join(' ');
    const last_backup = await lastBackupOf(session.config.backups, place.place);
    return { ...statusOfLocked(place, why), last_backup };
  }
}

export async function printStatus(session: Session, status: DatabaseStatus): Promise<void> {
  const words = statusInWords(status, session.output.paint, await session.timeZone());
  session.output.result(status, { words });
}
