export { type BackupStanding, backupStanding, dueNow, type ScheduledTask } from './due.ts';
export { readUpkeep, type Upkeep, type UpkeepPlace } from './upkeep.ts';
