import { useEffect } from 'react';
import { type Services, useServices } from '../services.ts';

/** Until the clinic's setting has been read. */
const usualMinutes = 10;

/** Locks a desk that nobody has touched for as long as the clinic's setting says; false where it is locked by that now. */
export function isAwake(services: Services, isKey: boolean): boolean {
  const { idle_lock_minutes = usualMinutes } = services.house.get();
  return services.seat.isAwake(services.ticker.now(), idle_lock_minutes, isKey);
}

/** Looks once a second whether anybody still sits here. */
export function useIdleLock(): void {
  const services = useServices();
  useEffect(() => services.ticker.subscribe(() => void isAwake(services, false)), [services]);
}
