import { type SessionRow, sessionWords } from '../../../clinic/sessions/index.ts';
import type { Moments } from '../../shell/moments.ts';
import type { Column } from '../table/index.ts';

/** What is said of a session in a list. @param here the session that is signed in at this desk */
export function sessionColumns({ when }: Moments, here: string | null): Column<SessionRow>[] {
  return [
    {
      title: 'What',
      min: 17,
      flex: 3,
      text: (session) => `${sessionWords(session)}${session.id === here ? ', here' : ''}`,
    },
    { title: 'Where from', min: 10, flex: 1, text: ({ origin }) => origin, optional: true },
    { title: 'Last used', width: 15, text: ({ last_seen_at }) => when(last_seen_at) },
    { title: 'Until', width: 15, text: ({ expires_at }) => when(expires_at) },
  ];
}

/** Whether a session can be ended from a list: the one that is worked in is signed out of, so that nothing typed is lost. */
export function canEnd(session: SessionRow, here: string | null): true | string {
  return session.id === here ? 'This is the session you work in: sign out instead (g o).' : true;
}
