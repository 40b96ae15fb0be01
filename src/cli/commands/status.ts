import {
  type DatabaseStatus,
  lastBackupOf,
  placeOf,
  statusOf,
  statusOfNothing,
} from '../../data/status/index.ts';
import { statusInWords } from '../output/status.ts';
import type { Session } from '../session.ts';

/** Prints what is known of the database. Also where there is none, or one of another revision: exit 0. */
export async function showStatus(session: Session): Promise<void> {
  const place = await placeOf(session.config.db);
  const status = place.exists
    ? statusOf(await session.clinic({ anyRevision: true }))
    : { ...statusOfNothing(place), last_backup: await lastBackupOf(session.config.backups, place.place) };
  await printStatus(session, await status);
}

export async function printStatus(session: Session, status: DatabaseStatus): Promise<void> {
  const words = statusInWords(status, session.output.paint, await session.timeZone());
  session.output.result(status, { words });
}
