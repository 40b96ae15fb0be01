import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { PatientListRow } from '../../../clinic/patients/index.ts';
import { exportOnePatient } from '../../../data/export/index.ts';
import { useDialogs, useJobs, useKeptTo } from '../../kit.ts';

/** Writes all that is kept of a patient to a file that she can be given. */
export function useTakeAway(patient: PatientListRow | undefined): () => unknown {
  const dialogs = useDialogs();
  const jobs = useJobs();
  const keptTo = useKeptTo();
  return async () => {
    if (!patient) return;
    const file = await dialogs.ask({
      title: `All that is kept of ${patient.full_name}`,
      label: 'File',
      lines: ['A file that ends in .json. Leave the name of the patient out of the name of the file.'],
    });
    if (file === null || file === '') return;
    const folder = (await keptTo())?.exports ?? homedir();
    await jobs.run(
      exportOnePatient,
      { file: resolve(folder, file), patient: patient.id },
      { said: ({ file: written }) => `All that is kept of this patient is in ${written}.` },
    );
  };
}
