import { useCallback, useSyncExternalStore } from 'react';
import { footRows } from './foot.ts';
import { type Services, useServices } from './services.ts';
import { type Size, useScreenSize } from './size.ts';

/** How many lines the message takes above the keys; what is drawn over the screen gives way, as the screen does. */
export function useFootRows(): number {
  const services = useServices();
  const { columns, rows } = useScreenSize();
  const look = useCallback(() => footRowsNow(services, { columns, rows }), [services, columns, rows]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const leave = [services.message.subscribe(listener), services.job.subscribe(listener)];
      return () => {
        for (const end of leave) end();
      };
    },
    [services],
  );
  return useSyncExternalStore(subscribe, look, look);
}

export function footRowsNow({ message, job }: Pick<Services, 'message' | 'job'>, size: Size): number {
  return footRows(message.get(), job.get() !== null, size);
}
