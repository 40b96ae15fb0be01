import { z } from 'zod';
import { type UndoneUpload, undoingUpload } from '../../clinic/uploads/index.ts';
import type { Permission } from '../../desk/index.ts';
import { countText } from '../../desk/words/index.ts';
import { defineJob, throwIfStopped } from '../job.ts';
import { importFile } from './import.ts';
import { previewImport } from './preview.ts';
import { type ImportReport, rowCountsText } from './report.ts';
import { type ImportOptions, type ImportRequest, importOptions, importRequest } from './request.ts';
import { isAccounts } from './tables/index.ts';

/** What is in a file and how it would be read: before anything is written. */
export const previewImportJob = defineJob({
  name: 'data.preview_import',
  title: 'Look into the file',
  input: importRequest,
  permission: 'data.import',
  alsoAsks,
  paths: pathsOf,
  run: (clinic, input, task) => previewImport(clinic, input, task),
});

/** Reads a file in, or rehearses it. */
export const importJob = defineJob({
  name: 'data.import',
  title: 'Import',
  input: importOptions,
  permission: 'data.import',
  alsoAsks,
  paths: pathsOf,
  note: noteOf,
  run: (clinic, input, task) => importFile(clinic, input, task),
});

/** Takes an import back as a whole; stopped, it leaves it as it was. */
export const undoUploadJob = defineJob({
  name: 'data.undo_upload',
  title: 'Take the import back',
  input: z.object({ id: z.string() }),
  permission: 'data.import',
  note: ({ file_name, removed, set_back }: UndoneUpload) =>
    `${file_name}: ${countText(removed)} removed, ${countText(set_back)} set back`,
  run: (clinic, { id }, task) => {
    const seen = (done: number): void => {
      throwIfStopped(task);
      task.progress({ phase: 'taking back', done, total: null, unit: 'rows' });
    };
    return clinic.desk.perform(undoingUpload(seen), { id });
  },
});

function alsoAsks({ table }: ImportRequest): Permission | null {
  return table !== undefined && isAccounts(table) ? 'accounts.manage' : null;
}

function pathsOf({ file, rejects }: Pick<ImportOptions, 'file' | 'rejects'>): string[] {
  return rejects === undefined ? [file] : [file, rejects];
}

function noteOf({ table, dry_run, ...counts }: ImportReport): string {
  return `${table}: ${countText(counts.read)} read, ${rowCountsText(counts)}${dry_run ? ' (rehearsed only)' : ''}`;
}
