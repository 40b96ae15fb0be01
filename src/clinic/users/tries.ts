import type { Loaded } from '@mikro-orm/core';
import { z } from 'zod';
import { addEntry } from '../../desk/audit/entry.ts';
import { currentCall } from '../../desk/call.ts';
import { AuditLog, defineOperation, defineQuery, type View } from '../../desk/index.ts';
import { User } from './entity.ts';
import { inARow, isLocked, lockedUntil } from './lockout.ts';
import { type Places, placesOf } from './places.ts';
import { firstColumns } from './released.ts';

/** What a sign-in needs to know of an e-mail before a password is looked at. */
export interface Tries {
  /** Null where there is no account, or none that may sign in. */
  user: { id: string; password_hash: string } | null;
  /** No password is looked at before; null: now. */
  locked_until: string | null;
}

/** What the log says after a wrong password. */
export const wrongPassword = JSON.stringify({ code: 'wrong_password' });
const locked = JSON.stringify({ code: 'locked' });
/** So many wrong ones at most are looked back at: from ten on each costs the same. */
const lookedAt = 100;

/** Behind the sign-in alone: no command and no screen sees what it answers. */
export const triesFor = defineQuery({
  name: 'users.tries',
  title: 'See whether an account may try',
  permission: 'account.enter',
  input: z.object({ email: z.string() }),
  async run(view, { email }): Promise<Tries> {
    const user = await accountOf(view, email);
    const { until } = await countHere(view, email, user);
    return {
      user: user?.is_active ? { id: user.id, password_hash: user.password_hash } : null,
      locked_until: isLocked(until, view.now) ? until : null,
    };
  },
});

/**
 * Puts a refused try on record, without what was typed, and answers until when the next one has to wait. An e-mail that
 * nobody has is counted and locked just like any other, so that a lock does not tell who works here.
 */
export const tryRefused = defineOperation({
  name: 'sessions.sign_in_refused',
  title: 'Refuse a sign-in',
  permission: 'account.enter',
  input: z.object({ email: z.string(), why: z.enum(['wrong', 'locked']) }),
  undo: 'never',
  audited: false,
  async run(work, { email, why }): Promise<{ locked_until: string | null }> {
    const user = await accountOf(work, email);
    const { isKnownPlace, failed, until } = await countHere(work, email, user);
    const call = currentCall();
    await addEntry(work.em, call, {
      entity: User.meta.tableName,
      entity_id: user ? user.id : call.book.pseudonym(email),
      patient_id: null,
      kind: 'refuse',
      before: null,
      after: why === 'wrong' ? wrongPassword : locked,
    });
    if (why === 'locked') return { locked_until: until };
    const locked_until = lockedUntil(failed + 1, work.now);
    if (user && !isKnownPlace) await work.store.noteFailedSignIn(user.id, failed + 1, locked_until);
    return { locked_until };
  },
});

type Account = Loaded<User, never, (typeof firstColumns)[number]>;

function accountOf({ em }: View, email: string): Promise<Account | null> {
  return em.findOne(User, { email }, { fields: firstColumns });
}

/** How an account stands at the place where somebody tries. */
export interface CountHere {
  /** The account has signed in from here lately: then this place has a count of its own. */
  readonly isKnownPlace: boolean;
  /** Wrong ones in a row that count here. */
  readonly failed: number;
  /** No password is looked at here before; null: now. It may lie behind. */
  readonly until: string | null;
}

/**
 * Wrong passwords are counted for each account at each place that it is known at, and together for all other places: so
 * whoever guesses from elsewhere does not keep somebody from signing in where they always do. Of the places that are
 * known the log says it, there is no row that could; of the others the account does.
 */
export async function countHere(
  view: View,
  email: string,
  user: Pick<User, 'id' | 'updated_at' | 'failed_sign_ins' | 'locked_until'> | null,
): Promise<CountHere> {
  const here = view.actor.origin;
  const places = await placesOf(view, email, user);
  const isKnownPlace = places.isKnown(here);
  const entries = await wrongOnes(view, user?.id ?? currentCall().book.pseudonym(email));
  const { failed, until } = countAt(here, { entries, places, since: user?.updated_at ?? '', now: view.now });
  if (user !== null && !isKnownPlace)
    return { isKnownPlace, failed: Math.min(failed, user.failed_sign_ins), until: user.locked_until ?? null };
  return { isKnownPlace, failed, until };
}

/** What the log says of one place. */
interface Logged {
  /** Wrong ones of an account, the newest first. */
  readonly entries: readonly Pick<AuditLog, 'at' | 'origin'>[];
  readonly places: Places;
  /** When an administrator changed the account last: the counts of its places begin anew with that. */
  readonly since: string;
  readonly now: string;
}

/** The count of one place where an account is known, or of all where it is not. */
export function countAt(
  here: string,
  { entries, places, since, now }: Logged,
): Pick<CountHere, 'failed' | 'until'> {
  // A sign-in from here begins it anew, too.
  const from = [places.lastFrom(here), since].sort().at(-1) ?? '';
  const times = entries
    .filter(({ origin, at }) =>
      places.isKnown(here) ? origin === here && at >= from : !places.isKnown(origin),
    )
    .map(({ at }) => at);
  const failed = inARow(times, now);
  const [last] = times;
  return { failed, until: last === undefined ? null : lockedUntil(failed, last) };
}

export async function wrongOnes({ em }: View, entity_id: string | null) {
  if (entity_id === null) return [];
  return em.find(
    AuditLog,
    { entity: User.meta.tableName, entity_id, kind: 'refuse', after: wrongPassword },
    { fields: ['at', 'origin'], orderBy: { entry: 'desc' }, limit: lookedAt },
  );
}
