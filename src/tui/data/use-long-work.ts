import { setTimeout as pause } from 'node:timers/promises';
import { useMemo, useState } from 'react';
import { useServices } from '../shell/services.ts';

/** Longer than any of it takes; after that the keyboard is free again. */
const WORKING_LIMIT = 60_000;

/** A frame and a little: once the work has begun it may leave no moment for drawing. */
const FRAME = 20;

export interface LongWork {
  /** True while it lasts: draw a spinner. */
  readonly isWorking: boolean;
  /** Does it; keys wait meanwhile. */
  run<T>(body: () => Promise<T>): Promise<T>;
}

/** What takes seconds and is not one operation of an open desk: making a clinic, bringing a database up to date. */
export function useLongWork(): LongWork {
  const { keys } = useServices();
  const [isWorking, setWorking] = useState(false);
  const run = useMemo(
    () =>
      async <T>(body: () => Promise<T>): Promise<T> => {
        const release = keys.hold('busy', WORKING_LIMIT);
        setWorking(true);
        try {
          await pause(FRAME);
          return await body();
        } finally {
          setWorking(false);
          release();
        }
      },
    [keys],
  );
  return { isWorking, run };
}
