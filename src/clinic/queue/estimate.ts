import type { ServiceTimes } from './service-times.ts';

/**
 * What a waiting patient is told. `now`: a doctor is free for her. `next`: the next doctor that gets
 * free is hers. `range`: in `low` to `high` minutes, both whole fives. `unknown`: no doctor on duty.
 * `minutes` is the estimate itself, in minutes.
 */
export type Estimate =
  | { kind: 'unknown' }
  | { kind: 'now' | 'next' | 'range'; minutes: number; low: number; high: number };

export interface Room {
  /** Doctors of the specialization that are active and on duty. */
  doctors: number;
  /** Minutes that each patient now called or in the room has been there. */
  busy: readonly number[];
  times: ServiceTimes;
}

const STEP_MINUTES = 5;
// Whoever stays longer than usual is taken to leave at any moment, not to have left.
const LEAVING_MINUTES = 1;

/**
 * Estimates for everyone in line, first to last.
 *
 * Each patient takes the doctor who gets free first and keeps that doctor for one service (list
 * scheduling). The estimate uses the median of the last services, the range their quartiles.
 */
export function estimateLine(waiting: number, room: Room): Estimate[] {
  if (room.doctors < 1) return Array.from({ length: waiting }, () => ({ kind: 'unknown' }));
  const low = waits(waiting, room, room.times.lower);
  const middle = waits(waiting, room, room.times.median);
  const high = waits(waiting, room, room.times.upper);
  const free = Math.max(0, room.doctors - room.busy.length);
  return middle.map((minutes, index) => {
    const kind = index < free ? 'now' : index === free ? 'next' : 'range';
    return { kind, minutes: Math.round(minutes), ...range(low[index] ?? minutes, high[index] ?? minutes) };
  });
}

/** The estimate for somebody who would stand at `index` (0 is the front). */
export function estimateAt(index: number, room: Room): Estimate {
  return estimateLine(index + 1, room)[index] ?? { kind: 'unknown' };
}

/** Minutes until each in line is taken, when every service lasts `service` minutes. */
function waits(waiting: number, room: Room, service: number): number[] {
  const freeAt = room.busy.map((minutes) => Math.max(service - minutes, LEAVING_MINUTES));
  while (freeAt.length < room.doctors) freeAt.push(0);
  // More patients in the rooms than doctors on duty: the surplus holds up the doctors there are.
  while (freeAt.length > room.doctors) {
    freeAt.sort((a, b) => a - b);
    const [first = 0, second = 0, ...rest] = freeAt;
    freeAt.splice(0, freeAt.length, first + second, ...rest);
  }
  return Array.from({ length: waiting }, () => {
    freeAt.sort((a, b) => a - b);
    const wait = freeAt.shift() ?? 0;
    freeAt.push(wait + service);
    return wait;
  });
}

function range(low: number, high: number): { low: number; high: number } {
  const from = roundDown(low);
  return { low: from, high: Math.max(roundUp(high), from + STEP_MINUTES) };
}

function roundDown(minutes: number): number {
  return Math.floor(minutes / STEP_MINUTES) * STEP_MINUTES;
}

function roundUp(minutes: number): number {
  return Math.ceil(minutes / STEP_MINUTES) * STEP_MINUTES;
}

/** As it is read out at the desk: `now`, `next`, `20–30 m`, `unknown`. */
export function describeEstimate(estimate: Estimate): string {
  if (estimate.kind !== 'range') return estimate.kind;
  return `${estimate.low}–${estimate.high} m`;
}

/** The estimate kept with a ticket, in minutes since joining; all null when nothing could be promised. */
export interface Promised {
  minutes: number | null;
  low: number | null;
  high: number | null;
}

/** What is promised to someone who has already waited `waited` minutes (a transfer keeps the wait). */
export function promiseOf(estimate: Estimate, waited = 0): Promised {
  if (estimate.kind === 'unknown') return { minutes: null, low: null, high: null };
  const soFar = Math.floor(waited);
  return { minutes: soFar + estimate.minutes, low: soFar + estimate.low, high: soFar + estimate.high };
}

/** `25–35 m`, `now` for a promise of no wait, `–` where there was none. */
export function describePromise(promised: Promised): string {
  if (promised.low === null || promised.high === null) return '–';
  if (promised.minutes === 0) return 'now';
  return `${roundDown(promised.low)}–${roundUp(promised.high)} m`;
}
