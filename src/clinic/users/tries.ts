import { z } from 'zod';
import { addEntry } from '../../desk/audit/entry.ts';
import { currentCall } from '../../desk/call.ts';
import { AuditLog, defineOperation, defineQuery, type View } from '../../desk/index.ts';
import { User } from './entity.ts';
import { isLocked, lockedUntil } from './lockout.ts';

/** What a sign-in needs to know of an e-mail before a password is looked at. */
export interface Tries {
  /** Null where there is no account, or none that may sign in. */
  user: { id: string; password_hash: string } | null;
  /** No password is looked at before; null: now. */
  locked_until: string | null;
}

const wrong = JSON.stringify({ code: 'wrong_password' });
const locked = JSON.stringify({ code: 'locked' });
/** How long wrong passwords for an e-mail without an account are counted, milliseconds. */
const remembered = 86_400_000;

/** Behind the sign-in alone: no command and no screen sees what it answers. */
export const triesFor = defineQuery({
  name: 'users.tries',
  title: 'See whether an account may try',
  permission: 'account.enter',
  input: z.object({ email: z.string() }),
  async run(view, { email }): Promise<Tries> {
    const user = await view.em.findOne(User, { email });
    const until = user ? (user.locked_until ?? null) : (await unknownTries(view, email)).until;
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
    const user = await work.em.findOne(User, { email });
    const failed = (user ? user.failed_sign_ins : (await unknownTries(work, email)).failed) + 1;
    const call = currentCall();
    await addEntry(work.em, call, {
      entity: User.meta.tableName,
      entity_id: user ? user.id : call.book.pseudonym(email),
      patient_id: null,
      kind: 'refuse',
      before: null,
      after: why === 'wrong' ? wrong : locked,
    });
    if (why === 'locked') return { locked_until: user?.locked_until ?? null };
    const locked_until = lockedUntil(failed, work.now);
    if (user) await work.store.noteFailedSignIn(user.id, failed, locked_until);
    return { locked_until };
  },
});

/** How often an e-mail without an account was tried, from the log: there is no row that could say so. */
async function unknownTries(view: View, email: string): Promise<{ failed: number; until: string | null }> {
  const entity_id = currentCall().book.pseudonym(email);
  if (entity_id === null) return { failed: 0, until: null };
  const since = new Date(Date.parse(view.now) - remembered).toISOString();
  const entries = await view.em.find(
    AuditLog,
    { entity: User.meta.tableName, entity_id, kind: 'refuse', after: wrong, at: { $gte: since } },
    { orderBy: { entry: 'desc' }, limit: 100 },
  );
  const [last] = entries;
  return { failed: entries.length, until: last ? lockedUntil(entries.length, last.at) : null };
}
