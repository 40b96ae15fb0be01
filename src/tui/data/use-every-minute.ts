import { useLayoutEffect, useRef } from 'react';
import { useNow } from '../shell/hooks.ts';

/** Reads again with each minute what changes with the clock alone: waits, estimates, who is on duty. */
export function useEveryMinute(read: () => void): void {
  const minute = useNow('minute');
  const drawn = useRef(minute);
  useLayoutEffect(() => {
    if (drawn.current === minute) return;
    drawn.current = minute;
    read();
  });
}
