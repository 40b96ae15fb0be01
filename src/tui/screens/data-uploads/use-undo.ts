import type { UploadRow } from '../../../clinic/uploads/index.ts';
import { undoUploadJob } from '../../../data/import/index.ts';
import { counted, useDialogs, useJobs } from '../../kit.ts';
import { undoLines } from './state.ts';

/** Takes an upload back as a whole, once it is confirmed what goes. */
export function useUndo(): (upload: UploadRow) => unknown {
  const jobs = useJobs();
  const dialogs = useDialogs();
  return async (upload) => {
    const sure = await dialogs.confirm({
      title: `Take ${upload.file_name} back?`,
      lines: undoLines(upload),
      yes: 'take it back',
    });
    if (!sure) return;
    await jobs.run(
      undoUploadJob,
      { id: upload.id },
      {
        said: ({ file_name, removed, set_back }) => {
          const rest = set_back > 0 ? `, ${counted(set_back, 'row')} as before` : '';
          return `${file_name} is taken back: ${counted(removed, 'row')} gone${rest}.`;
        },
      },
    );
  };
}
