/** The states of a visit, and which act may take it from one to another. */
export const appointmentStatuses = [
  'Scheduled',
  'Confirmed',
  'In Progress',
  'Completed',
  'Cancelled',
  'No-Show',
] as const;
export type AppointmentStatus = (typeof appointmentStatuses)[number];

export const appointmentActs = [
  'confirm',
  'arrive',
  'start',
  'complete',
  'reschedule',
  'cancel',
  'no-show',
] as const;
export type AppointmentAct = (typeof appointmentActs)[number];

/** What the rules look at: dates are the clinic's. */
export interface VisitState {
  status: AppointmentStatus;
  arrived_at: string | null;
  starts_at: string;
  date: string;
}

export interface Moment {
  now: string;
  today: string;
}

const becomes = {
  confirm: 'Confirmed',
  // She has come: nothing is left to be confirmed.
  arrive: 'Confirmed',
  start: 'In Progress',
  complete: 'Completed',
  // What she confirmed was the other time.
  reschedule: 'Scheduled',
  cancel: 'Cancelled',
  'no-show': 'No-Show',
} as const satisfies Record<AppointmentAct, AppointmentStatus>;

const allowedFrom: Record<AppointmentAct, readonly AppointmentStatus[]> = {
  confirm: ['Scheduled'],
  // Late is better than not at all: one already marked as a no-show may still come, the same day.
  arrive: ['Scheduled', 'Confirmed', 'No-Show'],
  start: ['Scheduled', 'Confirmed'],
  complete: ['In Progress'],
  reschedule: ['Scheduled', 'Confirmed'],
  cancel: ['Scheduled', 'Confirmed', 'In Progress'],
  'no-show': ['Scheduled', 'Confirmed'],
};

/** The statuses that hold the time: while a visit has one of them, nobody else gets its doctor or its patient. */
export const liveStatuses = [
  'Scheduled',
  'Confirmed',
  'In Progress',
] as const satisfies readonly AppointmentStatus[];

/** The status an act leads to. */
export function statusAfter(act: AppointmentAct): AppointmentStatus {
  return becomes[act];
}

/** Why an act is not possible now, as a sentence, or null when it is. */
export function refusalOf(act: AppointmentAct, visit: VisitState, moment: Moment): string | null {
  if (!allowedFrom[act].includes(visit.status)) return wrongStatus(act, visit.status);
  const arrived = visit.arrived_at !== null;
  switch (act) {
    case 'arrive':
      if (arrived) return 'This patient is marked as arrived already.';
      return dayRefusal(visit, moment, 'marked as arrived');
    case 'start':
      return dayRefusal(visit, moment, 'started');
    case 'reschedule':
      return arrived ? 'This patient has arrived already: cancel the visit and book another one.' : null;
    case 'no-show':
      if (arrived) return 'This patient has arrived, so this is no no-show.';
      return visit.starts_at > moment.now ? 'This visit has not begun yet: wait for its time.' : null;
    default:
      return null;
  }
}

function dayRefusal(visit: VisitState, moment: Moment, what: string): string | null {
  if (visit.date === moment.today) return null;
  return `This visit is on ${visit.date}; only a visit of today can be ${what}.`;
}

function wrongStatus(act: AppointmentAct, status: AppointmentStatus): string {
  if (act === 'complete' && (status === 'Scheduled' || status === 'Confirmed')) {
    return 'This visit has not been started: start it, then complete it.';
  }
  switch (status) {
    case 'Scheduled':
      return 'This visit is only scheduled.';
    case 'Confirmed':
      return 'This visit is confirmed already.';
    case 'In Progress':
      return 'This visit is in progress.';
    case 'Completed':
      return 'This visit is completed: nothing about it changes any more.';
    case 'Cancelled':
      return 'This visit was cancelled: book another one.';
    case 'No-Show':
      return 'This patient did not come to this visit: book another one.';
  }
}
