import { backUp } from '../../../data/backup/index.ts';
import { clearAll } from '../../../data/clear/index.ts';
import type { Overview } from '../../../data/overview/index.ts';
import { previewRetention } from '../../../data/retention/index.ts';
import { type Looking, useJobs, useMayDo, useMayOpen, useNavigation } from '../../kit.ts';
import { backUpHere } from '../../open.ts';
import type { DataContext } from './actions.ts';
import type { EntryId } from './entries.ts';
import { useClear } from './use-clear.ts';
import { useRetention } from './use-retention.ts';

/** The screens behind the lines of the menu. */
const SCREENS: Readonly<Partial<Record<EntryId, string>>> = {
  restore: 'data-backups',
  export: 'data-export',
  import: 'data-import',
  migrations: 'data-migrations',
  maintenance: 'data-maintenance',
  health: 'data-health',
  log: 'data-log',
  uploads: 'data-uploads',
};

/** Which lines of the menu are closed to whoever sits here, and why. */
export function useClosed(): (entry: EntryId) => string | null {
  const mayOpen = useMayOpen();
  const mayDo = useMayDo();
  return (entry) => {
    if (entry === 'backup') return orNull(mayDo(backUp.permission));
    if (entry === 'clear') return orNull(mayDo(clearAll.permission));
    if (entry === 'retention') return orNull(mayDo(previewRetention.permission));
    const screen = SCREENS[entry];
    return screen === undefined ? null : orNull(mayOpen(screen));
  };
}

function orNull(may: true | string): string | null {
  return may === true ? null : may;
}

/** What the keys of the menu do. */
export function useActs(
  closed: (entry: EntryId) => string | null,
  { data: overview, isReading }: Looking<Overview>,
): Pick<DataContext, 'can' | 'open'> {
  const { navigate } = useNavigation();
  const jobs = useJobs();
  const { running } = jobs;
  const clear = useClear();
  const retention = useRetention();
  const free = running ? `${running.title}: still under way. Esc stops it.` : true;
  return {
    can(entry) {
      const why = closed(entry);
      if (why !== null) return why;
      if (entry === 'backup' || entry === 'import' || entry === 'retention') return free;
      if (entry !== 'clear') return true;
      // The question before says how much goes: not what there was before.
      return overview && !isReading ? free : 'The data are being looked at: try again in a moment.';
    },
    open(entry) {
      if (entry === 'backup') return backUpHere(jobs);
      if (entry === 'clear') return overview && clear(overview);
      if (entry === 'retention') return retention();
      const screen = SCREENS[entry];
      return screen === undefined ? undefined : navigate(screen);
    },
  };
}
