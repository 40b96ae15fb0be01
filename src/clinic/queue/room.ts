import type { View } from '../../desk/index.ts';
import { type Doctor, findDoctorsOnDuty } from '../doctors/index.ts';
import { QueueEntry } from './entity.ts';
import type { Room } from './estimate.ts';
import { QUEUE_STATUS } from './phase.ts';
import { minutesBetween, SERVICES_COUNTED, type ServiceTimes, serviceTimes } from './service-times.ts';

/** What the estimates of one specialization rest on, and who is there. */
export interface StaffedRoom extends Room {
  on_duty: Doctor[];
}

/** The room of one specialization at this call's instant. */
export async function roomOf(
  view: View,
  specialization: string,
  called: readonly Pick<QueueEntry, 'called_at'>[],
): Promise<StaffedRoom> {
  const on_duty = await findDoctorsOnDuty(view, specialization);
  return {
    on_duty,
    doctors: on_duty.length,
    busy: called.map((entry) => minutesBetween(entry.called_at ?? view.now, view.now)),
    times: await lastServiceTimes(view, specialization),
  };
}

async function lastServiceTimes(view: View, specialization: string): Promise<ServiceTimes> {
  const served = await view.em.find(
    QueueEntry,
    { specialization, status: QUEUE_STATUS.served, started_at: { $ne: null } },
    { fields: ['started_at', 'served_at'], orderBy: { served_at: 'desc' }, limit: SERVICES_COUNTED },
  );
  return serviceTimes(
    served.flatMap(({ started_at, served_at }) =>
      started_at && served_at ? [minutesBetween(started_at, served_at)] : [],
    ),
  );
}
