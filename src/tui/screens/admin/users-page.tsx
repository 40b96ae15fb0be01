import { Box } from 'ink';
import { userList } from '../../../clinic/users/index.ts';
import { Lines, TableAndDetail, useActions, useListCursor, useMoments, useRead, useSeat } from '../../kit.ts';
import { noAccountsLines, userColumns, userDetail } from './state.ts';
import { useUserActs } from './use-user-acts.ts';
import { usersActions } from './users-actions.ts';

const DETAIL_ROWS = 3;

/** Who works here. */
export function UsersPage({ width, height }: { readonly width: number; readonly height: number }) {
  const users = useRead(userList, {});
  const { standing } = useSeat();
  const moments = useMoments();
  const cursor = useListCursor(users.data, ({ id }) => id);
  useActions(usersActions, useUserActs(cursor.row));
  if (standing.kind === 'open') return <Lines lines={noAccountsLines(width)} width={width} height={height} />;
  return (
    <Box flexDirection="column" width={width} height={height}>
      <TableAndDetail
        {...cursor.props}
        columns={userColumns(moments)}
        width={width}
        height={height}
        empty={users.data ? 'No account.' : ''}
        tone={({ is_active }) => (is_active ? undefined : 'muted')}
        detail={{ title: cursor.row?.full_name, lines: userDetail(cursor.row, moments), rows: DETAIL_ROWS }}
      />
    </Box>
  );
}
