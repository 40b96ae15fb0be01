import type { Overview } from '../../../data/overview/index.ts';
import { type Looking, useJobs, useMayOpen, useNavigation } from '../../kit.ts';
import { backUpHere } from '../../open.ts';
import type { DataContext } from './actions.ts';
import type { EntryId } from './entries.ts';
import { useClear } from './use-clear.ts';

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

/** What the keys of the menu do. */
export function useActs({ data: overview, isReading }: Looking<Overview>): Pick<DataContext, 'can' | 'open'> {
  const { navigate } = useNavigation();
  const mayOpen = useMayOpen();
  const jobs = useJobs();
  const { running } = jobs;
  const clear = useClear();
  const free = running ? `${running.title}: still under way. Esc stops it.` : true;
  return {
    can(entry) {
      if (entry === 'backup') return free;
      const screen = SCREENS[entry];
      const may = screen === undefined ? true : mayOpen(screen);
      if (may !== true) return may;
      if (entry === 'import') return free;
      if (entry !== 'clear') return true;
      // The question before says how much goes: not what there was before.
      return overview && !isReading ? free : 'The data are being looked at: try again in a moment.';
    },
    open(entry) {
      if (entry === 'backup') return backUpHere(jobs);
      if (entry === 'clear') return overview && clear(overview);
      const screen = SCREENS[entry];
      return screen === undefined ? undefined : navigate(screen);
    },
  };
}
