import type { UploadRow } from '../../../clinic/uploads/index.ts';
import { undoUploadJob } from '../../../data/import/index.ts';
import { defineActions } from '../../kit.ts';

/** What the keys of the uploads work on. */
export interface UploadsContext {
  readonly upload: UploadRow | undefined;
  /** True, or why the upload under the cursor cannot be taken back. */
  readonly canUndo: true | string;
  undo(): unknown;
}

export const uploadsActions = defineActions<UploadsContext>(
  'data-uploads',
  'Uploads',
  [
    {
      id: 'data-uploads.undo',
      title: 'Take this upload back as a whole',
      keys: ['x'],
      asks: undoUploadJob,
      hint: 'take it back',
      when: (uploads) => uploads.canUndo,
      run: (uploads) => uploads.undo(),
    },
  ],
  ['list', 'running-job'],
);
