import { Box } from 'ink';
import { useState } from 'react';
import { listLogs } from '../../../clinic/operations-log/index.ts';
import {
  bothEnds,
  counted,
  Lines,
  RunningJob,
  SearchLine,
  TableAndDetail,
  useActions,
  useBodyAboveJob,
  useListCursor,
  useMoments,
  useRead,
} from '../../kit.ts';
import { logActions, logFindActions } from './actions.ts';
import { findInLog, logColumns, logDetail } from './state.ts';

const DETAIL_ROWS = 3;
const MOST = 1000;

/** What was run on the data as a whole, and every operation that failed. */
export function LogView() {
  const { columns: width, rows: height, job } = useBodyAboveJob();
  const moments = useMoments();
  const [isFailedOnly, setFailedOnly] = useState(false);
  const [isFinding, setFinding] = useState(false);
  const [typed, setTyped] = useState('');
  const log = useRead(listLogs, { limit: MOST, ...(isFailedOnly && { failed: true }) });
  const rows = log.data && findInLog(log.data, typed);
  const cursor = useListCursor(rows, ({ id }) => id);
  const acts = {
    isFailedOnly,
    isFinding,
    toggleFailed: () => setFailedOnly(!isFailedOnly),
    find: () => setFinding(true),
    leaveFind: () => setFinding(false),
    clearFind: () => {
      setFinding(false);
      setTyped('');
    },
  };
  useActions(logActions, acts, { active: !isFinding });
  useActions(logFindActions, acts, { active: isFinding });
  const isSearch = isFinding || typed !== '';
  const count = rows === undefined ? '' : counted(rows.length, 'line');
  const title = isFailedOnly ? ' OPERATIONS LOG · only what failed' : ' OPERATIONS LOG';
  return (
    <Box flexDirection="column" width={width}>
      <Lines lines={[[{ text: bothEnds(title, count, width - 1), tone: 'title' }]]} width={width} />
      {isSearch ? (
        <SearchLine value={typed} onChange={setTyped} focused={isFinding} width={width} note={count} />
      ) : null}
      <TableAndDetail
        {...cursor.props}
        columns={logColumns(moments)}
        width={width}
        height={height - 1 - (isSearch ? 1 : 0)}
        focused={!isFinding}
        empty={emptyText(log.data === undefined, isFailedOnly, typed)}
        detail={{
          title: cursor.row?.operation,
          lines: logDetail(cursor.row, moments, width),
          rows: DETAIL_ROWS,
        }}
      />
      {job ? <RunningJob job={job} width={width} /> : null}
    </Box>
  );
}

function emptyText(isUnread: boolean, isFailedOnly: boolean, typed: string): string {
  if (isUnread) return '';
  if (typed !== '') return 'No line has all these words.';
  return isFailedOnly ? 'Nothing has failed.' : 'Nothing was run on the data yet.';
}
