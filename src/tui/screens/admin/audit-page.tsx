import { Box } from 'ink';
import { useState } from 'react';
import { listAudit } from '../../../clinic/audit/index.ts';
import {
  bothEnds,
  counted,
  Lines,
  RunningJob,
  Table,
  useActions,
  useBodyAboveJob,
  useListCursor,
  useMoments,
  useRead,
  useTitles,
} from '../../kit.ts';
import { auditActions } from './audit-actions.ts';
import { auditColumns, auditInput, filterWords, noFilter } from './audit-state.ts';
import { useAuditActs } from './use-audit-acts.ts';

const pageRows = 200;

/** Who did and who saw what; the newest first. */
export function AuditPage({ width, height }: { readonly width: number; readonly height: number }) {
  const { job } = useBodyAboveJob();
  const moments = useMoments();
  const [filter, setFilter] = useState(noFilter);
  const [limit, setLimit] = useState(pageRows);
  const log = useRead(listAudit, auditInput(filter, limit));
  const cursor = useListCursor(log.data, ({ entry }) => String(entry));
  const title = useTitles((log.data ?? []).map(({ operation }) => operation));
  useActions(auditActions, useAuditActs(cursor.row, filter, setFilter, title));
  const words = filterWords(filter);
  const shown = log.data?.length ?? 0;
  const count = log.data ? `${counted(shown, 'entry', 'entries')}${shown === limit ? ' and more' : ''}` : '';
  const room = height - 1 - (job ? 4 : 0);
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Lines lines={[[{ text: bothEnds(` ${words}`, count, width - 1), tone: 'muted' }]]} width={width} />
      <Table
        {...cursor.props}
        columns={auditColumns(moments, title)}
        width={width}
        height={room}
        empty={log.data ? 'No entry.' : ''}
        onMore={() => shown === limit && setLimit(limit + pageRows)}
      />
      {job ? <RunningJob job={job} width={width} /> : null}
    </Box>
  );
}
