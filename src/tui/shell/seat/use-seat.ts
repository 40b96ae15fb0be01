import { useServices } from '../services.ts';
import { useStore } from '../store.ts';
import type { Seat } from './seat.ts';
import type { SeatKeeper } from './seat-keeper.ts';

export type SeatActs = Pick<SeatKeeper, 'signIn' | 'moveIn' | 'changePassword' | 'signOut'>;

/** Who sits here, and the ways in and out. */
export function useSeat(): Seat & { readonly acts: SeatActs } {
  const { seat } = useServices();
  return { ...useStore(seat.seat), acts: seat };
}

/** What drafts are sealed with; undefined where there are no accounts. */
export function useDraftKey(): string | undefined {
  const { seat } = useServices();
  useStore(seat.seat);
  return seat.draftKey ?? undefined;
}
