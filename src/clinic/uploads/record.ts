import { z } from 'zod';
import { defineOperation, refuse, type Work } from '../../desk/index.ts';
import { Upload } from './entity.ts';
import { toUploadRow, type UploadCounts, type UploadRow } from './row.ts';

/** An import is many acts: the key that undoes one must not take back a piece of it. */
export const importUndo = { never: 'Take the whole import back: Data, Uploads.' } as const;

/** What is known of a file before its first row lands. */
export interface UploadStart {
  file_name: string;
  file_hash: string;
  file_size: number;
  table: string;
  format: string;
  mapping: Record<string, string>;
}

const start = z.object({
  file_name: z.string(),
  file_hash: z.string(),
  file_size: z.number(),
  table: z.string(),
  format: z.string(),
  mapping: z.record(z.string(), z.string()),
}) satisfies z.ZodType<UploadStart>;

/** Notes that an import begins. It stays `running` until it is finished, also when the program is killed. */
export const beginUpload = defineOperation({
  name: 'uploads.begin',
  title: 'Begin an import',
  input: start,
  permission: 'data.import',
  undo: importUndo,
  cli: { hidden: true },
  async run(work, input): Promise<UploadRow> {
    const upload = createUpload(work, input);
    await work.flush();
    return toUploadRow(upload);
  },
});

/** Notes how an import ended; its counts came with its rows. */
export const finishUpload = defineOperation({
  name: 'uploads.finish',
  title: 'Finish an import',
  input: z.object({
    id: z.string(),
    status: z.enum(['done', 'failed']),
    rejected: z.number(),
    read: z.number(),
    error: z.string().nullable(),
  }),
  permission: 'data.import',
  undo: importUndo,
  cli: { hidden: true },
  async run(work, { id, status, rejected, read, error }): Promise<UploadRow> {
    const upload = await findUpload(work, id);
    work.em.assign(upload, { status, rejected, read, error, finished_at: work.now });
    await work.flush();
    return toUploadRow(upload);
  },
});

/**
 * Notes of imports that nobody is at any more (the program was killed, or the machine stopped) that they have failed.
 * What had landed by then is in their counts. Only for whoever knows that no import is under way.
 */
export const abandonUploads = defineOperation({
  name: 'uploads.abandon',
  title: 'Note imports that broke off',
  input: z.object({}),
  permission: 'data.import',
  undo: importUndo,
  cli: { hidden: true },
  async run(work): Promise<UploadRow[]> {
    const running = await work.em.find(Upload, { status: 'running' });
    for (const upload of running) {
      const error = 'The program was ended before the import was done.';
      work.em.assign(upload, { status: 'failed', error, finished_at: work.now });
    }
    await work.flush();
    return running.map(toUploadRow);
  },
});

/** A new upload within the unit of work under way. */
export function createUpload(work: Work, { table, mapping, ...file }: UploadStart): Upload {
  return work.em.create(
    Upload,
    {
      ...file,
      id: work.id(),
      table_name: table,
      mapping: JSON.stringify(mapping),
      status: 'running',
      uploaded_by: work.actor.name,
      started_at: work.now,
    },
    { partial: true },
  );
}

/**
 * Adds what a chunk of rows came to, in the same unit of work: the audit log then ties the rows to their upload.
 */
export async function addCounts(work: Work, id: string, counts: UploadCounts): Promise<void> {
  const upload = await findUpload(work, id);
  upload.read += counts.read;
  upload.inserted += counts.inserted;
  upload.updated += counts.updated;
  upload.unchanged += counts.unchanged;
  upload.rejected += counts.rejected;
}

async function findUpload(work: Work, id: string): Promise<Upload> {
  return (await work.em.findOne(Upload, { id })) ?? refuse('not_found', `There is no upload ${id}.`);
}
