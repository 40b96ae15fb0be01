/**
 * The life of a queue entry: waiting → called → in service → served, or removed on the way.
 * The column `status` knows four values (0 waiting, 1 called or in service, 2 served, 3 removed);
 * whether a called patient is already in the room is told by `started_at`.
 */
export const QUEUE_STATUS = { waiting: 0, called: 1, served: 2, removed: 3 } as const;

/** The statuses of whoever is in the room: waiting, called or in service. */
export const openStatuses = [QUEUE_STATUS.waiting, QUEUE_STATUS.called] as const;

/** The same in words, in the order of the numbers. */
export const queueStatuses = ['waiting', 'called or in service', 'served', 'removed'] as const;

export type Phase = 'waiting' | 'called' | 'in_service' | 'served' | 'removed';
export type Step = 'call' | 'start' | 'finish' | 'absent' | 'remove' | 'move' | 'transfer';

/** The third time someone is called and does not come, she has left. */
export const ABSENCES_BEFORE_LEFT = 3;

const ALLOWED: Record<Step, readonly Phase[]> = {
  call: ['waiting'],
  start: ['called'],
  finish: ['in_service'],
  absent: ['called'],
  remove: ['waiting', 'called', 'in_service'],
  move: ['waiting'],
  transfer: ['waiting', 'called'],
};

const NOW: Record<Phase, string> = {
  waiting: 'is still waiting',
  called: 'has been called',
  in_service: 'is in the room',
  served: 'has been served already',
  removed: 'has been removed from the queue',
};

const HINT: Record<Phase, string> = {
  waiting: 'Call the next patient first.',
  called: 'Start, or mark absent.',
  in_service: 'Finish the service first.',
  served: 'Join again for another visit.',
  removed: 'Join again for a new ticket.',
};

export function phaseOf(entry: { status: number; started_at?: string | null }): Phase {
  if (entry.status === QUEUE_STATUS.waiting) return 'waiting';
  if (entry.status === QUEUE_STATUS.served) return 'served';
  if (entry.status === QUEUE_STATUS.removed) return 'removed';
  return entry.started_at ? 'in_service' : 'called';
}

/** Why this step cannot be taken now (a sentence and a hint), or null when it can. */
export function whyNot(
  step: Step,
  entry: { ticket: string; status: number; started_at?: string | null },
): { message: string; hint: string } | null {
  const phase = phaseOf(entry);
  if (ALLOWED[step].includes(phase)) return null;
  return { message: `${entry.ticket} ${NOW[phase]}.`, hint: HINT[phase] };
}

/** What an absence leads to, given how many there were before. */
export function afterAbsence(absencesBefore: number): 'waiting' | 'left' {
  return absencesBefore + 1 >= ABSENCES_BEFORE_LEFT ? 'left' : 'waiting';
}
