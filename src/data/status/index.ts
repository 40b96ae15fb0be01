export {
  type DatabaseStatus,
  lastBackupOf,
  placeOf,
  statusOf,
  statusOfLocked,
  statusOfNothing,
} from './status.ts';
