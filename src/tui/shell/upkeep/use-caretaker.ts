import { useEffect, useMemo, useRef } from 'react';
import { useEveryMinute } from '../../data/use-every-minute.ts';
import { useServices } from '../services.ts';
import { useStore } from '../store.ts';
import { Rounds } from './rounds.ts';

/**
 * Looks every minute, and after long work, how backups stand, and does what is due: also behind a closed door, for what
 * is due in the evening is due when everybody has gone home.
 */
export function useCaretaker(): void {
  const services = useServices();
  const rounds = useMemo(() => new Rounds(services), [services]);
  const desk = useStore(services.desk);
  const isIdle = useStore(services.job) === null;
  const make = useRef(() => {});
  make.current = () => void (desk && isIdle && rounds.make(desk));
  useEffect(() => {
    if (desk && isIdle) void rounds.make(desk);
  }, [desk, isIdle, rounds]);
  useEveryMinute(() => make.current());
  useEffect(() => () => rounds.end(), [rounds]);
}
