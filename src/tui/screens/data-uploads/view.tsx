import { Box } from 'ink';
import { listUploads, type UploadRow } from '../../../clinic/uploads/index.ts';
import {
  bothEnds,
  counted,
  Lines,
  RunningJob,
  TableAndDetail,
  useActions,
  useBodyAboveJob,
  useListCursor,
  useMoments,
  useRead,
} from '../../kit.ts';
import { uploadsActions } from './actions.ts';
import { canUndoUpload, uploadColumns, uploadDetail } from './state.ts';
import { useUndo } from './use-undo.ts';

const DETAIL_ROWS = 4;
const MOST = 1000;

/** What was imported, by whom, and what came of it. */
export function UploadsView() {
  const { columns: width, rows: height, job } = useBodyAboveJob();
  const moments = useMoments();
  const uploads = useRead(listUploads, { limit: MOST });
  const cursor = useListCursor(uploads.data, ({ id }: UploadRow) => id);
  const undo = useUndo();
  const upload = cursor.row;
  useActions(uploadsActions, {
    upload,
    canUndo: job ? `${job.title} is still under way.` : canUndoUpload(upload),
    undo: () => upload && undo(upload),
  });
  const count = uploads.data === undefined ? '' : counted(uploads.data.length, 'upload');
  return (
    <Box flexDirection="column" width={width}>
      <Lines lines={[[{ text: bothEnds(' UPLOADS', count, width - 1), tone: 'title' }]]} width={width} />
      <TableAndDetail
        {...cursor.props}
        columns={uploadColumns(moments)}
        width={width}
        height={height - 1}
        empty={uploads.data ? 'Nothing was imported yet: keys 7 i import a file.' : ''}
        tone={({ status }) => (status === 'undone' ? 'muted' : undefined)}
        detail={{ title: upload?.file_name, lines: uploadDetail(upload, moments, width), rows: DETAIL_ROWS }}
      />
      {job ? <RunningJob job={job} width={width} /> : null}
    </Box>
  );
}
