import type { QueueEntry } from './entity.ts';

/**
 * Whether somebody was left in the queue on a day before `today`, both on the clinic's calendar. One who has come today
 * for an appointment is here, though her ticket is an old one. `entry` with its appointment loaded.
 */
export function isLeftOver(
  { ticket_date, appointment }: Pick<QueueEntry, 'ticket_date' | 'appointment'>,
  today: string,
): boolean {
  return ticket_date < today && !(appointment && appointment.appointment_date >= today);
}
