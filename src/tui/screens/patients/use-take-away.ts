import type { PatientListRow } from '../../../clinic/patients/index.ts';
import { exportOnePatient } from '../../../data/export/index.ts';
import { pathTyped } from '../../../data/files/index.ts';
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
    // The job asks again: where nobody can say here, it refuses.
    const kept = await keptTo().catch(() => null);
    await jobs.run(
      exportOnePatient,
      { file: pathTyped(file, kept?.exports ?? process.cwd()), patient: patient.id },
      { said: ({ file: written }) => `All that is kept of this patient is in ${written}.` },
    );
  };
}
