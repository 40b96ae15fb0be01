import { useEffect } from 'react';
import { useServices } from './services.ts';
import { useStore } from './store.ts';

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
    return desk.onChange(() => {
      void services.queries.invalidateQueries();
      look();
    });
  }, [desk, services]);
}
