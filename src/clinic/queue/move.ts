import { z } from 'zod';
import { boolean, optional } from '../../desk/fields/index.ts';
import { defineOperation, refuse } from '../../desk/index.ts';
import { entryField, reasonField } from './fields.ts';
import { entryFor } from './find-entry.ts';
import { floorOf } from './floor.ts';
import { placeAfter } from './order.ts';
import { type QueueRow, toRow } from './row.ts';
import { place, standing } from './standing.ts';

/** Moves a waiting patient right behind another one, or to the front. Everybody else keeps the order. */
export const queueMove = defineOperation({
  name: 'queue.move',
  title: 'Move in the queue',
  input: z.strictObject({
    id: entryField,
    after: optional(entryField).describe('After: the ticket or id to stand behind'),
    first: optional(boolean('First')).describe('First: to the front of the queue'),
    reason: reasonField('Reason: why the patient is moved'),
  }),
  permission: 'queue.work',
  cli: { positional: ['id'] },
  async run(work, input): Promise<QueueRow> {
    const entry = await entryFor(work, 'move', input.id);
    if (Boolean(input.after) === Boolean(input.first)) {
      refuse('invalid', 'Say where to: either behind somebody or first.', {
        hint: 'Give --after ID or --first, not both.',
        fields: { after: 'Either behind somebody or first.' },
      });
    }
    const after = input.after ? await entryFor(work, 'move', input.after) : null;
    if (after && (after.id === entry.id || after.specialization.id !== entry.specialization.id)) {
      const why = after.id === entry.id ? 'is the same patient' : 'waits for another specialization';
      refuse('invalid', `${after.ticket} ${why}.`, { hint: 'Name somebody in the same queue.' });
    }
    const { waiting } = await floorOf(work, entry.specialization.id);
    place(waiting, placeAfter(waiting.map(standing), entry.id, after?.id ?? null));
    entry.move_reason = input.reason;
    await work.flush();
    return toRow(entry, work.now);
  },
});
