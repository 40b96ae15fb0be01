import { reloadDesks } from '../../data/reload.ts';
import { placeOf, statusOf } from '../../data/status/index.ts';
import type { Session } from '../session.ts';
import { printStatus, showStatus } from './status.ts';

/** Drops all that was read, here and at every open desk, reads again from a new connection, and prints the status. */
export async function runReload(session: Session): Promise<void> {
  if (!(await placeOf(session.config.db)).exists) return showStatus(session);
  const { desk } = await session.permitted('data.status', 'data.reload');
  if (!session.config.read_only) await reloadDesks(desk);
  await session.close();
  await printStatus(session, await statusOf(await session.clinic()));
}
