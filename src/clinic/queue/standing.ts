import type { QueueEntry } from './entity.ts';
import type { Placing } from './order.ts';

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
