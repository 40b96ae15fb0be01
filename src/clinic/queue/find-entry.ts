import type { Loaded } from '@mikro-orm/core';
import { shown } from '../../desk/fields/index.ts';
import { refuse, type View } from '../../desk/index.ts';
import { localNow } from '../settings/index.ts';
import { QueueEntry } from './entity.ts';
import { openStatuses, type Step, whyNot } from './phase.ts';

export const ENTRY_PARTS = ['patient', 'specialization', 'doctor', 'appointment'] as const;
export type LoadedEntry = Loaded<QueueEntry, (typeof ENTRY_PARTS)[number]>;

/**
 * An entry by its id or by its ticket, in any case: today's, or the one of an earlier day that is still open (a clinic
 * may serve past midnight, or forget somebody overnight). `not_found` where there is none.
 */
export async function findEntry(view: View, reference: string): Promise<LoadedEntry> {
  const populate = [...ENTRY_PARTS];
  const byId = await view.em.findOne(QueueEntry, { id: reference.toLowerCase() }, { populate });
  if (byId) return byId;
  const ticket = reference.toUpperCase();
  const ticket_date = (await localNow(view)).slice(0, 10);
  const byTicket = await view.em.findOne(QueueEntry, { ticket, ticket_date }, { populate });
  if (byTicket) return byTicket;
  const open = { ticket, status: { $in: [...openStatuses] } };
  const leftOver = await view.em.findOne(QueueEntry, open, { populate, orderBy: { ticket_date: 'desc' } });
  if (leftOver) return leftOver;
  return refuse('not_found', `There is no queue entry ${shown(reference)} today.`, {
    hint: 'Give the ticket as it is printed, or the id from queue list.',
  });
}

/** The entry, when this step can be taken now; otherwise `invalid` with the reason. */
export async function entryFor(view: View, step: Step, reference: string): Promise<LoadedEntry> {
  const entry = await findEntry(view, reference);
  const reason = whyNot(step, entry);
  if (reason) refuse('invalid', reason.message, { hint: reason.hint });
  return entry;
}
