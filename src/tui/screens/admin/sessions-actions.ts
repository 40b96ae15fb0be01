import { type SessionRow, sessionRevoke } from '../../../clinic/sessions/index.ts';
import { defineActions } from '../../kit.ts';

/** What the keys of those who are signed in work on. */
export interface SessionsContext {
  readonly session: SessionRow | undefined;
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
      when: ({ session }) => (session ? true : 'Nobody is signed in.'),
      run: (sessions) => sessions.end(),
    },
  ],
  ['list', 'tabs'],
);
