import { choice, optional, text } from '../../desk/fields/index.ts';
import { URGENCIES } from './order.ts';

/** The flags of the queue's commands and the fields of its forms. */
export const entryField = text('Queue entry', 40).describe(
  "Queue entry: its id, or today's ticket such as G-014",
);

export const urgencyField = optional(
  choice('Urgency', URGENCIES, {
    normal: 'routine',
    high: 'urgent',
    emerg: 'emergency',
    stat: 'emergency',
  }),
).describe('Urgency: routine (default), urgent or emergency');

export const patientField = text('Patient', 100).describe('Patient: id or number');
export const specializationField = text('Specialization', 100).describe('Specialization: id, code or name');
export const doctorField = optional(text('Doctor', 100)).describe('Doctor: id or licence number');

export function reasonField(why: string) {
  return text('Reason', 500).describe(why);
}
