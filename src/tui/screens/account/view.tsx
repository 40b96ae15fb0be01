import { Box } from 'ink';
import { ownSessions } from '../../../clinic/sessions/index.ts';
import {
  Lines,
  type LineText,
  plainLine,
  sessionColumns,
  Table,
  useActions,
  useBody,
  useListCursor,
  useMoments,
  useRead,
  useSeat,
} from '../../kit.ts';
import { accountActions } from './actions.ts';
import { useAccountActs } from './use-account-acts.ts';

const HEAD_ROWS = 5;

/** The own account: the password, and where one is signed in. */
export function AccountView() {
  const { columns: width, rows: height } = useBody();
  const { standing } = useSeat();
  const isSomebody = standing.kind === 'signed_in';
  const sessions = useRead(ownSessions, {}, { enabled: isSomebody });
  const moments = useMoments();
  const cursor = useListCursor(sessions.data, ({ id }) => id);
  const acts = useAccountActs(cursor.row);
  useActions(accountActions, acts);
  const head: LineText[] = isSomebody
    ? [
        [],
        [{ text: ` ${plainLine(standing.name)} · ${standing.role}`, tone: 'title' }],
        [{ text: ` ${standing.email}`, tone: 'muted' }],
        [],
        [{ text: ' SIGNED IN, AND TOKENS', tone: 'title' }],
      ]
    : [[], ' There are no accounts here yet: an administrator makes the first one in Admin (8).'];
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Lines lines={head} width={width} height={HEAD_ROWS} />
      {isSomebody ? (
        <Table
          {...cursor.props}
          columns={sessionColumns(moments, acts.here)}
          width={width}
          height={height - HEAD_ROWS}
          empty=""
        />
      ) : null}
    </Box>
  );
}
