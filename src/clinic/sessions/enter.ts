import { z } from 'zod';
import { addEntry } from '../../desk/audit/entry.ts';
import { currentCall } from '../../desk/call.ts';
import { type Actor, defineOperation, newToken, tokenHash, type Work } from '../../desk/index.ts';
import { readSettings } from '../settings/index.ts';
import { countHere, firstColumns, isLocked, tooMany, User, wrongPassword } from '../users/index.ts';
import { Session } from './entity.ts';
import { sweepSessions } from './sweep.ts';

/** Behind the sign-in alone, once the password was right: the session, and its entry in the log. */
export const enter = defineOperation({
  name: 'sessions.sign_in',
  title: 'Sign in',
  permission: 'account.enter',
  input: z.object({
    user_id: z.string(),
    /** The stored hash that the password was held against. */
    stored: z.string(),
    replacement: z.string().nullable(),
    kind: z.enum(['screen', 'command']),
  }),
  undo: 'never',
  // The entry names the person, not who the desk was before; and nobody's sign-in is an act to take back.
  audited: false,
  async run(work, { user_id, stored, replacement, kind }) {
    const user = await work.em.findOne(User, { id: user_id, is_active: true }, { fields: firstColumns });
    // Looked at again where nothing can change any more: another desk may have guessed, or set another password.
    if (user === null || user.password_hash !== stored) throw wrongPassword();
    const { isKnownPlace, until } = await countHere(work, user.email, user);
    if (until !== null && isLocked(until, work.now)) throw tooMany(until);
    if (replacement !== null) user.password_hash = replacement;
    const token = newToken();
    const session = await begin(work, user.id, kind, token);
    await sweepSessions(work);
    await work.flush();
    // From where one is known nothing is said of the guesses from elsewhere.
    await work.store.noteSignIn(user.id, work.now, !isKnownPlace);
    const actor: Actor = {
      name: user.full_name,
      user_id: user.id,
      session: session.id,
      origin: work.actor.origin,
    };
    await addEntry(work.em, { ...currentCall(), actor }, about(session));
    const { id, full_name, email, role, must_change_password } = user;
    return {
      token,
      session_id: session.id,
      user: { id, full_name, email, role },
      expires_at: session.expires_at,
      must_change_password,
    };
  },
});

async function begin(work: Work, id: string, kind: 'screen' | 'command', token: string): Promise<Session> {
  const { session_hours, command_idle_minutes } = await readSettings(work);
  return work.em.create(
    Session,
    {
      id: work.id(),
      user: work.em.getReference(User, id),
      kind,
      token_hash: tokenHash(token),
      origin: work.actor.origin,
      last_seen_at: work.now,
      idle_minutes: kind === 'command' ? command_idle_minutes : null,
      expires_at: new Date(Date.parse(work.now) + session_hours * 3_600_000).toISOString(),
    },
    { partial: true },
  );
}

function about({ id, kind, expires_at }: Session) {
  const after = JSON.stringify({ kind, expires_at });
  return {
    entity: Session.meta.tableName,
    entity_id: id,
    patient_id: null,
    kind: 'run',
    before: null,
    after,
  } as const;
}
