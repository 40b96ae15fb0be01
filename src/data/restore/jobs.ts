import { z } from 'zod';
import { fileNamed } from '../backup/index.ts';
import { defineJob } from '../job.ts';
import { type RestoreWanted, restoreInput } from './choose.ts';
import { compareBackup } from './compare.ts';
import { groundOf, groundWithout } from './ground.ts';
import { findWayBack } from './recovery.ts';
import { type Restored, restore, restoredNote, restoreName } from './restore.ts';

/** Restores a backup over what is there, if anything is. */
export const restoreJob = defineJob({
  name: restoreName,
  title: 'Restore a backup',
  input: restoreInput,
  permission: 'data.restore',
  paths: pathsOf,
  note: (done: Restored) => restoredNote(done),
  run: (clinic, wanted, task) => restore(groundOf(clinic), wanted, task),
  runWithout: async (place, wanted, task) => restore(await groundWithout(place), wanted, task),
});

/** What a restore would change. */
export const compareBackupJob = defineJob({
  name: 'data.compare_backup',
  title: 'Compare a backup with now',
  input: restoreInput,
  permission: 'data.restore',
  paths: pathsOf,
  run: (clinic, wanted, task) => compareBackup(groundOf(clinic), wanted, task),
  runWithout: async (place, wanted, task) => compareBackup(await groundWithout(place), wanted, task),
});

/** The newest good backup of a clinic that is gone or damaged. */
export const findWayBackJob = defineJob({
  name: 'data.find_way_back',
  title: 'Look for the newest good backup',
  input: z.object({}),
  permission: 'data.restore',
  run: (clinic, _input, task) => findWayBack(groundOf(clinic), task),
  runWithout: async (place, _input, task) => findWayBack(await groundWithout(place), task),
});

function pathsOf({ backup }: RestoreWanted): string[] {
  const file = backup === undefined ? undefined : fileNamed(backup);
  return file === undefined ? [] : [file];
}
