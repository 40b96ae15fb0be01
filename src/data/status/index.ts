export { type DatabaseStatus, lastBackupOf, placeOf, statusOf, statusOfNothing } from './status.ts';
