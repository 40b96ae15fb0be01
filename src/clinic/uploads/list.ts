import { z } from 'zod';
import { optional, wholeNumber } from '../../desk/fields/index.ts';
import { defineQuery } from '../../desk/index.ts';
import { Upload } from './entity.ts';
import { toUploadRow, type UploadRow } from './row.ts';

/** Every import, the newest first. */
export const listUploads = defineQuery({
  name: 'uploads.list',
  title: 'List what was imported',
  input: z.object({
    limit: optional(wholeNumber('Limit', 1, 10_000)).describe(
      'At most so many, the newest first (default 50)',
    ),
  }),
  permission: 'data.log',
  cli: {
    columns: [
      'started_at',
      'file_name',
      'table',
      'status',
      'read',
      'inserted',
      'updated',
      'unchanged',
      'rejected',
      'uploaded_by',
      'id',
    ],
  },
  async run(view, { limit }): Promise<UploadRow[]> {
    const found = await view.em.find(
      Upload,
      {},
      { orderBy: { started_at: 'desc', id: 'desc' }, limit: limit ?? 50 },
    );
    return found.map(toUploadRow);
  },
});
