import type { View } from '../../desk/index.ts';
import type { Doctor } from '../doctors/index.ts';
import { QueueEntry } from './entity.ts';
import type { Room } from './estimate.ts';
import { ENTRY_PARTS, type LoadedEntry } from './find-entry.ts';
import { doctorsOnDuty } from './on-duty.ts';
import { inOrder } from './order.ts';
import { openStatuses, QUEUE_STATUS } from './phase.ts';
import { minutesBetween, SERVICES_COUNTED, type ServiceTimes, serviceTimes } from './service-times.ts';
import { standing } from './standing.ts';

/** One specialization at this call's instant: who waits, who is called, and who is there to serve them. */
export interface Floor {
  /** First to be called first. */
  waiting: LoadedEntry[];
  /** Called or in the room, the longest first. */
  called: LoadedEntry[];
  on_duty: Doctor[];
  /** What the estimates rest on. */
  room: Room;
}

export async function floorOf(view: View, specialization: string): Promise<Floor> {
  const floors = await floorsOf(view, [specialization]);
  return floors.get(specialization) ?? emptyFloor;
}

const emptyFloor: Floor = {
  waiting: [],
  called: [],
  on_duty: [],
  room: { doctors: 0, busy: [], times: serviceTimes([]) },
};

/** Several specializations at once, by their ids. */
export async function floorsOf(view: View, specializations: readonly string[]): Promise<Map<string, Floor>> {
  const open = await view.em.find(
    QueueEntry,
    {
      specialization: { $in: [...specializations] },
      status: { $in: [...openStatuses] },
    },
    { populate: [...ENTRY_PARTS], orderBy: { called_at: 'asc', id: 'asc' } },
  );
  const bySpecialization = Map.groupBy(open, (entry) => entry.specialization.id);
  const staff = await doctorsOnDuty(view);
  const floors = new Map<string, Floor>();
  for (const id of specializations) {
    const own = bySpecialization.get(id) ?? [];
    const called = own.filter(({ status }) => status === QUEUE_STATUS.called);
    const waiting = own.filter(({ status }) => status === QUEUE_STATUS.waiting);
    const on_duty = staff.get(id) ?? [];
    floors.set(id, {
      waiting: inOrder(waiting.map(standing)).map(({ entry }) => entry),
      called,
      on_duty,
      room: {
        doctors: on_duty.length,
        busy: called.map((entry) => minutesBetween(entry.called_at ?? view.now, view.now)),
        times: await lastServiceTimes(view, id),
      },
    });
  }
  return floors;
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
