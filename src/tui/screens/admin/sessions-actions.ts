import { type SessionRow, sessionRevoke } from '../../../clinic/sessions/index.ts';
import { canEnd, defineActions } from '../../kit.ts';

/** What the keys of those who are signed in work on. */
export interface SessionsContext {
  readonly session: SessionRow | undefined;
  /** The session that is signed in here. */
  readonly here: string | null;
  end(): unknown;
}

export const sessionsActions = defineActions<SessionsContext>(
  'sessions',
  'Who is signed in',
  [
    {
      id: 'sessions.end',
      title: 'End this session or token',
      keys: ['x'],
      asks: sessionRevoke,
      hint: 'end it',
      when: ({ session, here }) => (session ? canEnd(session, here) : 'Nobody is signed in.'),
      run: (sessions) => sessions.end(),
    },
  ],
  ['list', 'tabs'],
);
