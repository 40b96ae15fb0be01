import { currentCall } from '../../desk/call.ts';
import type { View } from '../../desk/index.ts';
import type { User } from './entity.ts';

/** How long a place is known after somebody has signed in from there. */
const knownFor = { days: 30 } as const;

/** From where somebody signs in, so that guesses from elsewhere do not count there. */
export interface Places {
  /** Whether this account is known at a place (`origin`). */
  isKnown(origin: string): boolean;
  /** When it last signed in from there, UTC; '' where that is not known. */
  lastFrom(origin: string): string;
}

/**
 * The places of an account: whoever has signed in from one within 30 days keeps a count of wrong passwords there, as a
 * browser does with OWASP's device cookies (https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies).
 * An e-mail that nobody has is known at half of the house's places, by its pseudonym: what is locked where must not tell
 * who works here. Both take the same look at the database.
 */
export async function placesOf(
  { store, now }: View,
  email: string,
  user: Pick<User, 'id'> | null,
): Promise<Places> {
  const since = Temporal.Instant.from(now).subtract({ hours: knownFor.days * 24 });
  const rows = await store.signInPlaces(new Date(since.epochMilliseconds).toISOString());
  const own = new Map(
    rows.flatMap((row) => (row.user_id === user?.id ? [[row.origin, row.last] as const] : [])),
  );
  const house = new Set(rows.map(({ origin }) => origin));
  const { book } = currentCall();
  return {
    isKnown: (origin) =>
      user === null
        ? house.has(origin) && /^[0-7]/.test(book.pseudonym(`${email} ${origin}`) ?? '')
        : own.has(origin),
    lastFrom: (origin) => own.get(origin) ?? '',
  };
}
