import { z } from 'zod';
import { date, optional, text } from '../../desk/fields/index.ts';
import { defineQuery, refuse } from '../../desk/index.ts';
import { findSpecialization, Specialization } from '../specializations/index.ts';
import { QueueEntry } from './entity.ts';
import { type KeptPromises, keptPromises } from './promises.ts';

export interface PromiseReport extends KeptPromises {
  specialization: string;
  specialization_code: string;
  specialization_name: string;
}

/** How well the promised waits were kept, per specialization with visits in the span of days. */
export const queuePromises = defineQuery({
  name: 'queue.promises',
  title: 'Show how well promised waits were kept',
  input: z.strictObject({
    from: optional(date('From')).describe('From this day on'),
    to: optional(date('To')).describe('Up to this day, included'),
    specialization: optional(text('Specialization', 100)).describe('Specialization: id, code or name'),
  }),
  permission: 'queue.work',
  cli: { columns: ['specialization_name', 'visits', 'promised', 'kept', 'earlier', 'later', 'share_kept'] },
  async run(view, input): Promise<PromiseReport[]> {
    if (input.from && input.to && input.to < input.from) {
      const message = `The last day, ${input.to}, lies before the first, ${input.from}.`;
      refuse('invalid', message, { fields: { to: message } });
    }
    const specializations = input.specialization
      ? [await findSpecialization(view, input.specialization)]
      : await view.em.find(Specialization, {}, { orderBy: { name: 'asc' } });
    const visits = await view.em.find(
      QueueEntry,
      {
        specialization: { $in: specializations.map(({ id }) => id) },
        called_at: { $ne: null },
        ...(input.from || input.to
          ? { ticket_date: { ...(input.from && { $gte: input.from }), ...(input.to && { $lte: input.to }) } }
          : {}),
      },
      {
        fields: [
          'specialization',
          'joined_at',
          'called_at',
          'estimated_wait_time',
          'estimated_low',
          'estimated_high',
          'absences',
        ],
      },
    );
    const bySpecialization = Map.groupBy(visits, ({ specialization }) => specialization.id);
    return specializations.flatMap((specialization) => {
      const own = bySpecialization.get(specialization.id);
      if (!own) return [];
      return [
        {
          specialization: specialization.id,
          specialization_code: specialization.code,
          specialization_name: specialization.name,
          ...keptPromises(
            own.map((visit) => ({
              joined_at: visit.joined_at,
              called_at: visit.called_at ?? null,
              estimated_wait_time: visit.estimated_wait_time ?? null,
              low: visit.estimated_low ?? null,
              high: visit.estimated_high ?? null,
              absences: visit.absences,
            })),
          ),
        },
      ];
    });
  },
});
