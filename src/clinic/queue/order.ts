/**
 * Who comes next. Every waiting entry has an order key in whole seconds; the smallest is called first.
 *
 * The key is the moment of joining less the head start of the urgency. All claims grow at the same
 * pace with the wait, so the order of two people who both wait never flips by itself, and an urgent
 * one can only pass those who came less than the head start before: nobody starves. Emergencies lie
 * in a band of their own before everybody else. A manual move writes a key of its own (`position`)
 * between its new neighbours, so one row changes and everybody else keeps the place.
 */
export interface Standing {
  id: string;
  urgency: Urgency;
  /** Instant of joining. */
  joined_at: string;
  /** The day's number: tells apart who joined at the same instant. */
  ticket_number: number;
  /** The order key given by hand, null where the natural one counts. */
  position: number | null;
}

export const URGENCIES = ['routine', 'urgent', 'emergency'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** A new order key for one entry; null gives it back its natural place. */
export interface Placing {
  id: string;
  position: number | null;
}

/** Minutes that an urgent patient counts as having waited already. */
export const URGENT_HEAD_START_MINUTES = 30;

/** Someone called but absent goes behind this many. */
export const ABSENT_LETS_PASS = 2;

// Seconds count from here so that a key fits a 32-bit integer column.
const KEY_EPOCH = Date.UTC(2000, 0, 1);
// Longer than anybody waits: puts emergencies before the rest, however long those have waited.
const EMERGENCY_BAND_SECONDS = 1_000_000_000;
const ROOM_IN_FRONT_SECONDS = 60;

function headStartSeconds(urgency: Urgency): number {
  if (urgency === 'emergency') return EMERGENCY_BAND_SECONDS;
  return urgency === 'urgent' ? URGENT_HEAD_START_MINUTES * 60 : 0;
}

/** The key an entry is ordered by, in seconds; smaller comes first. */
export function orderKey(entry: Standing): number {
  if (entry.position !== null) return entry.position;
  const joined = Math.floor((Date.parse(entry.joined_at) - KEY_EPOCH) / 1000);
  return joined - headStartSeconds(entry.urgency);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Negative when `a` is called before `b`. Equal keys: who joined first, then the smaller number. */
export function compareStandings(a: Standing, b: Standing): number {
  return (
    orderKey(a) - orderKey(b) || compareText(a.joined_at, b.joined_at) || a.ticket_number - b.ticket_number
  );
}

/** The same entries, first to be called first. */
export function inOrder<T extends Standing>(entries: readonly T[]): T[] {
  return [...entries].sort(compareStandings);
}

/**
 * Puts `id` directly behind `after`, or in front of everybody when `after` is null.
 * Returns the keys to write: one, and those of the followers that had to make room.
 * Both must wait in the same queue.
 */
export function placeAfter(waiting: readonly Standing[], id: string, after: string | null): Placing[] {
  const moved = waiting.find((entry) => entry.id === id);
  if (!moved) return [];
  const others = inOrder(waiting.filter((entry) => entry.id !== id));
  const index = after === null ? 0 : others.findIndex((entry) => entry.id === after) + 1;
  return placeAt(others, moved, index);
}

/**
 * Where someone goes who was called and did not come: behind the next two, or to the end of a shorter
 * queue. Being absent never moves anyone forward, so whoever stands further back already stays there.
 */
export function placeAbsent(waiting: readonly Standing[], absent: Standing): Placing[] {
  const others = inOrder(waiting.filter((entry) => entry.id !== absent.id));
  const ownIndex = others.filter((entry) => compareStandings(entry, absent) < 0).length;
  const index = Math.min(ABSENT_LETS_PASS, others.length);
  return ownIndex >= index ? [] : placeAt(others, absent, index);
}

function placeAt(others: readonly Standing[], moved: Standing, index: number): Placing[] {
  const { id } = moved;
  const low = keyOf(others[index - 1], Number.NEGATIVE_INFINITY);
  const high = keyOf(others[index], Number.POSITIVE_INFINITY);
  const natural = orderKey({ ...moved, position: null });
  if (low < natural && natural < high) return [{ id, position: null }];
  if (low === Number.NEGATIVE_INFINITY) return [{ id, position: high - ROOM_IN_FRONT_SECONDS }];
  if (high === Number.POSITIVE_INFINITY) return [{ id, position: low + 1 }];
  const middle = Math.floor((low + high) / 2);
  if (middle > low) return [{ id, position: middle }];
  return makeRoom(others.slice(index), { id, position: low + 1 });
}

function keyOf(entry: Standing | undefined, otherwise: number): number {
  return entry ? orderKey(entry) : otherwise;
}

function makeRoom(followers: readonly Standing[], placed: { id: string; position: number }): Placing[] {
  const placings: Placing[] = [placed];
  let last = placed.position;
  for (const follower of followers) {
    if (orderKey(follower) > last) break;
    last += 1;
    placings.push({ id: follower.id, position: last });
  }
  return placings;
}
