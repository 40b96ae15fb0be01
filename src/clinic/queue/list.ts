import { z } from 'zod';
import { optional, text, wholeNumber } from '../../desk/fields/index.ts';
import { defineQuery } from '../../desk/index.ts';
import { findPatient } from '../patients/index.ts';
import { findSpecialization, type Specialization } from '../specializations/index.ts';
import { QueueEntry } from './entity.ts';
import { describeEstimate, type Estimate, estimateLine } from './estimate.ts';
import { patientField } from './fields.ts';
import { ENTRY_PARTS } from './find-entry.ts';
import { type Floor, floorsOf } from './floor.ts';
import { everyoneInTheHouse, namesakesOf } from './namesakes.ts';
import { type LiveRow, type QueueRow, toRow } from './row.ts';

const limitField = optional(wholeNumber('Limit', 1, 10_000)).describe('At most so many rows');

/** Everyone in the queue now: per specialization the waiting in the order of calling, then the called. */
export const queueList = defineQuery({
  name: 'queue.list',
  title: 'Show the queue',
  input: z.strictObject({
    specialization: optional(text('Specialization', 100)).describe(
      'Specialization: id, code or name; all of them unless said',
    ),
    limit: limitField,
  }),
  permission: 'queue.work',
  cli: {
    columns: [
      'ticket_date',
      'ticket',
      'patient_name',
      'urgency',
      'phase',
      'waited_minutes',
      'estimate_text',
      'specialization_name',
    ],
  },
  async run(view, input): Promise<LiveRow[]> {
    const house = await everyoneInTheHouse(view);
    const specializations = input.specialization
      ? [await findSpecialization(view, input.specialization)]
      : byName(house);
    const floors = await floorsOf(
      view,
      specializations.map(({ id }) => id),
    );
    const rows = [...floors.values()].flatMap((floor) => liveRows(floor, house, view.now));
    return rows.slice(0, input.limit ?? undefined);
  },
});

function byName(house: readonly QueueEntry[]): Specialization[] {
  const open = new Map(house.map(({ specialization }) => [specialization.id, specialization]));
  return [...open.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function liveRows({ waiting, called, room }: Floor, house: readonly QueueEntry[], now: string): LiveRow[] {
  const estimates = estimateLine(waiting.length, room);
  return [
    ...waiting.map((entry, index) => ({
      ...toRow(entry, now),
      place: index + 1,
      ...estimated(estimates[index] ?? null),
      namesakes: [],
    })),
    ...called.map((entry) => ({
      ...toRow(entry, now),
      place: null,
      ...estimated(null),
      namesakes: namesakesOf(entry, house),
    })),
  ];
}

function estimated(estimate: Estimate | null) {
  return { estimate, estimate_text: estimate ? describeEstimate(estimate) : '' };
}

/** A patient's visits to the queues, the newest first. */
export const queueHistory = defineQuery({
  name: 'queue.history',
  title: "Show a patient's visits to the queue",
  input: z.strictObject({ patient: patientField, limit: limitField }),
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
