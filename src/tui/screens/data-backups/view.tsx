import { Box } from 'ink';
import type { BackupRow } from '../../../data/backup/index.ts';
import { lookOver } from '../../../data/overview/index.ts';
import {
  bothEnds,
  counted,
  Lines,
  Rule,
  RunningJob,
  sizeText,
  Table,
  useActions,
  useBodyAboveJob,
  useKeyLabels,
  useListCursor,
  useLook,
  useMoments,
  useParams,
} from '../../kit.ts';
import { backupsActions } from './actions.ts';
import { backupColumns, backupDetail } from './columns.ts';
import { useActs } from './use-acts.ts';

const DETAIL_ROWS = 5;

/** Every backup of the clinic: whether it is whole, and what can be done with it. */
export function BackupsView() {
  const { columns: width, rows: height, job } = useBodyAboveJob();
  const moments = useMoments();
  const overview = useLook(lookOver, {});
  const backups = overview.data?.backups;
  const cursor = useListCursor(backups, ({ id }: BackupRow) => id, useParams().id ?? null);
  const acts = useActs(cursor.row, overview.data);
  useActions(backupsActions, acts);
  const keyOf = useKeyLabels(backupsActions);
  const undo = acts.safetyCopy
    ? `${keyOf('data-backups.undo')} undoes the restore of ${moments.when(acts.safetyCopy.at)}`
    : '';
  return (
    <Box flexDirection="column" width={width}>
      <Lines
        lines={[
          [
            { text: ' BACKUPS   ', tone: 'title' },
            { text: bothEnds(undo, backups ? sumText(backups) : '', width - 12), tone: 'muted' },
          ],
        ]}
        width={width}
      />
      <Table
        {...cursor.props}
        columns={backupColumns(moments)}
        width={width}
        height={height - DETAIL_ROWS - 2}
        empty={backups ? 'There is no backup yet: b makes one.' : 'Looking …'}
      />
      <Rule width={width} title={cursor.row?.id} />
      <Lines
        lines={backupDetail(cursor.row, overview.data?.own_backups, moments, width)}
        width={width}
        height={DETAIL_ROWS}
      />
      {job ? <RunningJob job={job} width={width} /> : null}
    </Box>
  );
}

function sumText(backups: readonly BackupRow[]): string {
  const stored = backups.reduce((sum, { stored_bytes }) => sum + stored_bytes, 0);
  const damaged = backups.filter(({ verified }) => !verified).length;
  const bad = damaged > 0 ? ` · ${damaged} damaged` : '';
  return `${counted(backups.length, 'backup')} · ${sizeText(stored)}${bad}`;
}
