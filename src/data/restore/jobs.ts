import { defineJob } from '../job.ts';
import { restoreInput } from './choose.ts';
import { compareBackup } from './compare.ts';
import { groundOf } from './ground.ts';
import { type Restored, restore, restoredNote, restoreName } from './restore.ts';

/** Restores a backup over an open clinic. */
export const restoreJob = defineJob({
  name: restoreName,
  title: 'Restore a backup',
  input: restoreInput,
  permission: 'data.restore',
  note: (done: Restored) => restoredNote(done),
  run: (clinic, wanted, task) => restore(groundOf(clinic), wanted, task),
});

/** What a restore would change. */
export const compareBackupJob = defineJob({
  name: 'data.compare_backup',
  title: 'Compare a backup with now',
  input: restoreInput,
  permission: 'data.restore',
  run: (clinic, wanted, task) => compareBackup(groundOf(clinic), wanted, task),
});
