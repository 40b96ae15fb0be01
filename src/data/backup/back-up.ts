import { sizeText } from '../../desk/words/index.ts';
import { defineJob } from '../job.ts';
import { withHouseRules } from './house-rules.ts';
import { backupInput, makeBackup } from './make.ts';
import type { BackupRow } from './row.ts';

/** Backs the clinic up (`frontdesk backup`, Ctrl+B), encrypted where the clinic's settings say so. */
export const backUp = defineJob({
  name: 'data.backup',
  isAudited: true,
  title: 'Back up',
  permission: 'data.backup',
  input: backupInput,
  alsoAsks: ({ to, recipient, passphrase, passphrase_file }) =>
    [to, recipient, passphrase, passphrase_file].every((said) => said === undefined)
      ? null
      : 'data.backup_elsewhere',
  paths: ({ to, passphrase_file }) => [to, passphrase_file].filter((path) => path !== undefined),
  note: ({ id, kind, file, size_bytes }: BackupRow) => `${id}, ${kind}, ${sizeText(size_bytes)}, ${file}`,
  run: async (clinic, wanted, task): Promise<BackupRow> =>
    makeBackup(clinic, await withHouseRules(clinic.desk, wanted), task),
});
