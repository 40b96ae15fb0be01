import { z } from 'zod';
import { type Act, defineOperation, type Work } from '../../desk/index.ts';
import { everyoneInTheHouse, type Namesake, namesakesOf, queueJoin, takeBackJoin } from '../queue/index.ts';
import { readSettings } from '../settings/index.ts';
import * as fields from './fields.ts';
import { editAppointment, findAppointment } from './find.ts';
import { refuseAct } from './refuse-act.ts';
import { toRow } from './row.ts';

/** She has come: the visit says so, and she waits in the queue of its specialization. */
export const arriveAppointment = defineOperation({
  name: 'appointments.arrive',
  title: 'Mark as arrived and put in the queue',
  permission: 'appointments.work',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: fields.idField, version: fields.versionField }),
  undo: { inverse: takeBackArrival },
  async run(work, input) {
    const { time_zone: zone } = await readSettings(work);
    const visit = await editAppointment(work, input.id, input.version);
    refuseAct('arrive', visit, work.now, zone);
    const entry = await work.run(queueJoin, {
      patient: visit.patient.id,
      specialization: visit.specialization.id,
      appointment: visit.id,
      urgency: visit.appointment_type === 'Emergency' ? 'emergency' : 'routine',
    });
    await work.flush();
    return {
      ...toRow(visit, zone),
      queue_entry: entry.id,
      ticket: entry.ticket,
      namesakes: await namesakesAround(work, entry.id),
    };
  },
});

/** Who else in the house may answer to her name. */
async function namesakesAround(work: Work, entry: string): Promise<Namesake[]> {
  const house = await everyoneInTheHouse(work);
  const own = house.find(({ id }) => id === entry);
  return own ? namesakesOf(own, house) : [];
}

/** The ticket stays on record as withdrawn; the visit gets back what it was, unconfirmed if it was not confirmed. */
async function takeBackArrival(work: Work, act: Act): Promise<void> {
  await takeBackJoin(work, act);
  for (const change of act.changes) {
    if (change.entity !== 'appointments' || !change.before) continue;
    const visit = await findAppointment(work, change.entity_id);
    visit.status = fields.statusField.parse(change.before.status);
    visit.arrived_at = null;
  }
}
