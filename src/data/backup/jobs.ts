import { defineJob } from '../job.ts';
import { backupInput, makeBackup } from './make.ts';

/** Backs up now. */
export const backUp = defineJob({
  name: 'data.backup',
  title: 'Back up',
  input: backupInput,
  permission: 'data.backup',
  note: ({ id, kind }) => `${id}, ${kind}, proved`,
  run: makeBackup,
});
