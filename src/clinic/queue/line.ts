import type { View } from '../../desk/index.ts';
import { QueueEntry } from './entity.ts';
import { ENTRY_PARTS, type LoadedEntry } from './find-entry.ts';
import { inOrder, type Placing } from './order.ts';
import { QUEUE_STATUS } from './phase.ts';

/** Everyone who waits in one specialization, first to be called first. */
export async function waitingLine(view: View, specialization: string): Promise<LoadedEntry[]> {
  const entries = await view.em.find(
    QueueEntry,
    { specialization, status: QUEUE_STATUS.waiting },
    { populate: [...ENTRY_PARTS] },
  );
  return inOrder(entries.map(standing)).map(({ entry }) => entry);
}

/** Everyone called or in the room, the longest there first. */
export async function calledEntries(view: View, specialization: string): Promise<LoadedEntry[]> {
  return view.em.find(
    QueueEntry,
    { specialization, status: QUEUE_STATUS.called },
    { populate: [...ENTRY_PARTS], orderBy: { called_at: 'asc', id: 'asc' } },
  );
}

/** An entry as the rules of order see it. */
export function standing<E extends QueueEntry>(entry: E) {
  const { id, urgency, joined_at, ticket_number, position } = entry;
  return { id, urgency, joined_at, ticket_number, position: position ?? null, entry };
}

/** Writes new order keys to the entries concerned. */
export function place(entries: readonly QueueEntry[], placings: readonly Placing[]): void {
  for (const { id, position } of placings) {
    const entry = entries.find((candidate) => candidate.id === id);
    if (entry) entry.position = position;
  }
}
