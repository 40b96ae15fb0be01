import { sessionList, sessionRevoke } from '../../../clinic/sessions/index.ts';
import {
  Table,
  useActions,
  useDialogs,
  useListCursor,
  useMoments,
  usePerform,
  useRead,
  useSeat,
} from '../../kit.ts';
import { sessionsActions } from './sessions-actions.ts';
import { allSessionsColumns } from './state.ts';

/** Who is signed in, where, and which tokens there are. */
export function SessionsPage({ width, height }: { readonly width: number; readonly height: number }) {
  const sessions = useRead(sessionList, {});
  const moments = useMoments();
  const perform = usePerform();
  const dialogs = useDialogs();
  const cursor = useListCursor(sessions.data, ({ id }) => id);
  const { standing } = useSeat();
  const here = standing.kind === 'signed_in' ? standing.session_id : null;
  const session = cursor.row;
  useActions(sessionsActions, {
    session,
    here,
    async end() {
      if (!session) return;
      const whose = session.kind === 'token' ? `the token “${session.label}” of` : 'the session of';
      const sure = await dialogs.confirm({
        title: `End ${whose} ${session.user.full_name}?`,
        lines: [
          session.kind === 'token'
            ? 'The script that uses it is refused from now on.'
            : 'That desk asks for the password at the next key. What was typed there is kept.',
        ],
        yes: 'end it',
      });
      if (sure)
        await perform(
          sessionRevoke,
          { id: session.id },
          { said: `Ended: ${whose} ${session.user.full_name}.` },
        );
    },
  });
  return (
    <Table
      {...cursor.props}
      columns={allSessionsColumns(moments, here)}
      width={width}
      height={height}
      empty={sessions.data ? 'Nobody is signed in.' : ''}
    />
  );
}
