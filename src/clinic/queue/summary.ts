import { z } from 'zod';
import { defineQuery, type View } from '../../desk/index.ts';
import { callName } from '../doctors/index.ts';
import { Specialization } from '../specializations/index.ts';
import { type Estimate, estimateAt } from './estimate.ts';
import { calledEntries, waitingLine } from './line.ts';
import { roomOf } from './room.ts';
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
  /** What a routine patient who joined now would be told. */
  estimate: Estimate;
  doctors_on_duty: { id: string; name: string }[];
  /** People wait and no doctor is on duty. */
  uncovered: boolean;
}

/** Every active specialization, and those no longer active where somebody still waits, by name. */
export const queueSummary = defineQuery({
  name: 'queue.summary',
  title: 'Show how long the queues are',
  input: z.object({}),
  permission: 'queue.work',
  cli: {
    columns: [
      'specialization_code',
      'specialization_name',
      'waiting',
      'max_capacity',
      'longest_wait_minutes',
    ],
  },
  async run(view): Promise<QueueSummary[]> {
    const all = await view.em.find(Specialization, {}, { orderBy: { name: 'asc' } });
    const summaries: QueueSummary[] = [];
    for (const specialization of all) {
      const summary = await summaryOf(view, specialization);
      if (specialization.is_active || summary.waiting + summary.called > 0) summaries.push(summary);
    }
    return summaries;
  },
});

async function summaryOf(view: View, specialization: Specialization): Promise<QueueSummary> {
  const line = await waitingLine(view, specialization.id);
  const called = await calledEntries(view, specialization.id);
  const room = await roomOf(view, specialization.id, called);
  const waits = line.map((entry) => Math.floor(minutesBetween(entry.joined_at, view.now)));
  return {
    specialization: specialization.id,
    specialization_code: specialization.code,
    specialization_name: specialization.name,
    waiting: line.length,
    called: called.length,
    max_capacity: specialization.max_capacity,
    longest_wait_minutes: waits.length === 0 ? null : Math.max(...waits),
    estimate: estimateAt(line.length, room),
    doctors_on_duty: room.on_duty.map((doctor) => ({ id: doctor.id, name: callName(doctor) })),
    uncovered: line.length > 0 && room.doctors === 0,
  };
}
