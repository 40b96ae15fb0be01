import { notifyManager, QueryClient } from '@tanstack/react-query';

// The default waits a timer's turn (1 ms and more) before it tells the screen.
notifyManager.setScheduler(setImmediate);

/** What was read, kept by query and input. Nothing grows old by itself: the desk says when something changed. */
export function makeQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  });
}
