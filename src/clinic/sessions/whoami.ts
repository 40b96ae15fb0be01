import { z } from 'zod';
import { defineQuery, type Role } from '../../desk/index.ts';
import { Session } from './entity.ts';

/** Who works here. Without accounts that is the system's login, and there is no session. */
export interface WhoAmI {
  name: string;
  user: { id: string; email: string; role: Role; doctor_id: string | null } | null;
  session: { id: string; kind: Session['kind']; scope: string | null; expires_at: string } | null;
  must_change_password: boolean;
}

export const whoAmI = defineQuery({
  name: 'sessions.whoami',
  title: 'Who is signed in here',
  input: z.object({}),
  permission: 'account.see',
  cli: { hidden: true },
  async run(view): Promise<WhoAmI> {
    const { standing } = view;
    if (standing.kind !== 'signed_in')
      return { name: view.actor.name, user: null, session: null, must_change_password: false };
    const { user_id: id, email, role, doctor_id, scope, expires_at, session_id } = standing;
    const session = await view.em.findOneOrFail(Session, { id: session_id });
    return {
      name: standing.name,
      user: { id, email, role, doctor_id },
      session: { id: session_id, kind: session.kind, scope, expires_at },
      must_change_password: standing.must_change_password,
    };
  },
});
