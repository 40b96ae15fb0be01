import { useCallback } from 'react';
import type { Query } from '../../desk/operation.ts';
import { useServices } from '../shell/services.ts';

/** Reads a query's answers again, where they are shown now or will be: for what changes without the desk's signal. */
export function useReadAgain(): (query: Pick<Query, 'name'>) => void {
  const { queries } = useServices();
  return useCallback((query) => void queries.invalidateQueries({ queryKey: [query.name] }), [queries]);
}
