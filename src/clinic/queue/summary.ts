import { z } from 'zod';
import { defineQuery, type View } from '../../desk/index.ts';
import { ownDoctor } from '../clinical-access/index.ts';
import { callName, DoctorSpecialization } from '../doctors/index.ts';
import { localNow } from '../settings/index.ts';
import { Specialization } from '../specializations/index.ts';
import { describeEstimate, type Estimate, estimateAt } from './estimate.ts';
import { type Floor, floorsOf } from './floor.ts';
import { isLeftOver } from './left-over.ts';
import { minutesBetween } from './service-times.ts';

/** One specialization's queue at a glance. Minutes are whole. */
export interface QueueSummary {
  specialization: string;
  specialization_code: string;
  specialization_name: string;
  waiting: number;
  called: number;
  max_capacity: number;
  longest_wait_minutes: number | null;
  /** Of those waiting and called, how many were left there on an earlier day, and the earliest of those days. */
  left_over: number;
  left_since: string | null;
  /** What a routine patient who joined now would be told. */
  estimate: Estimate;
  estimate_text: string;
  doctors_on_duty: { id: string; name: string }[];
  /** People wait and no doctor is on duty. */
  uncovered: boolean;
  /** The one who asks is a doctor of it. */
  is_yours: boolean;
}

/** Every active specialization, and those no longer active where somebody still waits, by name. */
export const queueSummary = defineQuery({
  name: 'queue.summary',
  title: 'Show how long the queues are',
  input: z.strictObject({}),
  permission: 'queue.work',
  cli: {
    columns: [
      'specialization_code',
      'specialization_name',
      'waiting',
      'max_capacity',
      'longest_wait_minutes',
      'left_over',
      'estimate_text',
    ],
  },
  async run(view): Promise<QueueSummary[]> {
    const all = await view.em.find(Specialization, {}, { orderBy: { name: 'asc' } });
    const today = (await localNow(view)).slice(0, 10);
    const floors = await floorsOf(
      view,
      all.map(({ id }) => id),
    );
    const yours = await yourSpecializations(view);
    return all.flatMap((specialization) => {
      const floor = floors.get(specialization.id);
      if (!floor) return [];
      const isQuiet = floor.waiting.length + floor.called.length === 0;
      return isQuiet && !specialization.is_active
        ? []
        : [
            {
              ...summaryOf(specialization, floor, { now: view.now, today }),
              is_yours: yours.has(specialization.id),
            },
          ];
    });
  },
});

async function yourSpecializations(view: View): Promise<ReadonlySet<string>> {
  const doctor = ownDoctor(view);
  const links = doctor === null ? [] : await view.em.find(DoctorSpecialization, { doctor });
  return new Set(links.map(({ specialization }) => specialization.id));
}

function summaryOf(
  specialization: Specialization,
  floor: Floor,
  { now, today }: { now: string; today: string },
): Omit<QueueSummary, 'is_yours'> {
  const { waiting, called, on_duty, room } = floor;
  const estimate = estimateAt(waiting.length, room);
  const waits = waiting.map((entry) => Math.floor(minutesBetween(entry.joined_at, now)));
  const left = [...waiting, ...called].filter((entry) => isLeftOver(entry, today));
  return {
    specialization: specialization.id,
    specialization_code: specialization.code,
    specialization_name: specialization.name,
    waiting: waiting.length,
    called: called.length,
    max_capacity: specialization.max_capacity,
    longest_wait_minutes: waits.length === 0 ? null : Math.max(...waits),
    left_over: left.length,
    left_since: left.map(({ ticket_date }) => ticket_date).sort()[0] ?? null,
    estimate,
    estimate_text: describeEstimate(estimate),
    doctors_on_duty: on_duty.map((doctor) => ({ id: doctor.id, name: callName(doctor) })),
    uncovered: waiting.length > 0 && room.doctors === 0,
  };
}
