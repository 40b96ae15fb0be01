import { z } from 'zod';
import { optional, text, wholeNumber } from '../../desk/fields/index.ts';
import { defineQuery, type View } from '../../desk/index.ts';
import { findPatient } from '../patients/index.ts';
import { findSpecialization, Specialization } from '../specializations/index.ts';
import { QueueEntry } from './entity.ts';
import { estimateLine } from './estimate.ts';
import { patientField } from './fields.ts';
import { ENTRY_PARTS } from './find-entry.ts';
import { calledEntries, waitingLine } from './line.ts';
import { namesakesInTheRoom } from './namesakes.ts';
import { QUEUE_STATUS } from './phase.ts';
import { roomOf } from './room.ts';
import { type LiveRow, type QueueRow, toRow } from './row.ts';

const limitField = optional(wholeNumber('Limit', 1, 10_000)).describe('At most so many rows');

/** Everyone in the queue now: per specialization the waiting in the order of calling, then the called. */
export const queueList = defineQuery({
  name: 'queue.list',
  title: 'Show the queue',
  input: z.object({
    specialization: optional(text('Specialization', 100)).describe(
      'Specialization: id, code or name; all of them unless said',
    ),
    limit: limitField,
  }),
  permission: 'queue.work',
  cli: {
    columns: ['ticket', 'patient_name', 'urgency', 'phase', 'waited_minutes', 'specialization_name'],
  },
  async run(view, input): Promise<LiveRow[]> {
    const specializations = input.specialization
      ? [(await findSpecialization(view, input.specialization)).id]
      : await withOpenEntries(view);
    const rows: LiveRow[] = [];
    for (const specialization of specializations) rows.push(...(await liveRows(view, specialization)));
    return rows.slice(0, input.limit ?? undefined);
  },
});

async function withOpenEntries(view: View): Promise<string[]> {
  const open = await view.em.find(
    QueueEntry,
    { status: { $in: [QUEUE_STATUS.waiting, QUEUE_STATUS.called] } },
    { fields: ['specialization'] },
  );
  const ids = new Set(open.map(({ specialization }) => specialization.id));
  const named = await view.em.find(Specialization, { id: { $in: [...ids] } }, { orderBy: { name: 'asc' } });
  return named.map(({ id }) => id);
}

async function liveRows(view: View, specialization: string): Promise<LiveRow[]> {
  const waiting = await waitingLine(view, specialization);
  const called = await calledEntries(view, specialization);
  const estimates = estimateLine(waiting.length, await roomOf(view, specialization, called));
  const rows: LiveRow[] = waiting.map((entry, index) => ({
    ...toRow(entry, view.now),
    place: index + 1,
    estimate: estimates[index] ?? null,
    namesakes: [],
  }));
  for (const entry of called) {
    const namesakes = await namesakesInTheRoom(view, entry);
    rows.push({ ...toRow(entry, view.now), place: null, estimate: null, namesakes });
  }
  return rows;
}

/** A patient's visits to the queues, the newest first. */
export const queueHistory = defineQuery({
  name: 'queue.history',
  title: "Show a patient's visits to the queue",
  input: z.object({ patient: patientField, limit: limitField }),
  permission: 'queue.work',
  cli: {
    columns: ['ticket_date', 'ticket', 'specialization_name', 'phase', 'waited_minutes', 'removal_reason'],
  },
  async run(view, input): Promise<QueueRow[]> {
    const patient = await findPatient(view, input.patient);
    const entries = await view.em.find(
      QueueEntry,
      { patient: patient.id },
      { populate: [...ENTRY_PARTS], orderBy: { joined_at: 'desc', id: 'desc' }, limit: input.limit ?? 100 },
    );
    return entries.map((entry) => toRow(entry, view.now));
  },
});
