import { defineJob } from '../job.ts';
import { backupInput, makeBackup } from './make.ts';

/** Backs the clinic up (`frontdesk backup`, Ctrl+B). */
export const backUp = defineJob({
  name: 'data.backup',
  title: 'Back up',
  permission: 'data.backup',
  input: backupInput,
  note: ({ id, kind, file, size_bytes }) => `${id}, ${kind}, ${size_bytes} bytes, ${file}`,
  run: makeBackup,
});
