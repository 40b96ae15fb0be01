import { useMemo } from 'react';
import { agoText, momentText } from '../text/index.ts';
import { useHouse, useNow } from './hooks.ts';

/** How instants are said here and now. */
export interface Moments {
  /** This minute, an instant. */
  readonly now: string;
  /** On the clinic's wall, short: '06:00', 'yesterday 18:00', 'tomorrow 06:00', '2 Nov 06:00', '2 Nov 2025'. */
  when(at: string): string;
  /** '4 h ago' */
  ago(at: string): string;
}

/** How instants are said at `now` in a zone: for rules and tests. */
export function momentsAt(now: string, timeZone: string): Moments {
  return {
    now,
    when: (at) => momentText(at, now, timeZone),
    ago: (at) => agoText(at, now),
  };
}

/** How instants are said here; drawn again with each minute. */
export function useMoments(): Moments {
  const now = useNow('minute');
  const { time_zone } = useHouse();
  return useMemo(() => momentsAt(now, time_zone), [now, time_zone]);
}
