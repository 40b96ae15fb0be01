import type { View } from '../../desk/index.ts';
import { Appointment } from './entity.ts';
import { longestVisit } from './fields.ts';
import type { Interval } from './interval.ts';
import { liveStatuses } from './status.ts';
import { addMinutes } from './wall-time.ts';

/** The visits that hold a time of these doctors or of this patient within `range`, earliest first. */
export async function loadLiveVisits(
  view: View,
  whose: { doctors: readonly string[] } | { patient: string },
  range: Interval,
): Promise<Appointment[]> {
  const owner = 'patient' in whose ? { patient: whose.patient } : { doctor: { $in: [...whose.doctors] } };
  return view.em.find(
    Appointment,
    {
      ...owner,
      status: { $in: [...liveStatuses] },
      // No visit is longer than this, so the index on the start narrows the search from both sides.
      starts_at: { $lt: range.ends_at, $gt: addMinutes(range.starts_at, -longestVisit) },
      ends_at: { $gt: range.starts_at },
    },
    { populate: ['patient', 'doctor'], orderBy: { starts_at: 'asc' } },
  );
}
