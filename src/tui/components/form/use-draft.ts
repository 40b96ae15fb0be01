import { useEffect, useLayoutEffect, useRef } from 'react';
import { useBeforeQuit } from '../../shell/hooks.ts';
import type { FormValues } from './field.ts';

/** How long typing has to rest before the draft is put away, milliseconds. */
const REST = 500;

/**
 * Gives what is typed to `onDraft`: half a second after typing stops, when the form is left standing for another
 * screen, and before any end of the program.
 */
export function useDraft(
  values: FormValues,
  dirty: boolean,
  onDraft: ((values: FormValues) => unknown) | undefined,
) {
  const pending = useRef<FormValues | null>(null);
  const latest = useRef(onDraft);
  const timer = useRef<NodeJS.Timeout | undefined>(undefined);

  const flush = useRef((): unknown => {
    clearTimeout(timer.current);
    const kept = pending.current;
    pending.current = null;
    return kept === null ? undefined : latest.current?.(kept);
  }).current;

  useLayoutEffect(() => {
    latest.current = onDraft;
  });

  useLayoutEffect(() => {
    clearTimeout(timer.current);
    pending.current = dirty ? values : null;
    if (dirty) timer.current = setTimeout(() => void flush(), REST);
  }, [values, dirty, flush]);

  useBeforeQuit(flush);
  useEffect(() => () => void flush(), [flush]);

  /** Forgets what is pending: it was saved, or is not wanted. */
  return () => {
    clearTimeout(timer.current);
    pending.current = null;
  };
}
