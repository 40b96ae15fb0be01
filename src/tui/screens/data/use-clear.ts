import { clearAll } from '../../../data/clear/index.ts';
import type { Overview } from '../../../data/overview/index.ts';
import { counted, useDialogs, useHouse, useJobs } from '../../kit.ts';

/** Empties the clinic, once its name is typed. A backup is made first, and Restore brings everything back. */
export function useClear(): (overview: Overview) => unknown {
  const jobs = useJobs();
  const dialogs = useDialogs();
  const { name } = useHouse();
  return async ({ status: { rows } }) => {
    const isSure = await dialogs.typeName({
      title: 'Clear all data',
      lines: [
        `${counted(rows.patients ?? 0, 'patient')}, ${counted(rows.appointments ?? 0, 'appointment')} and all else are removed;`,
        'settings and the audit log stay. A backup is made and proved first:',
        'Restore brings everything back from it.',
      ],
      name,
    });
    if (!isSure) return;
    await jobs.run(clearAll, {}, { said: ({ backup }) => `Cleared. All that was there is in ${backup}.` });
  };
}
