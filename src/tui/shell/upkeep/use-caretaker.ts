import { useEffect, useMemo, useRef } from 'react';
import { useEveryMinute } from '../../data/use-every-minute.ts';
import { useServices } from '../services.ts';
import { useStore } from '../store.ts';
import { Rounds } from './rounds.ts';

/** Looks every minute, and after long work, how backups stand, and does what is due. */
export function useCaretaker(): void {
  const services = useServices();
  const rounds = useMemo(() => new Rounds(services), [services]);
  const desk = useStore(services.desk);
  const isSomebody = useStore(services.seat.seat).standing.kind !== 'signed_out';
  const isIdle = useStore(services.job) === null && isSomebody;
  const make = useRef(() => {});
  make.current = () => void (desk && isIdle && rounds.make(desk));
  useEffect(() => {
    if (desk && isIdle) void rounds.make(desk);
  }, [desk, isIdle, rounds]);
  useEveryMinute(() => make.current());
  useEffect(() => () => rounds.end(), [rounds]);
}
