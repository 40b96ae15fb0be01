import { type DatabaseStatus, placeOf, statusOf, statusOfNothing } from '../../data/status/index.ts';
import type { Session } from '../session.ts';

/** Prints what is known of the database. Also where there is none, or one of another revision: exit 0. */
export async function showStatus(session: Session): Promise<void> {
  const place = await placeOf(session.config.db);
  const status = place.exists
    ? statusOf(await session.clinic({ anyRevision: true }))
    : statusOfNothing(place);
  printStatus(session, await status);
}

export function printStatus(session: Session, status: DatabaseStatus): void {
  session.output.result(status, { words: inWords(status) });
}

function inWords({
  engine,
  place,
  exists,
  revision,
  rows,
  size_bytes,
  has_data,
  accounts,
}: DatabaseStatus): string {
  if (!exists) return `There is no database at ${place} yet. Create one with frontdesk init.`;
  const state =
    revision.pending.length > 0
      ? `${revision.current ?? 'empty'}, ${revision.pending.length} to apply: run frontdesk migrate`
      : `${revision.current ?? 'empty'}${revision.current === revision.head ? '' : ', newer than this program'}`;
  const counted = ['patients', 'doctors', 'specializations', 'appointments', 'queue_entries']
    .filter((table) => rows[table] !== undefined)
    .map((table) => `${(rows[table] ?? 0).toLocaleString('en')} ${table.replace('_', ' ')}`);
  return [
    `Database     ${place} (${engine}, ${(size_bytes / 1024 / 1024).toFixed(1)} MB)`,
    `Schema       ${state}`,
    ...(counted.length > 0 ? [`Holds        ${has_data ? counted.join(', ') : 'no data yet'}`] : []),
    'Last backup  none',
    `Accounts     ${accounts === 0 ? 'none: everything is open' : accounts}`,
  ].join('\n');
}
