import { useEffect, useLayoutEffect, useRef } from 'react';
import { useBeforeQuit } from '../../shell/hooks.ts';
import { useServices } from '../../shell/services.ts';
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

  const { seat } = useServices();

  const flush = useRef((): unknown => {
    clearTimeout(timer.current);
    // The session has ended: nothing can be kept, and the form waits behind the closed door.
    if (seat.seat.get().standing.kind === 'signed_out') return undefined;
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
