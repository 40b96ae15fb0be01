import { useApp } from 'ink';
import { useEffect, useMemo, useState } from 'react';
import { useServices } from '../shell/services.ts';

/** Longer than any of it takes; after that the keyboard is free again. */
const WORKING_LIMIT = 60_000;

export interface LongWork {
  /** True while it lasts: draw a spinner. */
  readonly isWorking: boolean;
  /** Does it, once the terminal shows that it is under way; keys wait meanwhile. */
  run<T>(body: () => Promise<T>): Promise<T>;
}

/** What takes seconds and is not one operation of an open desk: making a clinic, bringing a database up to date. */
export function useLongWork(): LongWork {
  const { keys } = useServices();
  const { waitUntilRenderFlush } = useApp();
  const [work, setWork] = useState<{ drawn(): void } | null>(null);
  useEffect(() => work?.drawn(), [work]);
  const run = useMemo(
    () =>
      async <T>(body: () => Promise<T>): Promise<T> => {
        const release = keys.hold('busy', WORKING_LIMIT);
        try {
          // The work may leave no moment for drawing once it has begun, so the frame goes out before.
          await new Promise<void>((drawn) => setWork({ drawn }));
          await waitUntilRenderFlush();
          return await body();
        } finally {
          setWork(null);
          release();
        }
      },
    [keys, waitUntilRenderFlush],
  );
  return { isWorking: work !== null, run };
}
