import { useEffect } from 'react';
import { message } from './message.ts';
import { useServices } from './services.ts';
import { useStore } from './store.ts';

/** For whoever sits at another desk: what is on the screen has just become something else. */
const RESTORED = 'The data were restored from a backup: this is how they were then.';

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
    return desk.onChange((isRestored) => {
      if (isRestored) services.message.set(message('warning', RESTORED));
      void services.queries.invalidateQueries();
      look();
    });
  }, [desk, services]);
}
