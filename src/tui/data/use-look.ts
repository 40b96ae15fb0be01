import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { z } from 'zod';
import type { Job } from '../../data/job.ts';
import { sayProblem } from '../shell/say-problem.ts';
import { useServices } from '../shell/services.ts';
import { useStore } from '../shell/store.ts';

/** Half an hour: what was seen is shown again at once, until the new look is there. */
const REMEMBERED = 30 * 60_000;

export interface Looking<R> {
  /** What was seen last, also while it is being looked at again. */
  readonly data: R | undefined;
  readonly isReading: boolean;
  readonly error: Error | null;
  /** When it was seen, milliseconds of the epoch. */
  readonly seenAt: number;
  again(): void;
}

/**
 * What a job that only looks has seen, from a process of its own: what the desk cannot read without holding up the
 * screen. Looked at when the screen is opened and after each long work, not with each change of the desk.
 *
 * @param freshFor milliseconds that what was seen stays good enough to be shown without another look
 */
export function useLook<I extends z.ZodType, R>(
  job: Job<I, R>,
  input: z.input<I>,
  { freshFor = 0, enabled = true }: { readonly freshFor?: number; readonly enabled?: boolean } = {},
): Looking<R> {
  const services = useServices();
  const isWorking = useStore(services.job) !== null;
  const result = useQuery<R>(
    {
      queryKey: ['look', job.name, input],
      queryFn: () => services.jobs.look(job, input),
      enabled,
      // The desk's signal makes everything be read again that is not static; a process for each would be too many.
      staleTime: 'static',
      gcTime: REMEMBERED,
    },
    services.queries,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once when it is opened, and once after each work
  useEffect(() => {
    if (isWorking || !enabled || result.data === undefined) return;
    const isOld = Date.now() - result.dataUpdatedAt >= freshFor;
    if (isOld || services.jobs.lastEnd >= result.dataUpdatedAt) void result.refetch();
  }, [isWorking, enabled]);
  useEffect(() => {
    if (result.error) sayProblem(services, result.error);
  }, [result.error, services]);
  return {
    data: result.data,
    isReading: result.isFetching,
    error: result.error,
    seenAt: result.dataUpdatedAt,
    again: () => void result.refetch(),
  };
}
