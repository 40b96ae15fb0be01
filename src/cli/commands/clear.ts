import { clearAll, clinicName } from '../../data/clear/index.ts';
import { statusOf } from '../../data/status/index.ts';
import { counted } from '../../desk/words/index.ts';
import type { Session } from '../session.ts';

/** Empties the clinic after a backup. Destructive: on a terminal its name has to be typed. */
export async function runClear(session: Session): Promise<void> {
  session.refuseReadOnly();
  const clinic = await session.permitted('data.clear', 'data.clear');
  const { rows: present } = await statusOf(clinic);
  const { patients = 0, appointments = 0 } = present;
  await session.confirmByName(
    `Remove all ${counted(patients, 'patient')}, ${counted(appointments, 'appointment')} and everything else but settings and the audit log?`,
    await clinic.desk.read(clinicName, {}),
  );
  const { rows, backup, backup_file } = await session.carryOut(clearAll, {});
  const removed = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const words = [
    `${counted(removed, 'row')} removed. All of them are in the backup ${backup}:`,
    `${backup_file}`,
    `frontdesk restore ${backup} brings them back.`,
  ].join('\n');
  session.output.result({ rows, backup, backup_file }, { words });
}
