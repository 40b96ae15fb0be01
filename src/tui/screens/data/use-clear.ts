import { clearAll } from '../../../data/clear/index.ts';
import type { Overview } from '../../../data/overview/index.ts';
import { counted, countText, useDialogs, useHouse, useJobs } from '../../kit.ts';

/** Empties the clinic, once its name is typed. */
export function useClear(): (overview: Overview) => unknown {
  const jobs = useJobs();
  const dialogs = useDialogs();
  const { name } = useHouse();
  return async ({ status: { rows } }) => {
    const sure = await dialogs.typeName({ title: 'Clear all data?', lines: whatGoes(rows), name });
    if (!sure) return;
    await jobs.run(
      clearAll,
      {},
      {
        said: ({ rows: gone }) => {
          const sum = Object.values(gone).reduce((all, count) => all + count, 0);
          return `${counted(sum, 'row')} removed; all of them are in a backup: keys 7 r bring it back.`;
        },
      },
    );
  };
}

/** What goes, what stays, and where what goes can be had again. */
function whatGoes(rows: Readonly<Record<string, number>>): string[] {
  const count = (table: string) => rows[table] ?? 0;
  const people = [
    counted(count('patients'), 'patient'),
    counted(count('doctors'), 'doctor'),
    counted(count('appointments'), 'appointment'),
    `${countText(count('queue_entries'))} in the queues`,
  ];
  return [
    `All of it goes at every desk: ${people.join(', ')} and the rest.`,
    'Settings and the audit log stay. No number is given out twice.',
    'A backup is made and proved first; restoring it brings everything back.',
  ];
}
