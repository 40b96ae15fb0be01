export { chooseBackup, type RestoreWanted, restoreInput, safetyNote } from './choose.ts';
export { type BackupComparison, compareBackup } from './compare.ts';
export { type Ground, type GroundOptions, groundAt, groundOf, groundWithout } from './ground.ts';
export { compareBackupJob, findWayBackJob, restoreJob } from './jobs.ts';
export {
  findWayBack,
  isLostClinic,
  lastOfLost,
  refuseInPlaceOfAccounts,
  restoreCommand,
  type WayBack,
  withWayBack,
} from './recovery.ts';
export { type Restored, restore } from './restore.ts';
export { mendedWords, unverifiedWords } from './words.ts';
