import { shown } from '../../desk/fields/index.ts';
import { edit, refuse, type View } from '../../desk/index.ts';
import { Appointment } from './entity.ts';
import { rowParts } from './row.ts';

/** A visit by its id, with patient, doctor and specialization. Throws `not_found`. */
export async function findAppointment(view: View, id: string): Promise<Appointment> {
  const found = await view.em.findOne(Appointment, { id: id.trim() }, { populate: rowParts });
  return found ?? notFound(id);
}

/** The same in order to change it: `stale` when somebody else changed it since `version`. */
export async function editAppointment(view: View, id: string, version?: number | null): Promise<Appointment> {
  const visit = await findAppointment(view, id);
  await edit(view, Appointment, visit.id, version ?? undefined);
  return visit;
}

function notFound(id: string): never {
  return refuse('not_found', `There is no appointment ${shown(id)}.`, {
    hint: 'An appointment is named by its id: see "appointments list".',
  });
}
