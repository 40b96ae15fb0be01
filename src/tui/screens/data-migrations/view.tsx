import { Box } from 'ink';
import { lookOver } from '../../../data/overview/index.ts';
import type { HistoryRow } from '../../../data/schema/index.ts';
import {
  bothEnds,
  Lines,
  RunningJob,
  TableAndDetail,
  useActions,
  useBodyAboveJob,
  useDialogs,
  useListCursor,
  useLook,
  useMoments,
} from '../../kit.ts';
import { migrationsActions } from './actions.ts';
import { Sql } from './sql.tsx';
import { migrationColumns, migrationDetail } from './state.ts';
import { useActs } from './use-acts.ts';

const DETAIL_ROWS = 4;

/** The revisions of the database: what is applied, since when and by whom, and what is pending. */
export function MigrationsView() {
  const { columns: width, rows: height, job } = useBodyAboveJob();
  const moments = useMoments();
  const dialogs = useDialogs();
  const overview = useLook(lookOver, {});
  const rows = overview.data?.history;
  const cursor = useListCursor(rows, ({ revision }: HistoryRow) => revision);
  const showSql = (title: string, sql: readonly string[]) =>
    dialogs.open<null>((answer) => <Sql title={title} sql={sql} answer={answer} />);
  useActions(migrationsActions, useActs(cursor.row, rows, showSql));
  return (
    <Box flexDirection="column" width={width}>
      <Lines
        lines={[[{ text: bothEnds(' MIGRATIONS', sumText(rows), width - 1), tone: 'title' }]]}
        width={width}
      />
      <TableAndDetail
        {...cursor.props}
        columns={migrationColumns(moments)}
        width={width}
        height={height - 1}
        empty="Looking …"
        detail={{
          title: cursor.row?.revision,
          lines: migrationDetail(cursor.row, moments, width),
          rows: DETAIL_ROWS,
        }}
      />
      {job ? <RunningJob job={job} width={width} /> : null}
    </Box>
  );
}

function sumText(rows: readonly HistoryRow[] | undefined): string {
  if (rows === undefined) return '';
  const pending = rows.filter(({ applied_at }) => applied_at === null).length;
  const changed = rows.filter(({ checksum_ok }) => checksum_ok === false).length;
  const parts = [
    pending === 0 ? 'up to date' : `${pending} pending`,
    ...(changed > 0 ? [`${changed} changed`] : []),
  ];
  return parts.join(', ');
}
