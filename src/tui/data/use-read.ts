import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect } from 'react';
import type { z } from 'zod';
import type { Query } from '../../desk/operation.ts';
import { sayProblem } from '../shell/say-problem.ts';
import { useServices } from '../shell/services.ts';
import { useStore } from '../shell/store.ts';

/** Longer than any read takes on a healthy database; a stuck one must not make the keyboard dead. */
const READING_LIMIT = 1_000;

export interface ReadOptions {
  /** False reads nothing (and gives no data unless there is some from before). */
  readonly enabled?: boolean | undefined;
  /** False drops the old answer when the input changes, instead of showing it until the new one is there. */
  readonly keep?: boolean | undefined;
  /** True: read when the screen opens and when asked (`again`), not with each change: for what takes a while. */
  readonly lasting?: boolean | undefined;
}

export interface Reading<R> {
  readonly data: R | undefined;
  /** The data still belongs to the input before this one. */
  readonly isStale: boolean;
  /** Something is being read, for the first time or again. */
  readonly isReading: boolean;
  readonly error: Error | null;
  again(): void;
}

/**
 * The answer to a query, read again whenever this or another desk changes something. Until the first answer to an
 * input is there, keys that act wait (typing does not): nothing acts on rows that are about to be replaced. What
 * cannot be read is said on the message line.
 */
export function useRead<I extends z.ZodType, R>(
  query: Query<I, R>,
  input: z.input<I>,
  { enabled = true, keep = true, lasting = false }: ReadOptions = {},
): Reading<R> {
  const services = useServices();
  const desk = useStore(services.desk);
  const active = enabled && desk !== null;
  const result = useQuery<R>(
    {
      queryKey: [query.name, input],
      queryFn: () => (desk ? desk.read(query, input) : Promise.reject(new Error('No clinic is open.'))),
      enabled: active,
      ...(lasting ? { staleTime: 'static' as const } : {}),
      ...(keep ? { placeholderData: keepPreviousData } : {}),
    },
    services.queries,
  );
  const awaited = active && result.isFetching && (result.isPlaceholderData || result.data === undefined);
  useLayoutEffect(() => {
    if (awaited) return services.keys.hold('reading', READING_LIMIT);
  }, [awaited, services]);
  useEffect(() => {
    if (result.error) sayProblem(services, result.error);
  }, [result.error, services]);
  return {
    data: result.data,
    isStale: result.isPlaceholderData,
    isReading: result.isFetching,
    error: result.error,
    again: () => void result.refetch(),
  };
}
