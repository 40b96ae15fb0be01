import { Box } from 'ink';
import { ownSessions, type SessionRow, sessionWords } from '../../../clinic/sessions/index.ts';
import {
  type Column,
  Lines,
  type LineText,
  type Moments,
  plainLine,
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
          columns={columnsFor(moments, acts.here)}
          width={width}
          height={height - HEAD_ROWS}
          empty=""
        />
      ) : null}
    </Box>
  );
}

function columnsFor({ when }: Moments, here: string | null): Column<SessionRow>[] {
  return [
    {
      title: 'What',
      min: 26,
      flex: 3,
      text: (row) => `${sessionWords(row)}${row.id === here ? ', here' : ''}`,
    },
    { title: 'Where from', min: 10, flex: 1, text: ({ origin }) => origin, optional: true },
    { title: 'Last used', width: 15, text: ({ last_seen_at }) => when(last_seen_at) },
    { title: 'Until', width: 15, text: ({ expires_at }) => when(expires_at) },
  ];
}
