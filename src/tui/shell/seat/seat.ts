import { refusalOf, type SignedIn, type Standing } from '../../../desk/accounts/index.ts';
import { describeError } from '../describe-error.ts';
import type { Unsaved } from '../services.ts';

/** What stands before the screens until it is opened. */
export type Door =
  /** Nobody is signed in. `said` is why, where somebody was. */
  | { readonly kind: 'sign-in'; readonly said: string | null }
  /** There were accounts, and they are gone: `said` is what to do. */
  | { readonly kind: 'lost'; readonly said: string }
  /** Somebody is signed in and not at the desk. */
  | { readonly kind: 'locked' }
  /** Signed in, and the password has to be changed before anything else. */
  | { readonly kind: 'password' };

/** Who sits at this desk. */
export interface Seat {
  readonly standing: Standing;
  /** Whose screens and half-typed forms lie behind the door; null where they are nobody's. */
  readonly owner: SignedIn | null;
  /** What of theirs was not saved when the door closed. */
  readonly left: readonly Unsaved[];
  /** Null: the screens are open. */
  readonly door: Door | null;
}

/** Before it is known whether there are accounts. */
export const emptySeat: Seat = { standing: { kind: 'open' }, owner: null, left: [], door: null };

/** The seat once a call has found how the one who sits here stands. */
export function afterStanding(seat: Seat, standing: Standing): Seat {
  switch (standing.kind) {
    case 'open':
      return { ...emptySeat, standing };
    case 'house':
      // Nobody sits down as the house.
      return seat;
    case 'signed_in': {
      // Whoever left the desk has to come back by the password, whatever goes on meanwhile.
      if (seat.door?.kind === 'locked') return { ...seat, standing };
      const door: Door | null = standing.must_change_password ? { kind: 'password' } : null;
      return { standing, owner: standing, left: [], door };
    }
    case 'signed_out':
      if (standing.lost !== undefined)
        return { ...seat, standing, door: { kind: 'lost', said: whatIsLost(standing) } };
      // The accounts are back: somebody may sign in again.
      if (seat.door?.kind === 'lost') return { ...seat, standing, door: { kind: 'sign-in', said: null } };
      if (seat.door !== null && seat.door.kind !== 'password') return { ...seat, standing };
      return { ...seat, standing, door: { kind: 'sign-in', said: whatEnded(seat, standing.why) } };
  }
}

type SignedOut = Extract<Standing, { kind: 'signed_out' }>;
type Why = SignedOut['why'];

function whatIsLost(standing: SignedOut): string {
  const refusal = refusalOf(standing, 'account.own');
  return refusal === null ? '' : describeError(refusal);
}

const endedWords: Readonly<Record<Why, string>> = {
  nobody: 'Nobody is signed in any more.',
  ended: 'This session was ended elsewhere.',
  expired: 'This session has expired.',
  inactive: 'This account was disabled by an administrator.',
};

function whatEnded({ owner, standing }: Seat, why: Why): string | null {
  if (owner === null) return standing.kind === 'open' && why !== 'nobody' ? endedWords[why] : null;
  return why === 'inactive' ? endedWords[why] : `${endedWords[why]} What you typed is kept: sign in again.`;
}
