import { beforeAPurge, type DueRows, previewRetention, purge } from '../../../data/retention/index.ts';
import { counted, useDialogs, useHouse, useJobs } from '../../kit.ts';

/** Shows what is kept too long, and purges it once the name of the clinic is typed. */
export function useRetention(): () => unknown {
  const jobs = useJobs();
  const dialogs = useDialogs();
  const { name } = useHouse();
  return async () => {
    const found = await jobs.run(previewRetention, {}, { said: ({ tables }) => whatIsDue(tables) });
    const due = found?.tables.filter((table) => table.due > 0) ?? [];
    if (due.length === 0) return;
    const sure = await dialogs.typeName({
      title: 'Purge what is kept too long?',
      lines: [...due.map(lineOf), beforeAPurge(due)],
      name,
    });
    if (!sure) return;
    await jobs.run(
      purge,
      {},
      {
        said: ({ rows }) => {
          const sum = Object.values(rows).reduce((all, count) => all + count, 0);
          return `${counted(sum, 'row')} purged; a backup from before has them.`;
        },
      },
    );
  };
}

function whatIsDue(tables: readonly DueRows[]): string {
  const due = tables.filter((table) => table.due > 0);
  if (due.length > 0)
    return `Kept too long: ${due.map(({ table }) => table.replaceAll('_', ' ')).join(', ')}.`;
  const isSet = tables.some(({ keep }) => keep !== 'never');
  return isSet
    ? 'Nothing is kept longer than the settings say.'
    : 'Every table is kept for ever: the settings say how long, retention_appointments and the like.';
}

function lineOf({ table, due, effect, keep, oldest, newest, says }: DueRows): string {
  const when = `from ${oldest?.slice(0, 10)} to ${newest?.slice(0, 10)}`;
  const what = `${counted(due, 'row')} of ${table.replaceAll('_', ' ')} to be ${effect} (kept ${keep}; ${when}).`;
  return says === null ? what : `${what} ${says}`;
}
