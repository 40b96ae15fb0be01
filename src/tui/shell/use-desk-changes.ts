import { useEffect } from 'react';
import { message } from './message.ts';
import { useServices } from './services.ts';
import { useStore } from './store.ts';

/** For whoever sits at another desk: what is on the screen has just become something else. */
const REPLACED = 'All data were restored or cleared at another desk: this is what there is now.';
/** What is open here was damaged, and set aside at another desk; every act is refused from now on. */
const MOVED = 'The database was replaced: nothing can be saved here. Quit, and start again.';
/** So long after long work of this desk a change is its own: whoever asked for it has been told what came of it. */
const OWN = 5_000;

/** Reads everything on the screen again when this or another desk has changed something. */
export function useDeskChanges(): void {
  const services = useServices();
  const desk = useStore(services.desk);
  useEffect(() => {
    if (!desk) return;
    const readHouse = async () => services.house.set(await services.readHouse(desk));
    // A house that cannot be read now keeps its name: the next change asks again.
    const look = () => void readHouse().catch(() => undefined);
    look();
    return desk.onChange((isRestored, isMoved) => {
      if (isMoved) services.message.set(message('error', MOVED));
      const isOwn = services.job.get() !== null || Date.now() - services.jobs.lastEnd < OWN;
      if (isRestored && !isOwn) services.message.set(message('warning', REPLACED));
      void services.queries.invalidateQueries();
      look();
    });
  }, [desk, services]);
}
