import { z } from 'zod';
import { choice, text, wholeNumber } from '../../desk/fields/index.ts';
import { defineOperation, newToken, type Scope, scopeNames, tokenHash } from '../../desk/index.ts';
import { Session } from '../sessions/entity.ts';
import { ownUser } from './find.ts';

/** A token for scripts. It is shown this once. */
export interface TokenAnswer {
  token: string;
  session_id: string;
  scope: Scope;
  label: string;
  expires_at: string;
}

/** One's own: it may no more than its owner's role, and of that only its scope. Revoked like any session. */
export const userToken = defineOperation({
  name: 'users.token',
  title: 'Make a token for a script',
  input: z.object({
    scope: choice('Scope', scopeNames),
    label: text('Label', 100).describe('What it is for, such as “nightly backup”'),
    days: wholeNumber('Days', 1, 1000).default(90).describe('For how many days it is good'),
  }),
  permission: 'account.own',
  undo: { never: 'It may be in use already. End it instead.' },
  async run(work, { scope, label, days }): Promise<TokenAnswer> {
    const user = await ownUser(work);
    const token = newToken();
    const expires_at = new Date(Date.parse(work.now) + days * 86_400_000).toISOString();
    const session = work.em.create(
      Session,
      {
        id: work.id(),
        user,
        kind: 'token',
        token_hash: tokenHash(token),
        scope,
        label,
        origin: work.actor.origin,
        last_seen_at: work.now,
        expires_at,
      },
      { partial: true },
    );
    await work.flush();
    return { token, session_id: session.id, scope, label, expires_at };
  },
});
