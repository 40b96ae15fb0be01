export { afterBackup } from './after-backup.ts';
export { type BackupStanding, backupStanding, dueNow, type ScheduledTask } from './due.ts';
export { isAnythingDue } from './is-due.ts';
export { type DoneByItself, runDue } from './run-due.ts';
export { readUpkeep, type Upkeep, type UpkeepPlace } from './upkeep.ts';
export { failureWords } from './words.ts';
