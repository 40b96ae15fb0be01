import { useMemo } from 'react';
import { keyLabel } from '../keys/index.ts';
import { useServices } from '../shell/services.ts';
import type { ActionSet } from './action.ts';
import { bindKeys } from './bindings.ts';

/** For what names a key on the screen itself: the first key of an action as it is bound here, '' when it has none. */
export function useKeyLabels<Context>(set: ActionSet<Context>): (action: string) => string {
  const { keyConfig } = useServices();
  return useMemo(() => {
    const keys = bindKeys(set, keyConfig);
    return (action: string) => {
      const [first] = keys.get(action) ?? [];
      return first === undefined ? '' : keyLabel(first);
    };
  }, [set, keyConfig]);
}
