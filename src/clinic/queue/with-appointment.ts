import type { Work } from '../../desk/index.ts';
import { QueueEntry } from './entity.ts';
import { ENTRY_PARTS } from './find-entry.ts';
import { takeOut } from './leave.ts';
import { openStatuses, phaseOf, QUEUE_STATUS } from './phase.ts';

/**
 * Lets the queue follow an appointment that was advanced at the appointments' screen: `start` calls and
 * starts, `finish` serves, `remove` takes out with the reason. Does nothing where no entry is open.
 */
export async function advanceWithAppointment(
  work: Work,
  appointment: string,
  step: 'start' | 'finish' | { remove: string },
): Promise<void> {
  const entry = await work.em.findOne(
    QueueEntry,
    { appointment, status: { $in: [...openStatuses] } },
    { populate: [...ENTRY_PARTS] },
  );
  if (!entry) return;
  if (typeof step === 'object') {
    takeOut(entry, step.remove, work.now);
    return;
  }
  entry.status = QUEUE_STATUS.called;
  entry.called_at ??= work.now;
  if (phaseOf(entry) === 'called') entry.started_at = work.now;
  if (step === 'finish') {
    entry.status = QUEUE_STATUS.served;
    entry.served_at = work.now;
  }
}
