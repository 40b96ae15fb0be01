import { useContext, useLayoutEffect, useRef } from 'react';
import { useServices } from '../shell/services.ts';
import { type FieldSink, LEVELS } from './layers.ts';
import { LevelContext } from './use-actions.ts';

/** Makes what is drawn here the focused text field: it gets what is typed and pasted while `focused`. */
export function useField(sink: FieldSink, focused: boolean): void {
  const services = useServices();
  const level = useContext(LevelContext) + LEVELS.field;
  const latest = useRef(sink);

  useLayoutEffect(() => {
    latest.current = sink;
  });

  useLayoutEffect(() => {
    if (!focused) return;
    return services.layers.add({ level, modal: false, actions: () => [], field: () => latest.current });
  }, [services, level, focused]);
}
